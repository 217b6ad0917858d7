import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A copy of the database, encrypted with the same key. */
export interface BackupFile {
  file: string
  /** When it was begun, ISO 8601 in UTC. */
  at: string
}

const kept = 7
const name = /^evenhand-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(?:-\d+)?\.db$/

export function backupFolder(databaseFile: string): string {
  return join(dirname(databaseFile), 'backups')
}

/** The same, made if it is not there. A folder elsewhere is not: in place of a disk that is not connected it would hide that. */
export function ownBackupFolder(databaseFile: string): string {
  const folder = backupFolder(databaseFile)
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  return folder
}

/**
 * Those in a folder, newest first; last of all those that are later than now, which were made while the clock was wrong.
 * @param nowMs the wall clock, ms since the epoch; left out, every time is believed
 */
export function listBackups(folder: string, nowMs = Number.POSITIVE_INFINITY): BackupFile[] {
  const isBelieved = ({ at }: BackupFile) => Date.parse(at) <= nowMs
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((entry) => {
      const [, day, hours, minutes, seconds] = name.exec(entry) ?? []
      return day === undefined
        ? []
        : [{ file: join(folder, entry), at: `${day}T${hours}:${minutes}:${seconds}.000Z` }]
    })
    .sort(
      (a, b) =>
        Number(isBelieved(b)) - Number(isBelieved(a)) || compare(b.at, a.at) || compare(b.file, a.file),
    )
}

/** A name for one that is begun now, such as `evenhand-2026-11-22T14-08-28Z.db`; colons are not allowed everywhere. */
export function newBackupFile(folder: string, nowMs: number): string {
  const stem = `evenhand-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? `${stem}.db` : `${stem}-${number}.db`)
    if (!existsSync(file)) return file
  }
}

/** Removes all but the newest ones. @param nowMs the wall clock, ms since the epoch */
export function dropOldBackups(folder: string, nowMs: number): void {
  for (const { file } of listBackups(folder, nowMs).slice(kept)) rmSync(file, { force: true })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
