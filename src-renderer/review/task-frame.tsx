import { IconEyeOff } from '@tabler/icons-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import { ask } from '../desk.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { afterPaint, useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { AudioPane } from './audio/index.ts'
import './comfort/comfort.css'
import { chosenComfort } from './comfort-now.ts'
import { giveEvidence } from './evidence/give-evidence.ts'
import { answerMarks, besideMarks, evidenceMarks, flaggedParts, signalMarks } from './evidence/marks.ts'
import { ImagePane } from './image/index.ts'
import type { Mark, Pane, PaneHandle } from './pane.ts'
import { ProblemBoundary } from './problem-boundary.tsx'
import { ProblemCard } from './problem-card.tsx'
import { pressReveal } from './reveal.ts'
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
  // What has left is not to be seen, whatever lies over it: to veil it in the same frame would paint it anew for nobody.
  const veiledLate = useAfterPaint(!revealed)
  const problem = useReview((state) => task.problem ?? state.problems[task.id])
  const [prepared, setPrepared] = useState(false)
  const painted = usePainted(active && (prepared || problem !== undefined))
  const { blurPixels, volume, jumpSeconds } = useWorkstation((state) => state.settings)
  const pictureDetails = useWorkstation((state) => state.policy.review.pictureDetails)
  const comfort = useComfort(task, active)
  const marks = useMarks(task, active)
  const flagged = useFlagged(task, active)
  const mode = useReview((state) => (active && state.revealed ? state.mode : 'normal'))

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
      data-veiled={active ? !revealed : veiledLate}
      data-blur={comfort.blur}
      data-grey={comfort.greyscale}
      data-dimmed={comfort.dimmed}
      data-small={comfort.small}
      data-hidden={comfort.hidden}
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
                comfort={comfort}
                volume={volume}
                jumpSeconds={jumpSeconds}
                marks={marks}
                flagged={flagged}
                pictureDetails={pictureDetails}
                mode={mode}
                onMode={setMode}
                onEvidence={giveEvidence}
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

const { setMode } = useReview.getState()
const noMarks: readonly Mark[] = []

/** How the task is softened: what was chosen for it while it is on screen, and else what it begins with. */
function useComfort(task: TaskView, active: boolean) {
  const policy = useWorkstation((state) => state.policy)
  const settings = useWorkstation((state) => state.settings)
  const chosen = useReview((state) => (active ? state.comfort : undefined))
  return useMemo(() => chosenComfort(task, policy, settings, chosen), [task, policy, settings, chosen])
}

/** Evidence so far and what machines point at. */
function useMarks(task: TaskView, active: boolean): readonly Mark[] {
  const index = useWorkstation((state) => state.index)
  const draft = useReview((state) => (active ? state.draft : task.draft))
  const evidenceFor = useReview((state) => (active ? state.evidenceFor : undefined))
  const beside = useReview(({ shift }) => (active ? shift?.beside : undefined))
  const feedback = useReview(({ shift }) => (active ? shift?.practice?.feedback : undefined))
  return useMemo(() => {
    const entered = draft ? evidenceMarks(draft, index, evidenceFor) : noMarks
    const marks = [
      ...(beside ? besideMarks(beside, index) : entered),
      ...(feedback ? answerMarks(feedback.gold, index) : []),
      ...signalMarks(task),
    ]
    return marks.length > 0 ? marks : noMarks
  }, [task, draft, index, evidenceFor, beside, feedback])
}

function useFlagged(task: TaskView, active: boolean) {
  const shown = useReview((state) => active && state.flaggedShown)
  return useMemo(() => (shown ? [] : flaggedParts(task)), [task, shown])
}

/** Lies over the content until it is revealed, and stays mounted, since the next task starts veiled; it takes the pointer, so that nothing below reacts to it. */
const Veil = memo(function Veil({ kind }: { kind: TaskKind }) {
  const { t } = useTranslation()
  const isLevelOpen = useReview((state) => state.opened !== undefined)
  const holds = useWorkstation(
    ({ settings, policy }) => settings.reveal === 'hold' || policy.review.holdToReveal,
  )
  const press = (event: KeyboardEvent) => {
    if (event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    pressReveal(event.code)
  }
  return (
    <div className={classes.veil}>
      <button
        type="button"
        className={classes.reveal}
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={({ button }) => button === 0 && pressReveal('pointer')}
        onKeyDown={press}
      >
        <IconEyeOff size={20} stroke={1.5} aria-hidden />
        {t(holds ? `veil.hold.${kind}` : `veil.${kind}`)}
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
