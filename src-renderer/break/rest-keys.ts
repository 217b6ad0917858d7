import { useEffect, useEffectEvent } from 'react'
import type { Stroke } from '../../src-shared/model/stroke.ts'
import { physicalStroke } from '../../src-shared/rules/key-press.ts'
import { useReview } from '../stores/review.ts'
import { isResting, useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { noteInput } from './report-sighting.ts'

/** Takes a key of the break screen; true if it was one of its own. */
type Taker = (stroke: Stroke, event: KeyboardEvent) => boolean

const takers: Taker[] = []

/** What is pressed so soon after the break has appeared was meant for the task, and ends no break. */
const meantForTaskMs = 600
let shownAt = 0

/** The break screen has appeared. */
export function noteRestShown(): void {
  shownAt = performance.now()
}

/** Keys that a part of the break screen takes while it is shown; the part that was shown last is asked first. */
export function useRestKeys(take: Taker): void {
  const taker = useEffectEvent(take)
  useEffect(() => {
    const own: Taker = (stroke, event) => taker(stroke, event)
    takers.unshift(own)
    return () => void takers.splice(takers.indexOf(own), 1)
  }, [])
}

/** A key that is not one of those that count everywhere. While one types, only the field has it. */
export function pressInRest(event: KeyboardEvent): void {
  const { contactsShown } = useWellbeing.getState()
  if (contactsShown || useWorkstation.getState().standstill || event.isComposing) return
  if (event.target instanceof HTMLElement && event.target.matches('input, textarea') && !leaves(event)) return
  const stroke = physicalStroke(event)
  const isHeld = event.repeat && !stroke.startsWith('Arrow')
  const isSlip = event.timeStamp - shownAt < meantForTaskMs
  if (!isHeld && !isSlip && !takers.some((take) => take(stroke, event))) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Keys that end the typing of a line. */
function leaves({ key }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'Escape'
}

/**
 * Escape belongs to the break screen while that is on: a dialog that lies below it stays open. To be called before any
 * dialog is there, since they listen for it in the same way.
 */
export function guardEscape(): () => void {
  const press = (event: KeyboardEvent) => {
    const { contactsShown } = useWellbeing.getState()
    const isElsewhere = contactsShown || useWorkstation.getState().standstill || useReview.getState().covered
    if (event.key !== 'Escape' || !isResting() || isElsewhere) return
    noteInput()
    pressInRest(event)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', press, { capture: true })
  return () => window.removeEventListener('keydown', press, { capture: true })
}
