import { useTranslation } from 'react-i18next'
import classes from '../audit/audit-foot.module.css'
import { CaseTools } from '../audit/audit-foot.tsx'

/** In the place of the last decisions: here nothing is one. */
export function PracticeFoot() {
  const { t } = useTranslation()
  return (
    <footer className={classes.foot}>
      <span className={classes.quiet}>{t('practice.noDecisions')}</span>
      <CaseTools />
    </footer>
  )
}
