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
  const labels = draft.labels.map(({ code }) => ({ code, label: index.get(code)?.label }))
  return (
    <div className={classes.chosen}>
      {labels.length === 0 ? (
        <p className={classes.hint}>{t('labels.none')}</p>
      ) : (
        <ul className={classes.chips} aria-label={t('labels.chosen')}>
          {labels.map(({ code, label }, place) => (
            // A label that the policy in force no longer has shows by its code, so that it can be taken away.
            <li key={code} className={classes.chip} data-label={code} title={label?.title ?? code}>
              <span className={classes.rowText}>{label?.title ?? code}</span>
              {label && <SeverityMark severity={label.severity} />}
              {place === labels.length - 1 && <Keys action="remove-label" />}
            </li>
          ))}
        </ul>
      )}
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
