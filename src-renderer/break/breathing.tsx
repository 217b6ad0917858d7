import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './breathing.module.css'

/** Six breaths a minute, out longer than in: the usual pace of slow-breathing exercises. */
const inMs = 4000
const outMs = 6000

/** A circle that grows and shrinks with the breath. Without motion, the words alone lead. */
export function Breathing() {
  const { t } = useTranslation()
  const [isIn, setIsIn] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setIsIn(!isIn), isIn ? inMs : outMs)
    return () => clearTimeout(timer)
  }, [isIn])
  return (
    <div className={classes.breathing}>
      {/* Read out once; the words below change with every breath. */}
      <p className={classes.said}>{t('wellbeing.breathe.all')}</p>
      <div
        className={classes.circle}
        data-in={isIn}
        style={{ transitionDuration: `${isIn ? inMs : outMs}ms` }}
        aria-hidden="true"
      />
      <p className={classes.words} aria-hidden="true">
        {t(isIn ? 'wellbeing.breathe.in' : 'wellbeing.breathe.out')}
      </p>
    </div>
  )
}
