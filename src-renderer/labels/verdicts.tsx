import { useTranslation } from 'react-i18next'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'

/** The ways to close a task. */
export function Verdicts() {
  const isProduction = useReview(({ shift }) => (shift?.bench ?? 'live') === 'live')
  const primary = useReview(({ task, problems, draft, opened, escalation }) => {
    // What was opened has the next key; nothing else is offered meanwhile.
    if (opened || escalation !== undefined) return undefined
    if (task && (task.problem ?? problems[task.id]) !== undefined) return 'cannot-review'
    return draft.labels.length > 0 ? 'submit' : 'no-violation'
  })
  return (
    <div className={classes.verdicts}>
      <VerdictButton action="no-violation" primary={primary === 'no-violation'} />
      <VerdictButton action="submit" primary={primary === 'submit'} />
      <VerdictButton action="escalate" opens />
      <VerdictButton action="cannot-review" opens primary={primary === 'cannot-review'} />
      {/* In an audit and in practice each task is judged in its turn. */}
      {isProduction && <VerdictButton action="skip" opens />}
      {isProduction && <VerdictButton action="aside" opens />}
    </div>
  )
}

type VerdictAction = 'no-violation' | 'submit' | 'escalate' | 'cannot-review' | 'skip' | 'aside'

function VerdictButton({
  action,
  primary = false,
  opens = false,
}: {
  action: VerdictAction
  primary?: boolean
  opens?: boolean
}) {
  const { t } = useTranslation()
  const isOpen = useReview((state) => state.opened?.action === action)
  return (
    <button
      type="button"
      className={classes.verdict}
      data-action={action}
      data-primary={primary || undefined}
      aria-expanded={opens ? isOpen : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <span className={classes.rowText}>{t(`action.${action}`)}</span>
      <Keys action={action} />
    </button>
  )
}
