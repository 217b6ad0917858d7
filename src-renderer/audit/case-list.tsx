import { IconClockHour4, IconEqual, IconEqualNot, IconQuestionMark } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../src-shared/desk/bench-views.ts'
import { KindIcon } from '../shell/kind-icon.tsx'
import { KeyCaps } from '../ui/keys.tsx'
import { useStateWords } from './case-words.ts'
import classes from './feedback.module.css'

const outcomeIcons = { agree: IconEqual, disagree: IconEqualNot, grey: IconQuestionMark } as const

interface Props {
  cases: readonly CaseView[]
  chosen: CaseView
  onChoose: (auditId: string) => void
}

/** One's audited decisions, newest first: what came of each, and whose turn it is. */
export function CaseList({ cases, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const stateWords = useStateWords()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div className={classes.side}>
      <div
        ref={list}
        className={classes.list}
        role="listbox"
        aria-label={t('audit.feedback.list')}
        aria-activedescendant={`${listId} ${chosen.audit.auditId}`}
        tabIndex={0}
      >
        {cases.map((one) => {
          const { audit, decision, state } = one
          const Icon = outcomeIcons[audit.outcome]
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which one is chosen
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            <div
              key={audit.auditId}
              id={`${listId} ${audit.auditId}`}
              role="option"
              aria-selected={one === chosen}
              className={classes.item}
              data-case={audit.taskId}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(audit.auditId)}
            >
              <span className={classes.itemHead}>
                <Icon size={16} stroke={2} aria-hidden />
                <b>{t(`audit.short.${audit.outcome}`)}</b>
                {audit.error && <span>{t(`audit.errorType.${audit.error.type}`)}</span>}
              </span>
              <span className={classes.quiet}>
                <KindIcon kind={decision.task.kind} label={t(`kind.${decision.task.kind}`)} />{' '}
                <bdi>{audit.taskId}</bdi> · <time dateTime={audit.at}>{day.format(new Date(audit.at))}</time>
              </span>
              <span className={classes.turn} data-turn={state.at === 'turn' ? state.of : undefined}>
                {state.at === 'turn' && <IconClockHour4 size={16} stroke={1.75} aria-hidden />}
                {stateWords(one)}
              </span>
            </div>
          )
        })}
      </div>
      <p className={classes.quiet}>
        <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
      </p>
    </div>
  )
}
