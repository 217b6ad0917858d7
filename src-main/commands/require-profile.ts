import { existsSync } from 'node:fs'
import { DeskError } from '../../src-shared/desk/result.ts'
import { keyFilePath } from '../keys/key-file.ts'
import { databaseFile, hasProfile } from '../profile/open-profile.ts'
import { lastBackupAt } from '../store/backup.ts'
import { isDatabaseGone } from '../store/store.ts'
import type { Command } from './command.ts'

/** @throws DeskError with a sentence where a folder does not hold what a command needs */
export function requireProfile(folder: string, { needsNoDatabase, makesProfile }: Command): void {
  const hasKey = existsSync(keyFilePath(folder))
  if (hasProfile(folder) || (needsNoDatabase && hasKey)) return
  if (isDatabaseGone(databaseFile(folder))) throw new DeskError('rolled-back', describeGone(folder, hasKey))
  if (makesProfile) return
  throw new DeskError(
    'not-found',
    `There is no profile in ${folder}. Start the program once, or import a pack.`,
  )
}

function describeGone(folder: string, hasKey: boolean): string {
  const gone = `The database of the profile in ${folder} is missing`
  const key = `its key: put back ${keyFilePath(folder)} first.`
  const hasBackup = lastBackupAt(databaseFile(folder)) !== undefined
  return [
    hasKey ? `${gone}.` : `${gone}, and so is ${key}`,
    hasBackup
      ? 'Put a backup in its place: evenhand restore.'
      : 'There is no backup beside it. Put one from elsewhere in its place: evenhand restore FILE.',
  ].join(' ')
}
