import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { Safety, Trouble, Verification } from '../../src-shared/desk/views.ts'
import { describeFaults, verify } from '../store/verify.ts'
import type { Door } from './door.ts'
import { databaseFile } from './open-profile.ts'

/** What keeps a profile's records safe, as the window shows it and asks for it. */
export interface SafetyRoom {
  view(): Promise<Safety>
  /** Asks with the system's dialog where decisions are to be written. False if nothing was chosen. */
  chooseFolder(): Promise<boolean>
  protect(change: CommandInput<'profile:protect'>): Promise<void>
  backUp(): Promise<void>
  verify(): Promise<Verification>
  trouble(): Trouble
  restore(): Promise<string>
  acceptGap(): Promise<void>
  /** What is due once a profile is open: yesterday's backup, files that an import or a crash has left. */
  tidy(): Promise<void>
}

export interface SafetyParts {
  door: () => Door
  chooseFolder: () => Promise<string | undefined>
  progress: (rows: number, of: number) => void
  fault: (where: string, error: unknown) => void
}

export function createSafety({ door, chooseFolder, progress, fault }: SafetyParts): SafetyRoom {
  return {
    async view() {
      const { store, sending, policy, folder } = door().profile()
      const mayBySystem = !policy().machine?.askPassphrase
      return {
        protection: door().keys.protection(),
        systemAvailable: mayBySystem && (await door().keys.systemAvailable()),
        sending: sending.state(),
        backups: 0,
        backupFolder: folder,
        journalRows: store.journal.tail()?.sequence ?? 0,
      }
    },

    async chooseFolder() {
      const sendFolder = await chooseFolder()
      if (sendFolder === undefined) return false
      door().profile().changeSettings({ sendFolder })
      return true
    },

    async protect(change) {
      const { note, policy } = door().profile()
      const act = door().keys.protection() === 'none' ? 'protected' : 'passphrase-changed'
      const system = change.system && !policy().machine?.askPassphrase
      await door().keys.protect({ ...change, system })
      note('key', { act, protection: door().keys.protection() })
    },

    async backUp() {},

    async verify() {
      const { folder, keys } = door().profile()
      const found = await verify(databaseFile(folder), keys, {
        onProgress: ({ rows, of }) => progress(rows, of),
      })
      return { rows: found.rows, faults: describeFaults(found) }
    },

    trouble: () => door().trouble(),
    async restore() {
      return ''
    },
    acceptGap: () => door().acceptGap(),

    async tidy() {
      if (door().at() !== 'open') return
      const { vault, store } = door().profile()
      let shredded: ReadonlySet<string> | undefined
      const isShredded = (id: string) => {
        shredded ??= new Set(store.tasks.shreddedMedia())
        return shredded.has(id)
      }
      try {
        // A day is longer than any import, so none that runs loses a file.
        await vault.sweep(store.media.ids(), Date.now() - 24 * 60 * 60 * 1000, isShredded)
      } catch (error) {
        fault('sweep', error)
      }
    },
  }
}
