import { useTranslation } from 'react-i18next'
import type { PracticeCase } from '../../../src-shared/desk/practice-views.ts'
import page from '../../audit/feedback.module.css'
import { GoldWords } from '../gold-words.tsx'
import classes from './cases.module.css'
import { Peek } from './peek.tsx'

interface Props {
  of: PracticeCase
  isPeeked: boolean
  onPeek: () => void
}

/** The chosen case: what it is, which answer stands, what had been decided, and what was said of it. */
export function CaseFacts({ of, isPeeked, onPeek }: Props) {
  const { t } = useTranslation()
  const { kind, queue, answer, mistaken, said, excerpt, auditId } = of
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key
    <section className={page.scroller} tabIndex={0} aria-label={t('practice.make.case')} data-facts={auditId}>
      <div className={classes.facts}>
        <h3>
          {t(`kind.${kind}`)} · <bdi>{queue}</bdi>
        </h3>
        <Peek excerpt={excerpt} shown={isPeeked} stroke="KeyR" onToggle={onPeek} />
        <dl>
          <dt>{t('practice.feedback.gold')}</dt>
          <dd>
            <GoldWords answer={answer} />
          </dd>
          {mistaken && <dt>{t('practice.cases.mistaken')}</dt>}
          {mistaken && (
            <dd>
              <GoldWords answer={mistaken} />
            </dd>
          )}
          {said !== '' && <dt>{t('practice.cases.said')}</dt>}
          {said !== '' && (
            <dd className={classes.said} dir="auto">
              {said}
            </dd>
          )}
        </dl>
      </div>
    </section>
  )
}
