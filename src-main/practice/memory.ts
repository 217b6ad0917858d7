import { type Card, createEmptyCard, fsrs, type Grade, Rating, State } from 'ts-fsrs'
import type { Score } from '../../src-shared/rules/practice/score.ts'

// When an item should come again, by FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm) with
// its published weights: stability and difficulty of a memory, and the day on which nine in ten would still know it.

const scheduler = fsrs({
  // The same answers lead to the same days.
  enable_fuzz: false,
  // Who misses an item sees it again within the session, and then on another day.
  learning_steps: ['1m'],
  relearning_steps: ['1m'],
})

/** What is remembered after an answer: when it is due (ms since the epoch), and what the algorithm keeps of it, as JSON. */
export interface Remembered {
  due: number
  payload: string
}

/**
 * @param before what was kept after the answer before; none for the first
 * @param now ms since the epoch
 */
export function remember(before: string | undefined, score: Score, now: number): Remembered {
  const at = new Date(now)
  const card = before === undefined ? createEmptyCard(at) : readCard(before)
  const next = scheduler.next(card, at, gradeOf(score)).card
  return { due: next.due.getTime(), payload: JSON.stringify(next) }
}

/** Whether an item was missed last, and when it was answered (ms since the epoch). */
export function factsOf(payload: string): { learning: boolean; answeredAt: number } {
  const { state, last_review } = readCard(payload)
  return {
    learning: state === State.Learning || state === State.Relearning,
    answeredAt: last_review?.getTime() ?? 0,
  }
}

/** Right labels with too little evidence were known, but not well. */
function gradeOf({ right, verdict, action, labels }: Score): Grade {
  if (right) return Rating.Good
  const isKnown = verdict && action !== false && labels.missing.length === 0 && labels.surplus.length === 0
  return isKnown ? Rating.Hard : Rating.Again
}

function readCard(payload: string): Card {
  const { due, last_review, ...rest } = JSON.parse(payload)
  return { ...rest, due: new Date(due), ...(last_review && { last_review: new Date(last_review) }) }
}
