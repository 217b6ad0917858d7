import type Database from 'better-sqlite3'
import { endingKinds } from '../../src-shared/model/journal.ts'
import { collectFaults, type FaultGroup } from './faults-found.ts'
import { hashRow, type JournalRow } from './journal.ts'
import { createRowMac } from './row-mac.ts'
import { createRowReferences, hasTable, isEndingKind } from './verify-references.ts'

/** Sequence numbers, both ends inclusive. */
export interface RowRange {
  from: number
  to: number
}

export interface RowsResult {
  faults: FaultGroup[]
  /** Rows that the rest of the database is counted against: acts that end a task, undos of such, and skips. */
  counts: { ended: number; undo: number; skip: number }
  /** Highest sequence of a `restore` row, 0 if there is none. */
  lastRestore: number
  /** Rows after it about tasks that are not in the database. A restore says in the journal what it could not bring back. */
  strays: FaultGroup[]
}

/** As the statement below selects it. Arrays and few columns, because making objects takes longer than hashing. */
type CheckedRow = [
  sequence: number,
  kind: string,
  taskId: string | null,
  refersTo: string | null,
  /** In the outbox. */
  sending: string | null,
  /** What is hashed, as SQLite writes it; the same text as `hashRow`'s but for characters that no row of ours has. */
  message: string,
  /** The hash before it and its own, 64 hex digits each, upper-case. As text: making a Buffer takes as long as hashing. */
  hashes: string,
]

const hexDigits = 64

/** Read and checked in one transaction: long enough to be fast, short enough to keep nobody from working. */
const batchRows = 1000

/**
 * Checks a range of the journal: that no row is missing, that each follows from the one before it, that its hash fits it,
 * and that what it refers to is there. A row that cannot be read is a fault like any other.
 * @param onProgress rows done since the last call
 */
export function verifyRows(
  database: Database.Database,
  chainKey: Uint8Array,
  { from, to }: RowRange,
  onProgress: (rows: number) => void = () => {},
): RowsResult {
  const mac = createRowMac(chainKey)
  const { add, found } = collectFaults()
  const counts = { ended: 0, undo: 0, skip: 0 }
  let lastRestore = 0
  let strays = collectFaults()
  const references = createRowReferences(database, add, (fault) => strays.add(fault))
  // Not there in a backup of the first schema.
  const hasOutbox = hasTable(database, 'outbox')
  const select = database
    .prepare<[number, number], CheckedRow>(
      `SELECT row.sequence, kind, task_id, refers_to, ${hasOutbox ? 'outbox.state' : 'NULL'},
         json_array(row.sequence, id, kind, at, task_id, refers_to, payload), hex(previous_hash) || hex(hash)
       FROM journal AS row
         ${hasOutbox ? `LEFT JOIN outbox ON kind IN (${endingKinds.map((kind) => `'${kind}'`).join(', ')}) AND outbox.sequence = row.sequence` : ''}
       WHERE row.sequence BETWEEN ? AND ? ORDER BY row.sequence`,
    )
    .raw()
  const hashAt = database
    .prepare<[number], string>('SELECT lower(hex(hash)) FROM journal WHERE sequence = ?')
    .pluck()
  const whole = database.prepare<[number], JournalRow>(
    `SELECT sequence, id, kind, at, task_id AS taskId, refers_to AS refersTo, payload
     FROM journal WHERE sequence = ?`,
  )

  let expected = from
  let before = hashBefore(from)

  /** Undefined where the row before cannot be read: what follows it is then only checked against itself. */
  function hashBefore(sequence: number): string | undefined {
    if (sequence === 1) return '0'.repeat(hexDigits)
    try {
      return hashAt.get(sequence - 1)
    } catch {
      return undefined
    }
  }

  function isGenuine(sequence: number, message: string, previousHash: string, hash: string): boolean {
    if (mac(message, previousHash) === hash) return true
    // The definition has the last word: SQLite may write a strange character in another way.
    const row = whole.get(sequence)
    return (
      row !== undefined && hashRow(chainKey, row, Buffer.from(previousHash, 'hex')).toString('hex') === hash
    )
  }

  function skipTo(sequence: number): void {
    if (sequence === expected) return
    const last = sequence - 1
    const which = last === expected ? `Row ${expected} is` : `The rows ${expected} to ${last} are`
    add({ kind: 'missing', sequence: expected, sentence: `${which} missing.` }, sequence - expected)
    expected = sequence
    before = undefined
  }

  function check([sequence, kind, taskId, refersTo, sending, message, hashes]: CheckedRow): void {
    const lower = hashes.toLowerCase()
    const previousHash = lower.slice(0, hexDigits)
    const hash = lower.slice(hexDigits)
    // Asked for only where there is something to say of the row.
    const id = () => whole.get(sequence)?.id ?? ''
    skipTo(sequence)
    if (before !== undefined && previousHash !== before) {
      const sentence = `Row ${sequence} (${kind} ${id()}) does not follow from row ${sequence - 1}: one of the two was changed, or put there.`
      add({ kind: 'unlinked', sequence, id: id(), sentence })
    }
    if (!isGenuine(sequence, message, previousHash, hash)) {
      const sentence = `Row ${sequence} (${kind} ${id()}) was changed after it was written: its hash does not fit it.`
      add({ kind: 'changed', sequence, id: id(), sentence })
    }
    const row = { sequence, kind, taskId, refersTo, sending: hasOutbox ? sending : undefined, id }
    const target = references.check(row)
    count(kind, sequence, target)
    expected = sequence + 1
    before = hash
  }

  function count(kind: string, sequence: number, target: string | undefined): void {
    if (isEndingKind(kind)) counts.ended += 1
    else if (kind === 'skip') counts.skip += 1
    else if (kind === 'undo' && target !== undefined && isEndingKind(target)) counts.undo += 1
    if (kind !== 'restore') return
    lastRestore = sequence
    strays = collectFaults()
  }

  /** Reads what can be read: half by half, down to the rows that cannot. */
  function visit(first: number, last: number): void {
    try {
      // What a row refers to is looked up in the state of the database that the row was read from.
      database.transaction(() => {
        const rows = select.all(first, last)
        references.lookUpTasks(rows.map(([, , taskId]) => taskId))
        for (const row of rows) check(row)
      })()
    } catch (error) {
      if (first < last) {
        const middle = Math.floor((first + last) / 2)
        visit(Math.max(first, expected), middle)
        visit(Math.max(middle + 1, expected), last)
        return
      }
      skipTo(first)
      const reason = error instanceof Error ? error.message : String(error)
      add({ kind: 'unreadable', sequence: first, sentence: `Row ${first} cannot be read (${reason}).` })
      expected = first + 1
      before = undefined
    }
  }

  for (let first = from; first <= to; first += batchRows) {
    const last = Math.min(to, first + batchRows - 1)
    visit(first, last)
    onProgress(last - first + 1)
  }
  skipTo(to + 1)
  return { faults: found(), counts, lastRestore, strays: strays.found() }
}
