import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport, Opening } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { Settings, SettingsChange } from '../../src-shared/model/settings.ts'
import { compileKeyMap, describeRefusal } from '../../src-shared/rules/key-map.ts'
import type { Shift } from '../shift/shift.ts'
import type { Handlers } from './handlers.ts'

/** What the desk needs of the other rooms. Functions, because the profile behind them can change while it serves. */
export interface DeskRooms {
  shift: () => Shift
  policy: () => Policy
  profile: () => Profile
  changeProfile: (change: Pick<Profile, 'name' | 'role' | 'languages'>) => Profile
  profileProtected: () => boolean
  settings: () => { get(): Settings; change(part: SettingsChange): Settings }
  profiles: {
    list(): { folder: string; name: string; current: boolean }[]
    create(profile: Pick<Profile, 'name' | 'role' | 'languages'>): Promise<void>
    switchTo(folder: string): Promise<void>
  }
  /** Resolves once nothing of the start is still on its way (the demo shift, the pack of the command line). */
  settled: () => Promise<void>
  /** Asks with the system's dialog; undefined when nothing was chosen. */
  choosePack: (what: 'file' | 'folder') => Promise<string | undefined>
  importPack: (
    path: string,
    signal: AbortSignal,
    onProgress: (progress: ImportProgress) => void,
  ) => Promise<ImportReport>
  tellProgress: (progress: ImportProgress) => void
  window: { ready(): void; toggleFullScreen(): void; quit(): void }
  about: () => Pick<Opening, 'runtime' | 'version' | 'notices'>
}

/** One short function for every command of the contract. */
export function createHandlers(rooms: DeskRooms): Handlers {
  let importing: AbortController | undefined

  return {
    'window:open': async () => {
      await rooms.settled()
      return {
        profile: rooms.profile(),
        protected: rooms.profileProtected(),
        policy: rooms.policy(),
        settings: rooms.settings().get(),
        shift: rooms.shift().view(),
        ...rooms.about(),
      }
    },
    'window:ready': () => {
      rooms.window.ready()
      return {}
    },
    'shift:view': () => rooms.shift().view(),
    'draft:save': ({ taskId, draft }) => {
      rooms.shift().saveDraft(taskId, draft)
      return {}
    },
    'decision:record': (decision) => rooms.shift().record(decision),
    'decision:undo': ({ undoId, decisionId }) => rooms.shift().undo(undoId, decisionId),
    'task:skip': (skip) => rooms.shift().skip(skip),

    'pack:import': async ({ what }) => {
      if (importing)
        throw new DeskError('conflict', 'An import is running already. Wait for it, or stop it first.')
      importing = new AbortController()
      try {
        const path = await rooms.choosePack(what)
        if (path === undefined) throw new DeskError('cancelled', 'No pack was chosen.')
        const report = await rooms.importPack(path, importing.signal, rooms.tellProgress)
        return { ...report, shift: rooms.shift().view(), policy: rooms.policy() }
      } finally {
        importing = undefined
      }
    },
    'pack:cancel-import': () => {
      importing?.abort()
      return {}
    },

    'settings:change': (part) => {
      if (part.keys) {
        const compiled = compileKeyMap(rooms.policy(), part.keys)
        if (!compiled.ok) throw new DeskError('conflict', describeRefusal(compiled).join(' '))
      }
      return rooms.settings().change(part)
    },
    'profile:change': (change) => rooms.changeProfile(change),
    'profile:list': () => rooms.profiles.list(),
    'profile:create': async (profile) => {
      await rooms.profiles.create(profile)
      return {}
    },
    'profile:switch': async ({ folder }) => {
      await rooms.profiles.switchTo(folder)
      return {}
    },
    'window:toggle-full-screen': () => {
      rooms.window.toggleFullScreen()
      return {}
    },
    'window:quit': () => {
      rooms.window.quit()
      return {}
    },
  }
}
