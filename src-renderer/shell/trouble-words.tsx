import { useTranslation } from 'react-i18next'
import type { Failure } from '../../src-shared/desk/result.ts'
import { withReadableTimes } from '../ui/readable-times.ts'
import classes from './blank-screens.module.css'

/** What happened, as main says it, and what is safe all the same. */
export function TroubleWords({ failure }: { failure: Failure }) {
  const { t, i18n } = useTranslation()
  return (
    <div className={classes.words} role="alert">
      <h1>{t([`trouble.${failure.code}.title`, 'trouble.other.title'])}</h1>
      <p className={classes.what}>{withReadableTimes(failure.message, i18n.language)}</p>
      <p>{t([`trouble.${failure.code}.safe`, 'trouble.other.safe'])}</p>
    </div>
  )
}
