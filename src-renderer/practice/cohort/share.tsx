import { useTranslation } from 'react-i18next'
import type { ToldView } from '../../../src-shared/desk/practice-cohort-views.ts'
import classes from './cohort.module.css'

/** A share with its interval and how many it rests on, in words and as a band; of too few only how many there are. */
export function Share({ told: { n, share } }: { told: ToldView }) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const count = t('figures.n', { count: n })
  if (!share)
    return (
      <span className={classes.quiet}>
        {n === 0 ? '–' : `${t('figures.few')} · `}
        {n > 0 && count}
      </span>
    )
  const { value, low, high } = share
  return (
    <span className={classes.share}>
      <bdi>
        {t('figures.estimate', { value: format(value), low: format(low), high: format(high) })}{' '}
        <span className={classes.quiet}>{count}</span>
      </bdi>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.band}
          style={{ insetInlineStart: `${100 * low}%`, inlineSize: `${100 * (high - low)}%` }}
        />
        <span className={classes.point} style={{ insetInlineStart: `${100 * value}%` }} />
      </span>
    </span>
  )
}

/** What is sorted by: of what is not told nobody knows, so it comes behind all that is. */
export function shareOrder({ share }: ToldView): number {
  return share?.value ?? 2
}
