import { useTranslation } from 'react-i18next'
import type { EstimateView } from '../../../src-shared/desk/audit-views.ts'
import classes from './figures.module.css'

interface EstimateLineProps {
  name: string
  /** Cases that it rests on. */
  n?: number
  estimate: EstimateView | undefined
  /** A share is told in per cent; agreement runs from −1 to 1 and is drawn from 0. */
  as: 'share' | 'agreement'
}

/** A figure with its interval, as words and as a band on a line. */
export function EstimateLine({ name, n, estimate, as }: EstimateLineProps) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(
    i18n.language,
    as === 'share'
      ? { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  )
  const count = n ?? estimate?.n
  return (
    <li className={classes.line}>
      <span className={classes.name}>
        <bdi>{name}</bdi>
      </span>
      <span className={classes.track} aria-hidden="true">
        {estimate && (
          <>
            <span
              className={classes.band}
              style={{
                insetInlineStart: percent(estimate.low),
                inlineSize: percent(estimate.high - estimate.low),
              }}
            />
            <span className={classes.point} style={{ insetInlineStart: percent(estimate.value) }} />
          </>
        )}
      </span>
      <bdi className={classes.value}>
        {estimate
          ? t('figures.estimate', {
              value: format(estimate.value),
              low: format(estimate.low),
              high: format(estimate.high),
            })
          : t('figures.few')}
      </bdi>
      <span className={classes.n}>{count !== undefined && t('figures.n', { count })}</span>
    </li>
  )
}

function percent(share: number): string {
  return `${100 * Math.max(0, Math.min(1, share))}%`
}
