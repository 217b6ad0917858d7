import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { cipher, setKey } from './cipher.ts'
import { syncFolder } from './sync-folder.ts'

/** Databases that were set aside from this place, newest first. */
export function listAsides(databaseFile: string): string[] {
  const folder = dirname(databaseFile)
  const beginning = `${basename(databaseFile)}.aside-`
  return readdirSync(folder)
    .filter((name) => name.startsWith(beginning) && !/-(wal|shm)$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/**
 * Puts a fresh database in the place of one, which stays beside it under another name, with the log that belongs to it.
 * Whenever this is cut off, either the old one is still in place as it was or nothing of it is lost.
 * Returns the path of the one set aside; undefined if there was none.
 * @throws DeskError `conflict` while somebody has the database open
 */
export function exchange(
  databaseFile: string,
  fresh: string,
  key: Uint8Array,
  now: () => number,
): string | undefined {
  const log = `${databaseFile}-wal`
  const aside = newAside(databaseFile, now())
  const isThere = existsSync(databaseFile)
  if (isThere) {
    // Before the database is opened, which moves the log's content into it as far as that is whole.
    if (existsSync(log)) copyWhole(log, `${aside}-wal`)
    try {
      requireAlone(databaseFile, key)
      keepUnder(databaseFile, aside)
    } catch (error) {
      rmSync(`${aside}-wal`, { force: true })
      throw error
    }
  }
  // A log that stayed would be taken for the fresh database's own.
  for (const ending of ['-wal', '-shm']) rmSync(`${databaseFile}${ending}`, { force: true })
  renameSync(fresh, databaseFile)
  syncFolder(dirname(databaseFile))
  return isThere ? aside : undefined
}

/** A name that nothing has: what was set aside within the same second, by a try that was cut off perhaps, stays as it is. */
function newAside(databaseFile: string, nowMs: number): string {
  const stem = `${databaseFile}.aside-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  for (let number = 1; ; number += 1) {
    const aside = number === 1 ? stem : `${stem}-${number}`
    if (!existsSync(aside) && !existsSync(`${aside}-wal`)) return aside
  }
}

/** Writes a copy that is on the disk as a whole; leaves nothing behind when it fails. */
export function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    const descriptor = openSync(to, 'r+')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

/** A second name for the same file, or a copy where the file system has no such thing. */
function keepUnder(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyWhole(file, name)
  }
}

/** One that is too damaged to be opened is nobody's either. */
function requireAlone(databaseFile: string, key: Uint8Array): void {
  let database: Database.Database | undefined
  try {
    database = new Database(databaseFile, { timeout: 1000, fileMustExist: true })
    setKey(database, cipher, key)
    database.pragma('locking_mode=EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE; ROLLBACK')
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) return
    throw new DeskError(
      'conflict',
      'Another program has this profile open, such as an import. Wait until it has ended, then restore again.',
    )
  } finally {
    database?.close()
  }
}
