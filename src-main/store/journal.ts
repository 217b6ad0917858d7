import { createHmac } from 'node:crypto'
import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { JournalKind } from '../../src-shared/model/journal.ts'
import { createRowMac } from './row-mac.ts'

/** What can be written: every kind of act has its place in `payload`. */
export interface JournalEntry {
  id: string
  kind: JournalKind
  taskId?: string
  /** Id of the row that this one takes back or answers. */
  refersTo?: string
  payload: unknown
}

export interface JournalRow {
  sequence: number
  id: string
  /** A `JournalKind`, or one that a later version of the program wrote. */
  kind: string
  /** ISO 8601, UTC. */
  at: string
  taskId: string | null
  refersTo: string | null
  /** JSON text, as it was hashed. */
  payload: string
}

export interface Appended {
  sequence: number
  at: string
  /** False when the very same entry was there already: a retry. */
  fresh: boolean
}

export interface Journal {
  /** Appends within the caller's transaction. Same id and content: the old row. Same id, other content: `conflict`. */
  append(entry: JournalEntry): Appended
  find(id: string): JournalRow | undefined
  /** Whether an `undo` refers to this row. */
  isTakenBack(id: string): boolean
  /** Every row, newest first, as far as the caller goes; nothing may be written before it stops. */
  backwards(): IterableIterator<JournalRow>
  /** The last row's place and hash; undefined while there is none. */
  tail(): { sequence: number; hash: Uint8Array } | undefined
  /** Every row, oldest first, without holding them in memory. */
  rows(): IterableIterator<JournalRow>
}

const columns = 'sequence, id, kind, at, task_id AS taskId, refers_to AS refersTo, payload'
const genesis = Buffer.alloc(32)

/**
 * The append-only journal. Each row's hash is an HMAC over the row and the hash before it, so that a change shows to
 * whoever holds the key, and nobody without it can make a chain that fits.
 * @param chainKey 32 bytes
 * @param now the wall clock, ms since the epoch
 */
export function createJournal(database: Database.Database, chainKey: Uint8Array, now: () => number): Journal {
  const mac = createRowMac(chainKey)
  const byId = database.prepare<[string], JournalRow>(`SELECT ${columns} FROM journal WHERE id = ?`)
  const undoOf = database.prepare<[string]>(`SELECT 1 FROM journal WHERE kind = 'undo' AND refers_to = ?`)
  const tail = database.prepare<[], { sequence: number; hash: Buffer }>(
    'SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1',
  )
  const insert = database.prepare(
    `INSERT INTO journal (sequence, id, kind, at, task_id, refers_to, payload, previous_hash, hash)
     VALUES (@sequence, @id, @kind, @at, @taskId, @refersTo, @payload, @previousHash, @hash)`,
  )
  const backwards = database.prepare<[], JournalRow>(`SELECT ${columns} FROM journal ORDER BY sequence DESC`)
  const all = database.prepare<[], JournalRow>(`SELECT ${columns} FROM journal ORDER BY sequence`)

  return {
    append({ id, kind, taskId, refersTo, payload }) {
      const text = JSON.stringify(payload)
      const known = byId.get(id)
      if (known) {
        const same =
          known.kind === kind &&
          known.payload === text &&
          known.taskId === (taskId ?? null) &&
          known.refersTo === (refersTo ?? null)
        if (!same)
          throw new DeskError('conflict', `The journal already holds another entry under the id ${id}.`)
        return { sequence: known.sequence, at: known.at, fresh: false }
      }
      const last = tail.get()
      const row: JournalRow = {
        sequence: (last?.sequence ?? 0) + 1,
        id,
        kind,
        at: new Date(now()).toISOString(),
        taskId: taskId ?? null,
        refersTo: refersTo ?? null,
        payload: text,
      }
      const previousHash = last?.hash ?? genesis
      const hash = Buffer.from(mac(messageOf(row), previousHash.toString('hex')), 'hex')
      insert.run({ ...row, previousHash, hash })
      return { sequence: row.sequence, at: row.at, fresh: true }
    },
    find: (id) => byId.get(id),
    isTakenBack: (id) => undoOf.get(id) !== undefined,
    backwards: () => backwards.iterate(),
    tail: () => tail.get(),
    rows: () => all.iterate(),
  }
}

/** HMAC-SHA256 over the row's fields as a JSON array, which no shifting of characters between fields can imitate. */
export function hashRow(chainKey: Uint8Array, row: JournalRow, previousHash: Uint8Array): Buffer {
  return createHmac('sha256', chainKey).update(messageOf(row)).update(previousHash).digest()
}

function messageOf({ sequence, id, kind, at, taskId, refersTo, payload }: JournalRow): string {
  return JSON.stringify([sequence, id, kind, at, taskId, refersTo, payload])
}
