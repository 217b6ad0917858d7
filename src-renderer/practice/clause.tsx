import { useTranslation } from 'react-i18next'
import { SeverityMark } from '../labels/label-title.tsx'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './feedback-panel.module.css'

/** What the policy says of a label: its definition and how to go about it. */
export function Clause({ code }: { code: string }) {
  const { t } = useTranslation()
  const label = useWorkstation(({ index }) => index.get(code)?.label)
  if (!label) return null
  return (
    <section className={classes.part} data-clause={code}>
      <h3>{t('practice.feedback.clause')}</h3>
      <p className={classes.clauseTitle}>
        {label.title} <SeverityMark severity={label.severity} />
      </p>
      <p dir="auto">{label.definition}</p>
      {label.sop !== undefined && (
        <p className={classes.rationale} dir="auto">
          {label.sop}
        </p>
      )}
    </section>
  )
}
