import { useEffect } from 'react'
import { interpretPress } from '../../src-shared/rules/key-press.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { perform } from './perform.ts'

/** Listens for keys in the whole window, before any control does. */
export function useKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', handleKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', handleKeyDown, { capture: true })
  }, [])
}

function handleKeyDown(event: KeyboardEvent): void {
  const { task, opened, setOpened, setRevealed, note } = useReview.getState()
  const { keyMap, dialog } = useWorkstation.getState()
  note('activity')
  if (pressesControl(event)) return
  const outcome = interpretPress(keyMap, event, {
    // Without a task there are still help, settings and import.
    kind: task?.content.kind ?? 'text',
    typing: isTextField(event.target),
    inDialog: dialog !== undefined,
    opened,
  })
  if (outcome.type === 'ignore') {
    // A held key of ours must not reach the page as a scroll or a click either.
    if (event.repeat && !isTextField(event.target) && dialog === undefined && event.key === ' ')
      event.preventDefault()
    return
  }
  event.preventDefault()
  event.stopPropagation()
  if (outcome.type === 'close') setOpened(undefined)
  if (outcome.type === 'open') {
    // Who escalates has seen enough.
    if (outcome.binding.action === 'escalate') setRevealed(false)
    setOpened(outcome.binding)
  }
  if (outcome.type === 'act') {
    setOpened(undefined)
    perform(outcome.binding.action)
  }
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
