import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'

/**
 * Holds a profile for one window. SQLite's own file lock is used because the system drops it even when the process is
 * killed, on every platform. Returns a function that lets go.
 * @throws DeskError `conflict` while another process holds it
 */
export function lockProfile(profileFolder: string): () => void {
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
  const lock = new Database(join(profileFolder, 'open.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DeskError(
      'conflict',
      `The profile in ${profileFolder} is open in another window. Close that one first.`,
    )
  }
  return () => void lock.close()
}
