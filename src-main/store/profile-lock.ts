import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { classifyStoreError } from './fault.ts'

/**
 * Holds a profile for one window. SQLite's own file lock is used because the system drops it even when the process is
 * killed, on every platform. Returns a function that lets go.
 * @throws DeskError `conflict` while another process holds it, or what keeps the folder from being written to
 */
export function lockProfile(profileFolder: string): () => void {
  let lock: Database.Database | undefined
  try {
    mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
    lock = new Database(join(profileFolder, 'open.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (!isBusy(error)) throw classifyStoreError(error)
    throw new DeskError(
      'conflict',
      `The profile in ${profileFolder} is open in another window. Close that one first.`,
    )
  }
  const held = lock
  return () => void held.close()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
