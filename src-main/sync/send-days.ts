import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { Outbox, OutboxRow } from '../store/outbox.ts'
import { clearPlace, type DayHead, dayFileName, dayOf, writeDayFile } from './day-file.ts'
import { codeOf } from './replace-file.ts'

export interface SendParts {
  outbox: Pick<Outbox, 'ready' | 'sentOn' | 'stateOf' | 'markSent' | 'park'>
  transact: <T>(work: () => T) => T
  /** Who the decisions are of. */
  who: () => Pick<Profile, 'id' | 'name' | 'role'>
  /** The journal's last row. */
  tail: () => { sequence: number; hash: Uint8Array } | undefined
  now: () => number
}

/** Rows that one turn takes, and that one transaction marks: the window, in the same thread, gets its turn between them. */
const batch = 250
const marked = 100

/**
 * Sends what is ready to files in a folder, one for each day. A file is written anew as a whole, from the database, and
 * only then are its rows marked: killed in between, the next turn writes the same again.
 */
export function createDaySender(parts: SendParts) {
  const { outbox, transact, who, tail, now } = parts
  // How each file was left by its last writing here: one that is another by now may hold what the database does not.
  const left = new Map<string, string>()

  async function sendDay(folder: string, day: string, fresh: readonly OutboxRow[], isOver: () => boolean) {
    const rows = [...outbox.sentOn(day), ...fresh].sort((one, other) => one.sequence - other.sequence)
    const head = { day, profile: who(), tail: tailText() }
    const path = join(folder, dayFileName(day, head.profile.id))
    const found = await looksOf(path)
    if (found !== undefined && found !== left.get(path)) {
      const ids = new Set(rows.map(({ journalId }) => journalId))
      await clearPlace(folder, head, (id) => ids.has(id) || isOver() || isOut(id), new Date(now()))
    }
    // Reading a long day and making its text take some ms each: the window has its turn between them.
    await setImmediate()
    if (isOver()) return
    await writeDayFile(folder, head, rows)
    left.set(path, (await looksOf(path)) ?? '')
    for (let at = 0; at < fresh.length; at += marked) {
      // The profile may have been closed meanwhile; its next opening does it again.
      if (isOver()) return
      const ids = fresh.slice(at, at + marked).map(({ journalId }) => journalId)
      transact(() => outbox.markSent(ids, new Date(now()).toISOString()))
      await setImmediate()
    }
  }

  function tailText(): DayHead['tail'] {
    const { sequence, hash } = tail() ?? { sequence: 0, hash: new Uint8Array(32) }
    return { sequence, hash: Buffer.from(hash).toString('hex') }
  }

  /** Whether a decision is in its day's file, or may be, after a crash between writing and marking. */
  function isOut(id: string): boolean {
    const state = outbox.stateOf(id)
    return state === 'sent' || state === 'ready'
  }

  return {
    /**
     * Sends one batch, oldest first. Returns whether there was anything to send.
     * @param isOver tells that the database is closed, or about to be
     */
    async send(folder: string, isOver: () => boolean): Promise<boolean> {
      const rows = outbox.ready(batch)
      const broken = rows.filter((row) => !isReadable(row))
      if (broken.length > 0) {
        transact(() => {
          for (const { journalId } of broken) outbox.park(journalId, 'Its record cannot be read.')
        })
        return true
      }
      for (const [day, fresh] of byDay(rows)) {
        if (isOver()) break
        await sendDay(folder, day, fresh, isOver)
      }
      return rows.length > 0
    },
  }
}

/** Another text is another file: it is renamed into its place. Undefined if there is none. */
async function looksOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function byDay(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const days = new Map<string, OutboxRow[]>()
  for (const row of rows) {
    const day = days.get(dayOf(row))
    if (day) day.push(row)
    else days.set(dayOf(row), [row])
  }
  return days
}

/** One that is not would spoil the file that it is written into. */
function isReadable({ payload }: OutboxRow): boolean {
  try {
    JSON.parse(payload)
    return true
  } catch {
    return false
  }
}
