import type Database from 'better-sqlite3'

/**
 * Counts the decisions standing, golden tasks among them, that were made since an instant (ISO 8601, UTC). Asked for at each key press: only what
 * the journal has got since the last call is read, whoever wrote it. The first call for an instant goes back from the
 * newest decision to the first one before it; a clock that was set back and forth meanwhile makes that figure too small.
 */
export function createTodaysDecisions(database: Database.Database): (instant: string) => number {
  const tail = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM journal').pluck()
  const backwards = database.prepare<[number], { id: string; at: string; stands: 0 | 1 }>(
    `SELECT id, at, state <> 'withdrawn' AS stands FROM outbox CROSS JOIN journal USING (sequence)
     WHERE sequence <= ? AND kind IN ('decision', 'golden-decision') ORDER BY sequence DESC`,
  )
  const since = database.prepare<
    [number],
    { sequence: number; id: string; kind: string; at: string; refersTo: string | null }
  >(`SELECT sequence, id, kind, at, refers_to AS refersTo FROM journal WHERE sequence > ? ORDER BY sequence`)
  let counted: { from: string; until: number; standing: Set<string> } | undefined

  function start(from: string) {
    const until = tail.get() ?? 0
    const standing = new Set<string>()
    for (const { id, at, stands } of backwards.iterate(until)) {
      if (at < from) break
      if (stands) standing.add(id)
    }
    return { from, until, standing }
  }

  return (instant) => {
    if (counted?.from !== instant) counted = start(instant)
    for (const { sequence, id, kind, at, refersTo } of since.all(counted.until)) {
      if ((kind === 'decision' || kind === 'golden-decision') && at >= instant) counted.standing.add(id)
      if (kind === 'undo' && refersTo !== null) counted.standing.delete(refersTo)
      counted.until = sequence
    }
    return counted.standing.size
  }
}
