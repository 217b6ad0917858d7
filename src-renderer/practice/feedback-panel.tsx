import { IconCheck, IconCircleCheck, IconCircleX, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeFeedback } from '../../src-shared/desk/practice-views.ts'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { perform } from '../review/perform.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import { Clause } from './clause.tsx'
import classes from './feedback-panel.module.css'
import { GoldWords } from './gold-words.tsx'

/** In the place of the decision panel, once a practice task was answered: what was right, what would have been, and why. */
export function FeedbackPanel({ feedback }: { feedback: PracticeFeedback }) {
  const { t } = useTranslation()
  const { right, given, gold, alternatives, rationale, clause, tries } = feedback
  const told = useRef<HTMLElement>(null)
  // What is told is read out, and scrolled by key, from here.
  useEffect(() => told.current?.focus(), [])
  const Icon = right ? IconCircleCheck : IconCircleX
  return (
    <aside className={classes.panel} aria-label={t('practice.feedback.title')}>
      <section
        ref={told}
        className={classes.told}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key
        tabIndex={0}
        aria-label={t('practice.feedback.title')}
        aria-live="polite"
        data-feedback={right ? 'right' : 'wrong'}
      >
        <h2 className={classes.verdict} data-right={right}>
          <Icon size={28} stroke={1.75} className={classes.verdictSign} aria-hidden />
          {t(right ? 'practice.feedback.right' : 'practice.feedback.wrong')}
          <span className={classes.quiet}>{t('practice.feedback.tries', { count: tries })}</span>
        </h2>
        <dl className={classes.answers}>
          <dt>{t('practice.feedback.yours')}</dt>
          <dd>
            <GoldWords answer={given} />
          </dd>
          <dt>{t('practice.feedback.gold')}</dt>
          <dd>
            <GoldWords answer={gold} />
          </dd>
          {alternatives.length > 0 && <dt>{t('practice.feedback.alternatives')}</dt>}
          {alternatives.map((answer) => (
            <dd key={JSON.stringify(answer)}>
              <GoldWords answer={answer} />
            </dd>
          ))}
        </dl>
        <Labels of={feedback} />
        <section className={classes.part}>
          <h3>{t('practice.feedback.why')}</h3>
          <p className={classes.rationale} dir="auto">
            {rationale}
          </p>
        </section>
        {clause !== undefined && <Clause code={clause} />}
      </section>
      <div className={classes.foot}>
        <Act action="practice-retry" />
        <Act action="beside-done" title={t('practice.next')} isPrimary />
      </div>
    </aside>
  )
}

/** Each label of either answer, with a sign and a word; and of those with evidence how much of it agrees. */
function Labels({ of: { labels, evidence, tolerance, action } }: { of: PracticeFeedback }) {
  const { t } = useTranslation()
  const signs = { right: IconCheck, missing: IconMinus, surplus: IconPlus } as const
  const rows = (['right', 'missing', 'surplus'] as const).flatMap((how) =>
    labels[how].map((code) => ({ how, code })),
  )
  if (rows.length === 0 && action !== false) return null
  return (
    <section className={classes.part}>
      <h3>{t('practice.feedback.labels')}</h3>
      <ul className={classes.labels}>
        {rows.map(({ how, code }) => {
          const Sign = signs[how]
          const marked = evidence.find(({ label }) => label === code)
          return (
            <li key={code} data-how={how}>
              <Sign size={16} stroke={2.25} className={classes.sign} aria-hidden />
              <span className={classes.label}>
                <LabelName code={code} /> <b>{t(`practice.feedback.is.${how}`)}</b>
                {marked && <Overlap {...marked} tolerance={tolerance} />}
              </span>
            </li>
          )
        })}
        {action === false && (
          <li data-how="missing">
            <IconMinus size={16} stroke={2.25} className={classes.sign} aria-hidden />
            <b>{t('practice.feedback.otherAction')}</b>
          </li>
        )}
      </ul>
    </section>
  )
}

function LabelName({ code }: { code: string }) {
  const index = useWorkstation((state) => state.index)
  return index.get(code)?.label.title ?? code
}

/** How much of the marked evidence agrees, and how much would have been enough: as a bar with a line, and in words. */
function Overlap({ overlap, enough, tolerance }: { overlap: number; enough: boolean; tolerance: number }) {
  const { t } = useTranslation()
  const percent = (share: number) => t('context.score', { value: share })
  const words = { overlap: percent(overlap), tolerance: percent(tolerance) }
  return (
    <span className={classes.overlap} data-enough={enough || undefined}>
      <span className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${overlap * 100}%` }} />
        <i style={{ insetInlineStart: `${tolerance * 100}%` }} />
      </span>
      {t(enough ? 'practice.feedback.enough' : 'practice.feedback.tooLittle', words)}
    </span>
  )
}

function Act({ action, title, isPrimary }: { action: ReviewAction; title?: string; isPrimary?: boolean }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={classes.act}
      data-primary={isPrimary || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <span>{title ?? t(`action.${action}`)}</span> <Keys action={action} />
    </button>
  )
}
