import { useEffect } from 'react'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { TaskView } from '../../src-shared/desk/views.ts'
import { ask } from '../desk.ts'
import { comfortOf } from '../review/comfort-now.ts'
import { isPlaying } from '../review/reveal.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { isResting, useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'

type Sighting = CommandInput<'wellbeing:report'>

/** Told anew so often while somebody works; main asks for every five seconds. */
const workMs = 2500
/** Input on the break screen is told as often as main looks for work in other programs. */
const restMs = 1000

let toldSeen: string | undefined
let toldAt = 0
let hadInput = false
let planned: ReturnType<typeof setTimeout> | undefined

/** Tells main what is seen and whether somebody works, for exposure and breaks: at each change, and now and then. */
export function useSightings(): void {
  useEffect(() => {
    const ended = new AbortController()
    const offs = [useReview.subscribe(plan), useWorkstation.subscribe(plan), useWellbeing.subscribe(plan)]
    // Neither bubbles, nor is told to any store.
    document.addEventListener('volumechange', plan, { capture: true, signal: ended.signal })
    const moved = () => isResting() && noteInput()
    window.addEventListener('pointermove', moved, { capture: true, passive: true, signal: ended.signal })
    const timer = setInterval(() => {
      // Who watches touches no key, and is at work.
      if (isPlaying()) hadInput = true
      if (hadInput) plan()
    }, workMs)
    return () => {
      for (const off of offs) off()
      ended.abort()
      clearInterval(timer)
      clearTimeout(planned)
      planned = undefined
      toldSeen = undefined
    }
  }, [])
}

/** Somebody used this window. */
export function noteInput(): void {
  hadInput = true
  if (performance.now() - toldAt >= (isResting() ? restMs : workMs)) plan()
}

/** Looks behind the key, never in its way, and once for all that it changed. */
function plan(): void {
  planned ??= setTimeout(tell, 0)
}

function tell(): void {
  planned = undefined
  const seen = seenNow()
  const isDue = performance.now() - toldAt >= (isResting() ? restMs : workMs) / 2
  const active = hadInput && isDue ? activeNow() : undefined
  const said = JSON.stringify(seen)
  if (isDue) hadInput = false
  if (said === toldSeen && !active) return
  toldSeen = said
  if (active) toldAt = performance.now()
  void ask('wellbeing:report', { ...(seen && { seen }), ...(active && { active }) }).then((result) => {
    // Decided meanwhile: the next one is on its way.
    if (!result.ok && result.error.code !== 'stale') tellFailure(result.error)
  })
}

/** Settings and lists are no review; nor is a screen without a task. */
function activeNow(): Sighting['active'] {
  if (isResting()) return 'rest'
  const { dialog } = useWorkstation.getState()
  return useReview.getState().task && dialog === undefined ? 'task' : undefined
}

function seenNow(): Sighting['seen'] {
  const { task, revealed } = useReview.getState()
  if (!task || !revealed) return undefined
  return { taskId: task.id, sound: isSounding(), softened: isSoftened(task) }
}

/** Only pictures are softened; text and sound are as they are. */
function isSoftened(task: TaskView): boolean {
  const { kind } = task.content
  const { blur, greyscale, hidden } = comfortOf(task)
  const isPicture = kind === 'video' || kind === 'image'
  return (isPicture && (blur > 0 || greyscale)) || (kind === 'video' && hidden)
}

function isSounding(): boolean {
  const media = document.querySelectorAll<HTMLMediaElement>('[data-task-id] :is(video, audio)')
  return [...media].some(({ muted, volume }) => !muted && volume > 0)
}
