import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './top-bar.module.css'

const minuteMs = 60_000

/** Time left to the service level, or time since it was missed; in words, so that colour is not the only sign. */
export function Deadline({ at }: { at: string }) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  const leftMs = Date.parse(at) - now
  const minutes = Math.floor(Math.abs(leftMs) / minuteMs)
  const time =
    minutes >= 60
      ? t('top.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
      : t('top.minutes', { minutes })
  return (
    <time dateTime={at} className={leftMs < 10 * minuteMs ? classes.urgent : undefined}>
      {leftMs < 0 ? t('top.overdue', { time }) : t('top.left', { time })}
    </time>
  )
}
