import { useTranslation } from 'react-i18next'
import { allowedActions, effectiveAction } from '../../src-shared/rules/draft.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'
import { SeverityMark } from './label-title.tsx'

/** The labels chosen so far and the action that follows from them. */
export function Chosen() {
  const { t } = useTranslation()
  const draft = useReview((state) => state.draft)
  const policy = useWorkstation((state) => state.policy)
  const index = useWorkstation((state) => state.index)
  const action = policy.actions.find(({ code }) => code === effectiveAction(draft, index))
  const labels = draft.labels.flatMap(({ code }) => index.get(code)?.label ?? [])
  if (labels.length === 0) return <p className={classes.hint}>{t('labels.none')}</p>
  return (
    <div className={classes.chosen}>
      <ul className={classes.chips} aria-label={t('labels.chosen')}>
        {labels.map((label) => (
          <li key={label.code} className={classes.chip} data-label={label.code}>
            <span className={classes.rowText}>{label.title}</span>
            <SeverityMark severity={label.severity} />
          </li>
        ))}
      </ul>
      <div className={classes.line}>
        <span className={classes.quiet}>{t('labels.removeLast')}</span> <Keys action="remove-label" />
      </div>
      {action && (
        <button
          type="button"
          className={classes.action}
          data-action-code={action.code}
          disabled={allowedActions(policy, draft, index).length < 2}
          title={action.description}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => perform('next-action')}
        >
          <span className={classes.quiet}>{t('labels.action')}</span>
          <b className={classes.rowText}>{action.title}</b>
          <Keys action="next-action" />
        </button>
      )}
    </div>
  )
}
