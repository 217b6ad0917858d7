import { basename } from 'node:path'
import { DeskError, type FailureCode } from '../../src-shared/desk/result.ts'
import { backupFolder, listBackups } from './backup-files.ts'
import { classifyStoreError } from './fault.ts'
import type { StoreKeys } from './store.ts'
import { type VerifyOptions, verify } from './verify.ts'

export interface SoundBackup {
  file: string
  rows: number
}

const notOurs =
  'cannot be read with the key of this profile: it is the backup of another one, no backup at all, or badly damaged'

/** By which failures a backup is passed over for an older one, and why. */
const unreadable: Partial<Record<FailureCode, string>> = {
  'database-damaged': notOurs,
  'read-only': 'cannot be opened',
}

/**
 * The backup that is named, or of those beside a database the newest that is sound; read as a whole.
 * @param nowMs the wall clock, ms since the epoch
 * @throws DeskError `not-found` where none is, with a sentence about the last one tried
 */
export async function findSound(
  databaseFile: string,
  keys: StoreKeys,
  nowMs: number,
  { backup, onProgress }: { backup?: string } & Pick<VerifyOptions, 'onProgress'>,
): Promise<SoundBackup> {
  const folder = backupFolder(databaseFile)
  const candidates = backup === undefined ? listBackups(folder, nowMs).map(({ file }) => file) : [backup]
  let reason = `There is no backup in ${folder}.`
  for (const file of candidates) {
    try {
      const { rows, tail, faults } = await verify(file, keys, {
        marked: false,
        ...(onProgress && { onProgress }),
      })
      const [fault] = faults
      if (!fault) return { file, rows }
      reason = `${basename(file)} ${tail ? `is damaged: ${fault.sentence}` : `${notOurs}.`}`
    } catch (error) {
      const known = classifyStoreError(error)
      if (!(known instanceof DeskError) || !(known.code in unreadable)) throw error
      reason = `${basename(file)} ${unreadable[known.code]}.`
    }
  }
  throw new DeskError('not-found', `${reason} Nothing was changed.`)
}
