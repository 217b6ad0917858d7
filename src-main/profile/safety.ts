import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Protection, Safety, Trouble, Verification } from '../../src-shared/desk/views.ts'
import { lastBackupAt } from '../store/backup.ts'
import { backupFolder, listBackups } from '../store/backup-files.ts'
import { describeRestored } from '../store/restore.ts'
import { describeFaults } from '../store/verify.ts'
import { backUpIfDue, backUpProfile, restoreHeld } from './backups.ts'
import { checkRecords } from './check-records.ts'
import type { Door } from './door.ts'
import { forgetSpentAudits } from './forget-audits.ts'
import { databaseFile } from './open-profile.ts'
import { describeTrouble } from './trouble.ts'

/** What keeps a profile's records safe, as the window shows it and asks for it. */
export interface SafetyRoom {
  view(): Promise<Safety>
  /** Asks with the system's dialog where decisions are to be written. False if nothing was chosen. */
  chooseFolder(): Promise<boolean>
  protect(change: CommandInput<'profile:protect'>): Promise<void>
  /** Tries at once to send what waits. */
  send(): void
  backUp(): Promise<void>
  verify(): Promise<Verification>
  /** Undefined if nothing is wrong. */
  trouble(): Trouble | undefined
  /** @throws DeskError `cancelled` if no file was chosen */
  restore(from: 'newest' | 'file'): Promise<string>
  acceptGap(): Promise<void>
  /** What is due once a profile is open: yesterday's backup, files that an import or a crash has left. */
  tidy(): Promise<void>
}

export interface SafetyParts {
  door: () => Door
  /** Asks with the system's dialog; an absolute path, or undefined when nothing was chosen. */
  choose: (what: 'file' | 'new-folder', title: string) => Promise<string | undefined>
  progress: (rows: number, of: number) => void
  fault: (where: string, error: unknown) => void
}

export function createSafety({ door, choose, progress, fault }: SafetyParts): SafetyRoom {
  let backupProblem: string | undefined

  async function keepBackups(backUp: () => Promise<unknown>): Promise<void> {
    try {
      await backUp()
      backupProblem = undefined
    } catch (error) {
      if (error instanceof DeskError) backupProblem = error.message
      throw error
    }
  }

  return {
    async view() {
      const { store, sending, policy, folder } = door().profile()
      const mayBySystem = !policy().machine?.askPassphrase
      return {
        protection: door().keys.protection(),
        systemAvailable: mayBySystem && (await door().keys.systemAvailable()),
        sending: sending.state(),
        ...backupsOf(folder),
        ...(backupProblem !== undefined && { backupProblem }),
        journalRows: store.journal.tail()?.sequence ?? 0,
      }
    },

    async chooseFolder() {
      // Asked of an open profile only.
      door().profile()
      const sendFolder = await choose('new-folder', 'Where decisions are written to')
      if (sendFolder === undefined) return false
      door().profile().changeSettings({ sendFolder })
      return true
    },

    async protect(change) {
      const { note, policy } = door().profile()
      const act = door().keys.protection() === 'none' ? 'protected' : 'passphrase-changed'
      const system = change.system && !policy().machine?.askPassphrase
      const before = (protection: Protection) => note('key', { act, protection })
      await door().keys.protect({ ...change, system, before })
    },

    send: () => door().profile().sending.tryAgain(),

    async backUp() {
      await keepBackups(() => backUpProfile(door().profile(), Date.now))
    },

    async verify() {
      const { folder, keys } = door().profile()
      const found = await checkRecords(folder, keys, {
        onProgress: ({ rows, of }) => progress(rows, of),
      })
      return { rows: found.rows, faults: describeFaults(found) }
    },

    trouble() {
      const { folder, trouble } = door()
      const wrong = trouble()
      return wrong && describeTrouble(folder, wrong, lastBackupAt(databaseFile(folder), Date.now()))
    },
    async restore(from) {
      const { folder, mend } = door()
      const backup = from === 'file' ? await choose('file', 'A backup of this profile') : undefined
      if (from === 'file' && backup === undefined) throw new DeskError('cancelled', 'No backup was chosen.')
      const options = { ...(backup !== undefined && { backup }) }
      return describeRestored(await mend((keys) => restoreHeld(folder, keys, Date.now, options)))
    },
    async acceptGap() {
      await door().acceptGap()
      // The older backups are of a journal that went another way: a restore must find one of this.
      if (door().at() === 'open') await keepBackups(() => backUpProfile(door().profile(), Date.now))
    },

    async tidy() {
      if (door().at() !== 'open') return
      const { vault, store } = door().profile()
      const works = [
        // A day is longer than any import, so none that runs loses a file.
        () => vault.sweep(store.media.ids(), Date.now() - 24 * 60 * 60 * 1000, store.tasks.isShredded),
        () => keepBackups(() => backUpIfDue(door().profile(), Date.now)),
        async () => door().profile().audit.room.followDisputes(),
        () => forgetSpentAudits(door().profile()),
        () => removeLeftovers(door().folder),
      ]
      for (const work of works) {
        try {
          await work()
        } catch (error) {
          // Locked meanwhile: the next time will do.
          if (door().at() === 'open') fault('tidy', error)
        }
      }
    },
  }
}

/** What a crash has left: keys written aside, and copies of the database that were never finished. */
async function removeLeftovers(folder: string): Promise<void> {
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000
  const isLeft = (path: string) =>
    /^key\.json\.[0-9a-f-]{36}$/.test(basename(path)) || path.endsWith('.db.partial')
  for (const place of [folder, backupFolder(databaseFile(folder))]) {
    for (const name of await readdir(place).catch(() => [])) {
      const path = join(place, name)
      if (isLeft(path) && (await stat(path)).mtimeMs < dayAgo) await rm(path, { force: true })
    }
  }
}

function backupsOf(folder: string): Pick<Safety, 'lastBackupAt' | 'backups' | 'backupFolder'> {
  const kept = backupFolder(databaseFile(folder))
  const [newest, ...older] = listBackups(kept, Date.now())
  return {
    ...(newest && { lastBackupAt: newest.at }),
    backups: newest ? 1 + older.length : 0,
    backupFolder: kept,
  }
}
