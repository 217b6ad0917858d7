import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { allowedActions, effectiveAction, targetLabel } from '../../src-shared/rules/draft.ts'
import { missingEvidence } from '../../src-shared/rules/evidence.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'
import { EvidenceChips } from './evidence-chips.tsx'
import { SeverityMark } from './label-title.tsx'

/** The labels chosen so far, each with its evidence, and the action that follows from them. */
export function Chosen() {
  const { t } = useTranslation()
  const draft = useReview((state) => state.draft)
  const kind = useReview((state) => state.task?.content.kind)
  const evidenceFor = useReview((state) => state.evidenceFor)
  const policy = useWorkstation((state) => state.policy)
  const index = useWorkstation((state) => state.index)
  const action = policy.actions.find(({ code }) => code === effectiveAction(draft, index))
  const target = targetLabel(draft, evidenceFor)
  const loose = draft.loose ?? []
  let numbered = 1
  return (
    <div className={classes.chosen}>
      {draft.labels.length === 0 && loose.length === 0 ? (
        <p className={classes.hint}>{t('labels.none')}</p>
      ) : (
        <ul className={classes.chips} aria-label={t('labels.chosen')}>
          {draft.labels.map(({ code, evidence }, place) => {
            const label = index.get(code)?.label
            const missing = kind && label ? missingEvidence(label, kind, evidence) : []
            const first = numbered
            numbered += evidence.length
            return (
              // A label that the policy in force no longer has shows by its code, so that it can be taken away.
              <li key={code} className={classes.chip} data-label={code} title={label?.title ?? code}>
                <span className={classes.chipHead}>
                  <span className={classes.rowText}>{label?.title ?? code}</span>
                  {label && <SeverityMark severity={label.severity} />}
                  {place === draft.labels.length - 1 && <Keys action="remove-label" />}
                </span>
                {missing.map((type) => (
                  <span key={type} className={classes.missing} data-missing={type}>
                    <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
                    {t('evidence.missing', { what: t(`evidence.need.${type}`) })}
                    {code === target && <Keys action={type === 'time-range' ? 'mark-in' : 'mark'} />}
                  </span>
                ))}
                {draft.labels.length > 1 && code === target && (
                  <span className={classes.quiet} data-target>
                    {t('evidence.goesTo')} <Keys action="next-label" />
                  </span>
                )}
                <EvidenceChips evidence={evidence} first={first} />
              </li>
            )
          })}
          {loose.length > 0 && (
            <li className={classes.chip} data-loose>
              <span className={classes.quiet}>{t('evidence.loose')}</span>
              <EvidenceChips evidence={loose} first={numbered} />
            </li>
          )}
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
