import { IconClockHour4 } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeNow } from '../../src-shared/desk/practice-views.ts'
import classes from '../review/bench-banner.module.css'
import { askOrTell } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'

/** From here on the time that is left is said with a warning. */
const nearSeconds = 60

/** How much is answered, and how much time is left; a break is no time of it. Once it is over, main says what it came to. */
export function ExamClock({ exam }: { exam: NonNullable<PracticeNow['exam']> }) {
  const { t } = useTranslation()
  const { answered, of, leftMs } = exam
  // biome-ignore lint/correctness/useExhaustiveDependencies: what main tells anew counts from now
  const until = useMemo(() => (leftMs === undefined ? undefined : Date.now() + leftMs), [exam])
  const seconds = useSecondsLeft(until ?? 0)
  const isOver = until !== undefined && seconds === 0
  useEffect(() => {
    if (!isOver) return
    void askOrTell('shift:view', {}).then((shift) => shift && useReview.getState().follow(shift))
  }, [isOver])
  const time = { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') }
  return (
    <>
      <span className={classes.left}>{t('practice.exam.answered', { count: answered, of })}</span>
      {until !== undefined && (
        <span className={classes.left} data-near={seconds <= nearSeconds || undefined} data-exam-left>
          <IconClockHour4 size={16} stroke={1.75} aria-hidden /> {t('practice.exam.left', time)}
        </span>
      )}
    </>
  )
}
