import { IconCircleCheck } from '@tabler/icons-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionView, Undoable } from '../../src-shared/desk/views.ts'
import { CaseTools } from '../audit/audit-foot.tsx'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { KindIcon } from './kind-icon.tsx'
import classes from './recent-strip.module.css'
import { verdictIcons } from './verdict-icons.ts'

/** The last ten decisions, newest first; no content and no title. They follow right after the next task is painted. */
export function RecentStrip() {
  const recent = useAfterPaint(useReview((state) => state.shift?.recent))
  const undoable = useAfterPaint(useReview((state) => state.shift?.undoable))
  return recent ? <Strip recent={recent} undoable={undoable} /> : null
}

interface StripProps {
  recent: readonly DecisionView[]
  undoable: Undoable | undefined
}

const Strip = memo(function Strip({ recent, undoable }: StripProps) {
  const { t } = useTranslation()
  return (
    <footer className={classes.strip}>
      <UndoButton undoable={undoable} />
      {recent.length === 0 && <span className={classes.none}>{t('recent.none')}</span>}
      <ol className={classes.list} aria-label={t('recent.title')}>
        {recent.map((decision) => (
          <Entry key={decision.decisionId} decision={decision} newest={recent[0]?.decisionId} />
        ))}
      </ol>
      <AlikeButton />
      <CaseTools />
    </footer>
  )
})

/** Says what it would take back; that may be an act that is no decision, and so is not in the strip. */
function UndoButton({ undoable }: { undoable: Undoable | undefined }) {
  const { t } = useTranslation()
  const seconds = useSecondsLeft(undoable ? Date.parse(undoable.until) : 0)
  // A decision can be taken back until main has let go of it, which it tells.
  const isOver = undoable === undefined || (seconds === 0 && isOverWithTime(undoable))
  return (
    <button
      type="button"
      className={classes.undo}
      disabled={isOver}
      title={undoable && !isOver ? t(`recent.takes.${undoable.kind}`, { count: undoable.count }) : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform('undo')}
    >
      {t('action.undo')} <Keys action="undo" />
    </button>
  )
}

/** How many others could be decided along with the task on screen. At the end of the strip, where it moves nothing. */
function AlikeButton() {
  const { t } = useTranslation()
  const count = useAfterPaint(useReview((state) => state.task?.alike ?? 0))
  if (count === 0) return null
  return (
    <button
      type="button"
      className={classes.undo}
      data-alike={count}
      title={t('action.alike')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform('alike')}
    >
      {t('queue.alikeHere', { count })} <Keys action="alike" />
    </button>
  )
}

/** Of these nothing is sent, so that their time alone decides. */
function isOverWithTime({ kind }: Undoable): boolean {
  return kind === 'skip' || kind === 'hold'
}

interface EntryProps {
  decision: DecisionView
  /** Id of the newest decision. */
  newest: string | undefined
}

/** A view brings all ten again; what stands as it stood is not drawn again. */
const Entry = memo(function Entry({ decision, newest }: EntryProps) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const VerdictIcon = verdictIcons[decision.verdict]
  const titles = decision.labels.map((code) => index.get(code)?.label.title ?? code)
  const summary = [t(`verdict.${decision.verdict}`), ...titles].join(' · ')
  return (
    <li
      className={classes.entry}
      data-verdict={decision.verdict}
      data-undone={decision.undone || undefined}
      title={`${t(`kind.${decision.kind}`)} ${decision.taskId} · ${summary}${decision.undone ? ` · ${t('recent.undone')}` : ''}`}
    >
      <KindIcon kind={decision.kind} label={t(`kind.${decision.kind}`)} />
      <VerdictIcon size={16} stroke={2} className={classes.verdict} aria-hidden />
      <span className={classes.summary}>
        {titles.length > 0 ? titles.join(', ') : t(`verdictShort.${decision.verdict}`)}
      </span>
      {decision.along !== undefined && (
        <span className={classes.times}>{t('context.times', { count: decision.along + 1 })}</span>
      )}
      {decision.undone && <span className={classes.undone}>{t('recent.undone')}</span>}
      {!decision.undone && <Countdown decision={decision} newest={newest} />}
    </li>
  )
})

/**
 * How long a decision can still be undone, then that it is final. Its place stays as wide when the time is over, so that
 * nothing moves by itself, until another decision moves everything anyway.
 */
function Countdown({ decision, newest }: EntryProps) {
  const { t } = useTranslation()
  const { at, undoUntil } = decision
  const placedBefore = useRef<string>(undefined)
  if (undoUntil !== undefined) placedBefore.current = newest
  const until = undoUntil === undefined ? 0 : Date.parse(undoUntil)
  const seconds = useSecondsLeft(until)
  if (seconds === 0) {
    return (
      <span
        className={classes.countdown}
        data-countdown="over"
        data-narrow={placedBefore.current !== newest || undefined}
        title={t('recent.final')}
      >
        <IconCircleCheck size={16} stroke={1.5} aria-label={t('recent.final')} />
      </span>
    )
  }
  const whole = Math.max(1, (until - Date.parse(at)) / 1000)
  return (
    <span className={classes.countdown} data-countdown="running" title={t('recent.undoable')}>
      <Ring share={Math.min(1, seconds / whole)} />
      <span className={classes.time}>
        {seconds < 100
          ? t('recent.seconds', { seconds })
          : t('recent.minutes', { minutes: Math.ceil(seconds / 60) })}
      </span>
    </span>
  )
}

function Ring({ share }: { share: number }) {
  const circle = { cx: 8, cy: 8, r: 6.5, pathLength: 1 }
  return (
    <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
      <circle className={classes.track} {...circle} />
      <circle className={classes.left} {...circle} strokeDasharray={`${share} 1`} />
    </svg>
  )
}
