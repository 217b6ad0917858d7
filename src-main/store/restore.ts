import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import { newId } from '../../src-shared/rules/new-id.ts'
import { counted } from './counted.ts'
import { classifyStoreError } from './fault.ts'
import { findSound, type SoundBackup } from './find-sound-backup.ts'
import { createJournal } from './journal.ts'
import { countLostRows } from './lost-rows.ts'
import { openDatabase } from './open.ts'
import { openForReading } from './read-connection.ts'
import { salvageAudits } from './salvage-audits.ts'
import { salvageContent, salvageDrafts, salvageSending } from './salvage-content.ts'
import { replay, rowsAfter } from './salvage-journal.ts'
import { salvagePractice } from './salvage-practice.ts'
import { copyWhole, exchange, listAsides } from './set-aside.ts'
import type { StoreKeys } from './store.ts'
import { journalEnd, keepTailMark, readTailMark, type TailMark } from './tail-mark.ts'

/** What came back, and what did not. */
export interface Restored {
  /** The backup's file. */
  backup: string
  /** Rows of the journal in the backup. */
  backupRows: number
  /** Rows that were made after it and could be saved from a database that was set aside. */
  salvagedRows: number
  /** Rows that were there once and are gone, as far as that is known. */
  missingRows: number
  /** Tasks that rows of the journal are about and that could not be saved. */
  missingTasks: number
  /** Where the database is that was in its place; undefined if there was none. */
  aside: string | undefined
}

export interface RestoreOptions {
  /** Left out: the newest one beside the database that is sound. */
  backup?: string
  onProgress?: (progress: { rows: number; of: number }) => void
}

/**
 * Puts a backup in the place of a database, which is set aside and never deleted, and adds to it what was done since, as
 * far as that can still be read there. Nobody may have the database open.
 * @param now the wall clock, ms since the epoch
 * @throws DeskError with a sentence; until the backup is in place, nothing has changed
 */
export async function restore(
  databaseFile: string,
  keys: StoreKeys,
  now: () => number,
  options: RestoreOptions = {},
): Promise<Restored> {
  const fresh = `${databaseFile}.restoring`
  try {
    const mark = readTailMark(databaseFile, keys.chain)
    const backup = await findSound(databaseFile, keys, now(), options)
    copyWhole(backup.file, fresh)
    const aside = exchange(databaseFile, fresh, keys.database, now)
    const database = openDatabase(databaseFile, keys.database)
    try {
      const told = { backup, mark, asides: listAsides(databaseFile) }
      const saved = database.transaction(() => complete(database, keys, now, told)).immediate()
      keepTailMark(databaseFile, database, keys.chain).close()
      return { backup: backup.file, backupRows: backup.rows, ...saved, aside }
    } finally {
      database.close()
    }
  } catch (error) {
    rmSync(fresh, { force: true })
    throw classifyStoreError(error)
  }
}

/** In words, for a person. */
export function describeRestored(restored: Restored): string {
  const { backup, backupRows, missingRows, missingTasks, aside } = restored
  return [
    `${basename(backup)} is in place, with ${counted(backupRows, 'row')} of the journal.`,
    afterwards(restored),
    ...(missingRows > 0
      ? [
          `Lost: ${counted(missingRows, 'row')}. What was done there could not be read any more, or does not follow on the backup’s; a task whose decision is lost waits for review again.`,
        ]
      : []),
    ...(missingTasks > 0
      ? [`Lost: ${counted(missingTasks, 'task')} imported after it, of which the journal speaks.`]
      : []),
    ...(aside === undefined ? [] : [`The database that was here is kept as ${basename(aside)}.`]),
  ].join(' ')
}

function afterwards({ salvagedRows, missingRows }: Restored): string {
  if (salvagedRows > 0) {
    const came = `${counted(salvagedRows, 'row')} made after it came back from the database that was here`
    return missingRows > 0 ? `${came}.` : `${came}; nothing is missing.`
  }
  return missingRows > 0
    ? 'Nothing that was done after it could be saved.'
    : 'Nothing was done after it, as far as is known.'
}

interface Told {
  backup: SoundBackup
  /** Where the journal had ended. */
  mark: TailMark
  asides: readonly string[]
}

/** Adds what the databases set aside have beyond the backup, and says in the journal what became of all of it. */
function complete(
  database: Database.Database,
  keys: StoreKeys,
  now: () => number,
  { backup, mark, asides }: Told,
): Pick<Restored, 'salvagedRows' | 'missingRows' | 'missingTasks'> {
  let salvagedRows = 0
  const used: Database.Database[] = []
  const named: string[] = []
  try {
    // A restore that was cut off leaves two: what it had put in place, and what was there before.
    for (const file of asides) {
      // The journal, as far as it came back, has all that this one could give.
      if (wasUsedBefore(database, basename(file))) continue
      named.push(basename(file))
      const aside = openAside(file, keys.database)
      if (!aside) continue
      used.push(aside)
      salvageContent(aside, database)
      salvageAudits(aside, database)
      salvagePractice(aside, database)
      salvagedRows += replay(database, rowsAfter(aside, keys.chain, journalEnd(database)), now)
      salvageSending(aside, database, journalEnd(database).sequence)
      salvageDrafts(aside, database)
    }
    const missingRows = countLostRows(database, used, mark)
    const missingTasks = countMissingTasks(database, backup.rows)
    const payload = {
      backup: basename(backup.file),
      backupRows: backup.rows,
      salvagedRows,
      missing: missingRows,
    }
    createJournal(database, keys.chain, now).append({
      id: newId(now()),
      kind: 'restore',
      payload: { ...payload, missingTasks, asides: named },
    })
    return { salvagedRows, missingRows, missingTasks }
  } finally {
    for (const aside of used) aside.close()
  }
}

function openAside(file: string, key: Uint8Array): Database.Database | undefined {
  try {
    return openForReading(file, key)
  } catch {
    return undefined
  }
}

function wasUsedBefore(database: Database.Database, aside: string): boolean {
  const sql = `SELECT 1 FROM journal WHERE kind = 'restore'
    AND EXISTS (SELECT 1 FROM json_each(payload, '$.asides') WHERE value = ?)`
  return database.prepare(sql).get(aside) !== undefined
}

function countMissingTasks(database: Database.Database, after: number): number {
  const sql = `SELECT count(DISTINCT task_id) FROM journal
    WHERE sequence > ? AND task_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task WHERE task.id = task_id)`
  return database.prepare<[number], number>(sql).pluck().get(after) ?? 0
}
