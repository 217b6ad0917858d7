import { useTranslation } from 'react-i18next'
import classes from './reduced.module.css'

/** Says that detail could not be reduced here, and what was done instead. */
export function ReducedNote() {
  const { t } = useTranslation()
  return (
    <p className={classes.note} role="status">
      {t('pane.blurred-instead')}
    </p>
  )
}
