import { useEffect } from 'react'
import { interpretPress, type PressOutcome } from '../../src-shared/rules/key-press.ts'
import { noteInput } from '../break/report-sighting.ts'
import { pressInRest } from '../break/rest-keys.ts'
import { useReview } from '../stores/review.ts'
import { isResting, useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { endPanic } from './panic.ts'
import { perform } from './perform.ts'
import { pressReveal, releaseReveal, veil, veilWhenLeft } from './reveal.ts'

/** Listens for keys in the whole window, before any control does; and for the pointer, which shows that somebody works. */
export function useKeys(): void {
  useEffect(() => {
    const ended = new AbortController()
    const { signal } = ended
    window.addEventListener('keydown', handleKeyDown, { capture: true, signal })
    window.addEventListener('keyup', ({ code }) => releaseReveal(code), { capture: true, signal })
    // Of a touch that the system takes over, as for its menu, only the cancelling is told.
    for (const end of ['pointerup', 'pointercancel'])
      window.addEventListener(end, () => releaseReveal('pointer'), { capture: true, signal })
    // A key that goes up over another window is never told.
    window.addEventListener('blur', () => veil(), { signal })
    window.addEventListener('pointerdown', noteActivity, { capture: true, signal })
    window.addEventListener('wheel', noteActivity, { capture: true, passive: true, signal })
    document.addEventListener('visibilitychange', veilWhenHidden, { signal })
    const timer = setInterval(() => veilWhenLeft(Date.now()), 1000)
    return () => {
      ended.abort()
      clearInterval(timer)
    }
  }, [])
}

function handleKeyDown(event: KeyboardEvent): void {
  const { task, shift, opened, setOpened, recording, mode, revealed, covered } = useReview.getState()
  const { keyMap, dialog, standstill } = useWorkstation.getState()
  noteActivity()
  const typing = isTextField(event.target)
  const { contactsShown } = useWellbeing.getState()
  const resting = isResting()
  const inDialog = dialog !== undefined || standstill !== undefined || contactsShown || resting
  if (pressesControl(event)) {
    // A held key must not press it again and again.
    if (event.repeat) event.preventDefault()
    return
  }
  const outcome = interpretPress(keyMap, event, {
    // Without a task there are still help, settings and import.
    kind: task?.content.kind ?? 'text',
    // Veiled, nothing can be marked: all keys are there, and what was begun goes on when it is revealed again.
    mode:
      revealed && mode !== 'normal' ? mode : shift?.beside || shift?.practice?.feedback ? 'beside' : 'normal',
    typing,
    inDialog,
    opened,
  })
  if (covered) {
    passThroughCover(event, outcome)
    return
  }
  const mayInterrupt = outcome.type === 'act' && outcome.binding.everywhere
  if (recording && !typing && !inDialog && !mayInterrupt) {
    event.preventDefault()
    return
  }
  if (resting && outcome.type === 'ignore') {
    pressInRest(event)
    return
  }
  if (outcome.type === 'ignore') {
    // A held key of ours must not reach the page as a scroll either.
    if (event.repeat && !typing && !inDialog && event.key === ' ') event.preventDefault()
    return
  }
  event.preventDefault()
  event.stopPropagation()
  if (outcome.type === 'close') setOpened(undefined)
  if (outcome.type !== 'open' && outcome.type !== 'act') return
  const { action } = outcome.binding
  // Held down it shows for so long, so it must be known which key goes up again.
  if (action === 'reveal') pressReveal(event.code)
  else perform(action, event.repeat)
}

/** While everything is hidden no key reaches what is behind, but for the lock; a few bring it back. */
function passThroughCover(event: KeyboardEvent, outcome: PressOutcome): void {
  event.preventDefault()
  event.stopPropagation()
  const action = outcome.type === 'act' ? outcome.binding.action : undefined
  if (action === 'lock') perform('lock')
  else if (!event.repeat && (action === 'panic' || event.key === 'Escape' || event.key === 'Enter'))
    endPanic()
}

function noteActivity(): void {
  useReview.getState().note('activity')
  noteInput()
}

function veilWhenHidden(): void {
  if (document.hidden) veil()
}

/** Enter and Space on a control that was reached with Tab press that control, as everywhere. */
function pressesControl(event: KeyboardEvent): boolean {
  const isPress = event.key === 'Enter' || event.key === ' '
  return (
    isPress &&
    event.target instanceof Element &&
    event.target.matches('button:focus-visible, summary:focus-visible')
  )
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}
