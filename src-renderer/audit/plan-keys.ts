import type { KeyboardEvent } from 'react'
import type { Stroke } from '../../src-shared/model/stroke.ts'
import { physicalStroke } from '../../src-shared/rules/key-press.ts'

/** What keys do in the plan, whatever field of it has the focus; some to the rule that has it. */
export const planStrokes = {
  save: 'Ctrl+Enter',
  leave: 'Escape',
  add: 'Alt+Enter',
  remove: 'Alt+Delete',
  earlier: 'Alt+ArrowUp',
  later: 'Alt+ArrowDown',
  before: 'PageUp',
  after: 'PageDown',
} as const satisfies Record<string, Stroke>
export type PlanAct = keyof typeof planStrokes

/** The act that is asked for; a list that is open keeps its keys. */
export function planActOf(event: KeyboardEvent): PlanAct | undefined {
  const { target } = event
  if (event.nativeEvent.isComposing) return undefined
  const stroke = physicalStroke(event)
  const acts = Object.keys(planStrokes) as PlanAct[]
  const act = acts.find((one) => planStrokes[one] === stroke)
  const isListOpen = target instanceof Element && target.matches('[aria-expanded="true"]')
  return isListOpen && act !== 'save' ? undefined : act
}

/** Which of the plan's rules has the focus, from 0; −1 for none. @param codes of the rules in their order */
export function focusedRule(target: EventTarget, codes: readonly string[]): number {
  const rule = target instanceof Element ? target.closest<HTMLElement>('[data-rule]') : null
  return codes.indexOf(rule?.dataset.rule ?? '')
}
