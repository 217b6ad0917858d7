import { copyFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import { keyFilePath, readKeyFile } from '../keys/key-file.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { type BackupMade, type BackupOptions, backUp, lastBackupAt } from '../store/backup.ts'
import { lockProfile } from '../store/profile-lock.ts'
import { type Restored, type RestoreOptions, restore } from '../store/restore.ts'
import { syncFolder } from '../store/sync-folder.ts'
import { verify } from '../store/verify.ts'
import { databaseFile, type OpenProfile } from './open-profile.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Makes a backup and writes down that there is one. Elsewhere, the key file goes with it if a passphrase is needed to use
 * it; one that opens for everybody stays at home, and without it the backup stays closed.
 * @param now the wall clock, ms since the epoch
 * @throws DeskError with a sentence; then nothing is left behind
 */
export async function backUpProfile(
  { folder, keys, note }: Pick<OpenProfile, 'folder' | 'keys' | 'note'>,
  now: () => number,
  options: BackupOptions = {},
): Promise<BackupMade & { withKey: boolean }> {
  const made = await backUp(databaseFile(folder), keys, now, options)
  const withKey = options.folder !== undefined && needsPassphrase(folder)
  if (withKey) copyKeyFile(folder, made.file)
  const { file, rows, bytes } = made
  note('backup', { file: basename(file), elsewhere: options.folder !== undefined, rows, bytes })
  return { ...made, withKey }
}

/** The same, unless the newest one beside the database is younger than a day. */
export async function backUpIfDue(
  profile: Pick<OpenProfile, 'folder' | 'keys' | 'note'>,
  now: () => number,
  options: BackupOptions = {},
): Promise<BackupMade | undefined> {
  const last = lastBackupAt(databaseFile(profile.folder), now())
  const age = last === undefined ? Number.POSITIVE_INFINITY : now() - Date.parse(last)
  // One from the future says that the clock was set back, and nothing about how old it is.
  return age >= 0 && age < dayMs ? undefined : backUpProfile(profile, now, options)
}

/**
 * Puts a backup in the place of the database of a profile that nobody has open, saves what can be read of the rest, and
 * checks the outcome as a whole.
 * @throws DeskError `conflict` while a window has it, or what `restore` throws
 */
export async function restoreProfile(
  folder: string,
  keys: KeyRing,
  now: () => number,
  options: RestoreOptions = {},
): Promise<Restored> {
  const unlock = lockProfile(folder)
  try {
    return await restoreHeld(folder, keys, now, options)
  } finally {
    unlock()
  }
}

/** The same for whoever has the profile locked already, such as the window that shows what is wrong with it. */
export async function restoreHeld(
  folder: string,
  keys: KeyRing,
  now: () => number,
  options: RestoreOptions = {},
): Promise<Restored> {
  const restored = await restore(databaseFile(folder), keys, now, options)
  const { faults } = await verify(databaseFile(folder), keys)
  const [fault] = faults
  if (fault) {
    throw new DeskError(
      'database-damaged',
      `The backup is in place, but what was added to it does not check out: ${fault.sentence}`,
    )
  }
  return restored
}

/**
 * Beside a backup that is kept elsewhere, and under its name, so that the passphrase opens it there: one disk may hold
 * backups of several profiles, and an older backup needs the passphrase of its time no less.
 */
function copyKeyFile(profileFolder: string, backup: string): void {
  copyFileSync(keyFilePath(profileFolder), backup.replace(/\.db$/, '.key.json'))
  syncFolder(dirname(backup))
}

function needsPassphrase(folder: string): boolean {
  const wraps = readKeyFile(folder)?.wraps ?? []
  return wraps.some(({ by }) => by === 'passphrase') && !wraps.some(({ by }) => by === 'none')
}
