import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { backupFolder, dropOldBackups, listBackups, newBackupFile, ownBackupFolder } from './backup-files.ts'
import { classifyStoreError } from './fault.ts'
import { openForReading } from './read-connection.ts'
import { type CopySpan, startRecordsThread } from './records-thread.ts'
import type { StoreKeys } from './store.ts'
import { syncFolder } from './sync-folder.ts'
import type { JournalEnd } from './tail-mark.ts'
import { type VerifyOptions, verify } from './verify.ts'

/** A backup that was made, and was read again as a whole. */
export interface BackupMade {
  file: string
  /** Of the journal in it. */
  rows: number
  bytes: number
}

export interface BackupOptions {
  /** Where it is put; left out, beside the database, where the newest seven are kept. */
  folder?: string
  signal?: AbortSignal
  onProgress?: (progress: { rows: number; of: number }) => void
}

/**
 * Writes a consistent copy of an open database, encrypted with the same key, and checks it as a whole before it gets its
 * name. All of it happens in threads of its own. A failure leaves nothing behind.
 * @param now the wall clock, ms since the epoch
 * @throws DeskError with a sentence that says why
 */
export async function backUp(
  databaseFile: string,
  keys: StoreKeys,
  now: () => number,
  options: BackupOptions = {},
): Promise<BackupMade> {
  const { signal, onProgress } = options
  let partial: string | undefined
  try {
    const folder = options.folder ?? ownBackupFolder(databaseFile)
    const file = newBackupFile(folder, now())
    partial = `${file}.partial`
    const span = await copyDatabase(databaseFile, keys, partial, signal)
    const checks = { marked: false, ...(signal && { signal }), ...(onProgress && { onProgress }) }
    const rows = await checkCopy(partial, keys, span, checks)
    giveName(partial, file)
    if (options.folder === undefined) dropOldBackups(folder, now())
    return { file, rows, bytes: statSync(file).size }
  } catch (error) {
    if (partial !== undefined) removePartial(partial)
    throw classifyStoreError(error)
  }
}

async function copyDatabase(
  databaseFile: string,
  keys: StoreKeys,
  partial: string,
  signal: AbortSignal | undefined,
): Promise<CopySpan> {
  const thread = startRecordsThread(databaseFile, keys, signal)
  try {
    return await thread.copy(partial)
  } finally {
    await thread.end()
  }
}

/** Returns how many rows the journal in it has, all of which were checked, and as many as there were to copy. */
async function checkCopy(
  partial: string,
  keys: StoreKeys,
  { before, after }: CopySpan,
  options: VerifyOptions,
): Promise<number> {
  const { rows, tail, faults } = await verify(partial, keys, options)
  const [fault] = faults
  if (fault) throw damaged(fault.sentence)
  const fits = (end: JournalEnd) => rows !== end.sequence || tail?.hash === end.hash
  if (rows < before.sequence || rows > after.sequence || !fits(before) || !fits(after)) {
    throw damaged(`It holds ${rows} of ${before.sequence} rows.`)
  }
  return rows
}

/**
 * The same on an open connection and at once, for the moment before its schema is changed. Only SQLite's own check is
 * made of it: what it holds is about to be read anyway.
 */
export function backUpNow(database: Database.Database, key: Uint8Array, nowMs: number): void {
  let partial: string | undefined
  try {
    const folder = ownBackupFolder(database.name)
    const file = newBackupFile(folder, nowMs)
    // Another process may be about to do the same.
    partial = `${file}.${process.pid}.partial`
    database.prepare('VACUUM INTO ?').run(partial)
    const copy = openForReading(partial, key)
    try {
      const said = copy.pragma('quick_check', { simple: true })
      if (said !== 'ok') throw damaged(String(said))
    } finally {
      copy.close()
    }
    giveName(partial, file)
    dropOldBackups(folder, nowMs)
  } catch (error) {
    if (partial !== undefined) removePartial(partial)
    throw classifyStoreError(error)
  }
}

/**
 * When the newest backup beside the database was begun, ISO 8601 in UTC.
 * @param nowMs as in `listBackups`
 */
export function lastBackupAt(databaseFile: string, nowMs?: number): string | undefined {
  return listBackups(backupFolder(databaseFile), nowMs)[0]?.at
}

function damaged(fault: string): DeskError {
  return new DeskError(
    'database-damaged',
    `The backup was not kept, because what was written does not check out: ${fault} Older backups were left as they are.`,
  )
}

/** From here on it is a backup: all of it is on the disk, and then its name. */
function giveName(partial: string, file: string): void {
  const descriptor = openSync(partial, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(partial, file)
  syncFolder(dirname(file))
}

function removePartial(partial: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${ending}`, { force: true })
}
