import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bench } from '../../src-shared/desk/bench-views.ts'
import { useReview } from '../stores/review.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './bench-banner.module.css'
import { perform } from './perform.ts'

interface BenchBannerProps {
  bench: Exclude<Bench, 'live'>
  icon: ReactNode
  /** Of the bench; shown where `heading` says nothing else. */
  name: string
  heading?: string
  /** What is asked for just now. */
  what: string | undefined
  /** What more is told, before the way back. */
  children: ReactNode
}

/** Says as long as one works on something else than production what it is, what is asked for, and how to go back. */
export function BenchBanner({ bench, icon, name, heading = name, what, children }: BenchBannerProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.banner} aria-label={name} data-bench={bench}>
      {icon}
      <b>{heading}</b>
      <span className={classes.what} role="status">
        {what}
      </span>
      {children}
      <button
        type="button"
        className={classes.back}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform('leave-bench')}
      >
        {t('action.leave-bench')} <Keys action="leave-bench" />
      </button>
    </section>
  )
}

/** How many tasks of the bench are left. */
export function BenchLeft({ bench }: Pick<BenchBannerProps, 'bench'>) {
  const { t } = useTranslation()
  const left = useAfterPaint(useReview(({ shift }) => shift?.waiting ?? 0))
  return <span className={classes.left}>{t(`${bench}.banner.left`, { count: left })}</span>
}
