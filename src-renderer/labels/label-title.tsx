import { useTranslation } from 'react-i18next'
import type { Severity } from '../../src-shared/model/kind.ts'
import type { Label } from '../../src-shared/model/policy.ts'
import classes from './decision-panel.module.css'

export function LabelTitle({ label }: { label: Label }) {
  return (
    <>
      <span className={classes.rowText}>{label.title}</span>
      <SeverityMark severity={label.severity} />
    </>
  )
}

/** One to four bars, the figure beside them: the colour only helps. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation()
  return (
    <span
      className={classes.severity}
      data-severity={severity}
      role="img"
      aria-label={t('labels.severity', { severity })}
    >
      <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4}
            y={9 - bar * 3}
            width="3"
            height={3 + bar * 3}
            fill="currentColor"
            opacity={bar < severity ? 1 : 0.22}
          />
        ))}
      </svg>
      {severity}
    </span>
  )
}
