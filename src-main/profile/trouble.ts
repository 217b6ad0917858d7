import { basename } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Trouble } from '../../src-shared/desk/views.ts'
import { keyFilePath } from '../keys/key-file.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { classifyStoreError } from '../store/fault.ts'
import { readTailMark } from '../store/tail-mark.ts'
import { databaseFile } from './open-profile.ts'

/** What is wrong with a profile that cannot be opened, and what the person can do about it. */
export function describeTrouble(
  folder: string,
  { code, message }: Pick<DeskError, 'code' | 'message'>,
  backupAt?: string,
): Trouble {
  const isMendable = code === 'database-damaged' || code === 'rolled-back'
  return {
    name: basename(folder),
    folder,
    code,
    message,
    ...(backupAt !== undefined && { backupAt }),
    can: [
      ...(code === 'rolled-back' ? (['accept-gap'] as const) : (['retry'] as const)),
      ...(isMendable && backupAt !== undefined ? (['restore'] as const) : []),
      ...(isMendable ? (['restore-file'] as const) : []),
      'switch',
    ],
  }
}

/**
 * A wrong key and a damaged file look alike to SQLite. The mark of the journal's end tells them apart: made with the same
 * master key, it fits the right one only.
 */
export function tellWrongKey(thrown: unknown, folder: string, keys: KeyRing): unknown {
  const error = classifyStoreError(thrown)
  if (!(error instanceof DeskError) || error.code !== 'database-damaged') return error
  if (readTailMark(databaseFile(folder), keys.chain).is !== 'damaged') return error
  return new DeskError(
    'wrong-key',
    `The key file ${keyFilePath(folder)} belongs to another profile. Put back the one of this profile; its data was not touched.`,
  )
}
