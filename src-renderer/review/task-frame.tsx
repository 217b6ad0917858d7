import { IconEyeOff } from '@tabler/icons-react'
import { type CSSProperties, memo, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import { ask } from '../desk.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { afterPaint, useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { AudioPane } from './audio/index.ts'
import { ImagePane } from './image/index.ts'
import type { Pane, PaneHandle } from './pane.ts'
import { perform } from './perform.ts'
import { ProblemBoundary } from './problem-boundary.tsx'
import { ProblemCard } from './problem-card.tsx'
import classes from './stage.module.css'
import { TextPane } from './text/index.ts'
import { VideoPane } from './video/index.ts'

const panes: Record<TaskKind, Pane> = { video: VideoPane, audio: AudioPane, image: ImagePane, text: TextPane }

/** One task's pane behind its veil. */
export const TaskFrame = memo(function TaskFrame({ task, active }: { task: TaskView; active: boolean }) {
  const kind = task.content.kind
  // A change of it computes the style of everything inside anew.
  const inert = useAfterPaint(!active)
  const revealed = useReview((state) => active && state.revealed)
  const problem = useReview((state) => task.problem ?? state.problems[task.id])
  const [prepared, setPrepared] = useState(false)
  const painted = usePainted(active && (prepared || problem !== undefined))
  const { blurPixels, greyscaleRevealed, volume } = useWorkstation((state) => state.settings)

  const onPrepared = useCallback(() => setPrepared(true), [])
  const onProblem = useCallback(
    (sentence: string) => useReview.getState().reportProblem(task.id, sentence),
    [task.id],
  )
  const handle = useCallback(
    (pane: PaneHandle | null) => {
      if (!pane) return
      paneHandles.set(task.id, pane)
      return () => void paneHandles.delete(task.id)
    },
    [task.id],
  )
  const PaneOfKind = panes[kind]
  return (
    <article
      className={classes.frame}
      data-active={active}
      inert={inert}
      data-veiled={!revealed}
      data-grey={greyscaleRevealed}
      style={{ '--blur': `${blurPixels}px` } as CSSProperties}
      // For automation: the element of the current task.
      {...(active && {
        'data-task-id': task.id,
        'data-kind': kind,
        'data-revealed': String(revealed),
        ...(painted && { 'data-painted': 'true' }),
      })}
    >
      {problem !== undefined ? (
        <ProblemCard problem={problem} />
      ) : (
        <>
          <div className={classes.content}>
            <ProblemBoundary taskId={task.id}>
              <PaneOfKind
                task={task}
                active={active}
                revealed={revealed}
                volume={volume}
                onPrepared={onPrepared}
                onProblem={onProblem}
                handle={handle}
              />
            </ProblemBoundary>
          </div>
          <Veil kind={kind} />
        </>
      )}
    </article>
  )
})

/** Lies over the content until it is revealed, and stays mounted, since the next task starts veiled; it takes the pointer, so that nothing below reacts to it. */
const Veil = memo(function Veil({ kind }: { kind: TaskKind }) {
  const { t } = useTranslation()
  const isLevelOpen = useReview((state) => state.opened !== undefined)
  return (
    <div className={classes.veil}>
      <button
        type="button"
        className={classes.reveal}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform('reveal')}
      >
        <IconEyeOff size={20} stroke={1.5} aria-hidden />
        {t(`veil.${kind}`)}
        {/* What was opened has the next key; the pointer still reveals. */}
        <span className={classes.revealKey} data-dead={isLevelOpen}>
          <Keys action="reveal" />
        </span>
      </button>
    </div>
  )
})

let toldReady = false

/** True once the content has been painted. Says so to main at the first task of a start. */
function usePainted(ready: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    return afterPaint(() => {
      setPainted(ready)
      if (!ready || toldReady) return
      toldReady = true
      void ask('window:ready', {})
    })
  }, [ready])
  return ready && painted
}
