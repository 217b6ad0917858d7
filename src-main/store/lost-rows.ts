import type Database from 'better-sqlite3'
import { hashAt, type JournalEnd, journalEnd, type TailMark } from './tail-mark.ts'

/**
 * How many rows were there once and are not in a journal that was put together again: behind its end, or on a line of
 * their own. The latter come about where somebody went on with a journal that had been cut, and an older backup has the
 * rows from before.
 * @param asides databases that it took the place of, as far as they can be read
 */
export function countLostRows(
  database: Database.Database,
  asides: readonly Database.Database[],
  mark: TailMark,
): number {
  const lost = asides.map((aside) => countLostOf(database, aside))
  // The mark says no more than where a journal ended, and that it was another one.
  const isAnother = mark.is === 'valid' && !holds(database, mark.end)
  const byMark = isAnother ? Math.max(1, mark.end.sequence - journalEnd(database).sequence) : 0
  return Math.max(0, byMark, ...lost)
}

function countLostOf(database: Database.Database, aside: Database.Database): number {
  try {
    const end = journalEnd(aside)
    if (holds(database, end)) return 0
    // The last row that both have is the last one before which all are the same.
    let common = 0
    let after = Math.min(end.sequence, journalEnd(database).sequence)
    if (isSame(database, aside, after)) common = after
    while (after - common > 1) {
      const middle = Math.floor((common + after) / 2)
      if (isSame(database, aside, middle)) common = middle
      else after = middle
    }
    return end.sequence - common
  } catch {
    // Not even its end can be read; the mark may know it.
    return 0
  }
}

function holds(database: Database.Database, { sequence, hash }: JournalEnd): boolean {
  return sequence === 0 || hashAt(database, sequence) === hash
}

/** A row that cannot be read tells of no other line. */
function isSame(database: Database.Database, aside: Database.Database, sequence: number): boolean {
  try {
    return sequence === 0 || hashAt(database, sequence) === hashAt(aside, sequence)
  } catch {
    return true
  }
}
