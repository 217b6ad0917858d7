import { IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeCase } from '../../../src-shared/desk/practice-views.ts'
import page from '../../audit/feedback.module.css'
import { KindIcon } from '../../shell/kind-icon.tsx'
import { KeyCaps } from '../../ui/keys.tsx'
import { GoldWords } from '../gold-words.tsx'
import classes from './cases.module.css'

interface Props {
  cases: readonly PracticeCase[]
  chosen: PracticeCase
  onChoose: (auditId: string) => void
}

/** Settled cases with the answer that stands; nothing of their content. */
export function CaseRows({ cases, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => list.current?.focus(), [])
  return (
    <div className={page.side}>
      <div
        ref={list}
        className={page.list}
        role="listbox"
        aria-label={t('practice.cases.title')}
        aria-activedescendant={`${listId} ${chosen.auditId}`}
        tabIndex={0}
      >
        {cases.map((one) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which one is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the page has the keys
          <div
            key={one.auditId}
            id={`${listId} ${one.auditId}`}
            role="option"
            aria-selected={one === chosen}
            className={page.item}
            data-case={one.auditId}
            data-collected={one.collected || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one.auditId)}
          >
            <GoldWords answer={one.answer} />
            <span className={page.quiet}>
              <KindIcon kind={one.kind} label={t(`kind.${one.kind}`)} /> <bdi>{one.queue}</bdi> ·{' '}
              <time dateTime={one.at}>{day.format(new Date(one.at))}</time>
            </span>
            {one.collected && (
              <span className={classes.collected}>
                <IconCheck size={16} stroke={2} aria-hidden /> {t('practice.cases.collected')}
              </span>
            )}
          </div>
        ))}
      </div>
      <p className={page.quiet}>
        <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
      </p>
    </div>
  )
}
