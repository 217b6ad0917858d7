import { useEffect } from 'react'
import type { Bench } from '../../src-shared/desk/bench-views.ts'
import { AuditBanner } from '../audit/audit-banner.tsx'
import { AuditFoot } from '../audit/audit-foot.tsx'
import { BesidePanel } from '../audit/beside-panel.tsx'
import { ComingBanner } from '../break/coming-banner.tsx'
import { NoTask } from '../break/spared-stage.tsx'
import { DecisionPanel } from '../labels/decision-panel.tsx'
import { FeedbackPanel } from '../practice/feedback-panel.tsx'
import { PracticeBanner } from '../practice/practice-banner.tsx'
import { PracticeFoot } from '../practice/practice-foot.tsx'
import { NoticeBar } from '../shell/notice-bar.tsx'
import { RecentStrip } from '../shell/recent-strip.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { paneHandles, useReview } from '../stores/review.ts'
import { ComfortStrip } from './comfort-strip.tsx'
import { keepTime } from './keep-draft.ts'
import classes from './review-screen.module.css'
import { Stage } from './stage.tsx'

/** Everything in its place, the same from task to task. */
export function ReviewScreen() {
  const hasTask = useReview((state) => state.task !== undefined)
  const bench = useReview(({ shift }) => shift?.bench ?? 'live')
  useKeepingTime()
  return (
    <div className={classes.screen} data-bench={bench}>
      <TopBar />
      {bench === 'audit' && <AuditBanner />}
      {bench === 'practice' && <PracticeBanner />}
      {hasTask ? (
        <>
          <Stage />
          <ComfortStrip />
          <SidePanel />
        </>
      ) : (
        <main className={classes.empty}>
          <NoTask />
        </main>
      )}
      <NoticeBar />
      <Foot bench={bench} />
      <ComingBanner />
    </div>
  )
}

/** The last decisions; in an audit and in practice there are none. */
function Foot({ bench }: { bench: Bench }) {
  if (bench === 'audit') return <AuditFoot />
  return bench === 'practice' ? <PracticeFoot /> : <RecentStrip />
}

/** Where the task on screen is judged, or what was judged blind stands beside the original. */
function SidePanel() {
  const beside = useReview(({ shift }) => shift?.beside)
  const feedback = useReview(({ shift }) => shift?.practice?.feedback)
  if (feedback) return <FeedbackPanel feedback={feedback} />
  return beside ? <BesidePanel beside={beside} /> : <DecisionPanel />
}

/** Who watches a long video touches no key, and is not idle. What a crash takes from the record is never more than this. */
function useKeepingTime(): void {
  useEffect(() => {
    let seen = 0
    const timer = setInterval(() => {
      const { task, revealed, recording, note } = useReview.getState()
      const watched = task ? (paneHandles.get(task.id)?.watchedShare() ?? 0) : 0
      if (watched !== seen) note('activity')
      seen = watched
      if (revealed && !recording) keepTime()
    }, 5000)
    return () => clearInterval(timer)
  }, [])
}
