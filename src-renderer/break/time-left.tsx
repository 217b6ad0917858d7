import { useTranslation } from 'react-i18next'
import classes from './break-screen.module.css'
import type { Rest } from './break-screen.tsx'
import { useDurationWords } from './duration-words.ts'
import { useRestLeft } from './use-rest-over.ts'

const radius = 52
const around = 2 * Math.PI * radius

/** What is left of a break: a ring that empties, and the time in figures. */
export function TimeLeft({ rest }: { rest: Rest }) {
  const { t } = useTranslation()
  const words = useDurationWords()
  const leftMs = Math.max(0, useRestLeft(rest))
  const seconds = Math.ceil(leftMs / 1000)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className={classes.time} role="timer" aria-label={t('wellbeing.left', { time: words(leftMs) })}>
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r={radius} className={classes.track} />
        <circle
          cx="60"
          cy="60"
          r={radius}
          className={classes.rest}
          strokeDasharray={around}
          strokeDashoffset={around * (1 - Math.min(1, leftMs / rest.lengthMs))}
        />
      </svg>
      <span aria-hidden="true">{clock}</span>
    </div>
  )
}
