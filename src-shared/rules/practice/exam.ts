import type { Exam } from '../../model/practice.ts'

/** An attempt at an exam that is over. Instants are ISO 8601. */
export interface Attempt {
  endedAt: string
  passed: boolean
}

/** Where somebody stands with an exam. */
export interface ExamStanding {
  /** Tries that are left; those before it was passed last do not count. */
  attemptsLeft: number
  /** Until when the skill lasts, where it was granted; may be over. ISO 8601, UTC. */
  until?: string
}

const dayMs = 24 * 60 * 60_000

/** @param attempts oldest first */
export function examStanding({ attempts: most, lasts }: Exam, attempts: readonly Attempt[]): ExamStanding {
  const passedAt = attempts.findLastIndex(({ passed }) => passed)
  const passed = attempts[passedAt]
  return {
    attemptsLeft: Math.max(0, most - (attempts.length - passedAt - 1)),
    ...(passed && { until: skillUntil(passed.endedAt, lasts) }),
  }
}

/** When a skill that was granted at an instant ends. ISO 8601, UTC. @param lasts days */
export function skillUntil(grantedAt: string, lasts: number): string {
  return new Date(Date.parse(grantedAt) + lasts * dayMs).toISOString()
}

/** How many of so many answers must be right. A share that falls between two counts asks for the higher one. */
export function neededRight(passShare: number, of: number): number {
  // What only the arithmetic has put beyond a whole number, such as 0.7 × 10, is none more.
  return Math.ceil(passShare * of - 1e-9)
}
