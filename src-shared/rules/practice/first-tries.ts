import type { AnswerRecord } from '../../model/record.ts'

/** An answer that somebody has handed over, with what names its item among all packs. */
export interface HandedAnswer
  extends Pick<AnswerRecord, 'purpose' | 'examId' | 'isRetry' | 'answer' | 'score'> {
  person: string
  item: string
  /** ISO 8601, UTC: instants are in order as texts. */
  at: string
}

/**
 * What each person answered to each item when it was new to them, in the order in which they did: not to a retry, and never to a
 * golden task, which was answered as work. Who learns an item says less of it with each answer more.
 */
export function firstTries<T extends HandedAnswer>(answers: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const answer of inOrder(answers)) {
    const key = `${answer.person} ${answer.item}`
    if (answer.purpose !== 'golden' && !answer.isRetry && !first.has(key)) first.set(key, answer)
  }
  return [...first.values()]
}

/** By the clock of whoever answered, the earliest in front. */
export function inOrder<T extends { at: string }>(answers: readonly T[]): T[] {
  return answers.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
}

/** In lists by a key, in the order in which each first comes. */
export function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
