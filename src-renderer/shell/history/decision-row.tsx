import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnDecision } from '../../../src-shared/desk/queue-views.ts'
import { EvidenceWords } from '../../labels/evidence-chips.tsx'
import { useWorkstation } from '../../stores/workstation.ts'
import { Keys } from '../../ui/keys.tsx'
import { useSecondsLeft } from '../../ui/use-seconds-left.ts'
import { KindIcon } from '../kind-icon.tsx'
import { verdictIcons } from '../verdict-icons.ts'
import classes from './my-decisions.module.css'

export const decisionRowId = (decisionId: string) => `decision-${decisionId}`

interface Props {
  decision: OwnDecision
  active: boolean
  onGo: (decisionId: string) => void
  onUndo: (decision: OwnDecision) => void
}

/** A decision with all that was entered for it; of its content nothing. */
export const DecisionRow = memo(function DecisionRow({ decision, active, onGo, onUndo }: Props) {
  const { t, i18n } = useTranslation()
  const { decisionId, taskId, kind, verdict, note, at, undone, along, alikeTo } = decision
  const VerdictIcon = verdictIcons[verdict]
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(new Date(at))
  return (
    <tr
      id={decisionRowId(decisionId)}
      aria-selected={active}
      className={classes.row}
      data-verdict={verdict}
      data-undone={undone || undefined}
      onClick={() => onGo(decisionId)}
    >
      <td>
        <time dateTime={at}>{time}</time>
      </td>
      <td>
        <KindIcon kind={kind} label={t(`kind.${kind}`)} />
      </td>
      <td className={classes.what}>
        <span className={classes.verdict}>
          <VerdictIcon size={16} stroke={2} aria-hidden /> {t(`verdict.${verdict}`)}
        </span>{' '}
        <Entered decision={decision} />
        <Marked decision={decision} />
        {note !== '' && (
          <span className={classes.note} dir="auto">
            {note}
          </span>
        )}
      </td>
      <td className={classes.id} title={taskId}>
        <bdi>{taskId}</bdi>
        {along !== undefined && <span className={classes.along}>{t('history.along', { count: along })}</span>}
        {alikeTo !== undefined && <span className={classes.along}>{t('history.alikeTo')}</span>}
      </td>
      <td className={classes.state}>
        <State decision={decision} active={active} onUndo={onUndo} />
      </td>
    </tr>
  )
})

/** Labels, action and reason, by the titles that the policy in force has for them. */
function Entered({ decision: { labels, action, reason } }: { decision: OwnDecision }) {
  const index = useWorkstation((state) => state.index)
  const policy = useWorkstation((state) => state.policy)
  const choices = [...policy.actions, ...policy.escalationRoutes, ...policy.cannotReviewReasons]
  const titleOf = (code: string) => choices.find((choice) => choice.code === code)?.title ?? code
  const parts = [
    ...labels.map((code) => index.get(code)?.label.title ?? code),
    ...(action === undefined ? [] : [titleOf(action)]),
    ...(reason === undefined ? [] : [titleOf(reason)]),
  ]
  return <span className={classes.entered}>{parts.join(' · ')}</span>
}

/** What was marked, for each label that has something. */
function Marked({ decision: { evidence } }: { decision: OwnDecision }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  if (evidence.length === 0) return null
  return (
    <ul className={classes.marked} aria-label={t('evidence.title')}>
      {evidence.map(({ code, marked }) => (
        <li key={code}>
          {evidence.length > 1 ? `${index.get(code)?.label.title ?? code}:` : t('history.marked')}{' '}
          {marked.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells one from another
            <span key={place} className={classes.mark}>
              <EvidenceWords evidence={one} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

function State({ decision, active, onUndo }: Pick<Props, 'decision' | 'active' | 'onUndo'>) {
  const { t } = useTranslation()
  const { undone, undoUntil, along, alikeTo } = decision
  const takes = along === undefined ? (alikeTo === undefined ? 'undo' : 'undoGroup') : 'undoAll'
  const seconds = useSecondsLeft(undoUntil === undefined ? 0 : Date.parse(undoUntil))
  if (undone) return t('history.undone')
  if (seconds === 0) return t('history.final')
  return (
    <button
      type="button"
      className={classes.undo}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onUndo(decision)}
    >
      {t(`history.${takes}`, { count: (along ?? 0) + 1 })}
      {active && (
        <span className={classes.undoKey}>
          <Keys action="undo" />
        </span>
      )}
      <span className={classes.quiet}>{t('recent.seconds', { seconds })}</span>
    </button>
  )
}
