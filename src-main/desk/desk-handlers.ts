import { basename } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport, Opening } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { Settings, SettingsChange } from '../../src-shared/model/settings.ts'
import type { TableMapping, TableOutline } from '../../src-shared/model/table.ts'
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
  /** Resolves once the first tasks are there (the demo shift, the pack of the command line), or take too long to wait. */
  settled: () => Promise<void>
  /** Asks with the system's dialog; undefined when nothing was chosen. */
  choosePack: (what: 'file' | 'folder') => Promise<string | undefined>
  /** Undefined for what is no table. */
  outlineOf: (path: string) => Promise<TableOutline | undefined>
  imports: {
    run(path: string, mapping?: TableMapping): Promise<ImportReport>
    stop(): Promise<void>
    progress(): ImportProgress | undefined
  }
  window: { ready(): void; toggleFullScreen(): void; quit(): void }
  about: () => Pick<Opening, 'runtime' | 'version' | 'notices'>
}

/** One short function for every command of the contract. */
export function createHandlers(rooms: DeskRooms): Handlers {
  let choosing = false
  // Kept here, so that the page can name no path.
  let chosen: string | undefined

  return {
    'window:open': async () => {
      await rooms.settled()
      const importing = rooms.imports.progress()
      return {
        profile: rooms.profile(),
        protected: rooms.profileProtected(),
        policy: rooms.policy(),
        settings: rooms.settings().get(),
        shift: rooms.shift().view(),
        ...rooms.about(),
        ...(importing && { importing }),
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

    'pack:choose': async ({ what }) => {
      if (choosing) throw new DeskError('conflict', 'The question what to import is open already.')
      choosing = true
      chosen = undefined
      try {
        const path = await rooms.choosePack(what)
        if (path === undefined) throw new DeskError('cancelled', 'No pack was chosen.')
        const table = await rooms.outlineOf(path)
        chosen = path
        return { name: basename(path), ...(table && { table }) }
      } finally {
        choosing = false
      }
    },
    'pack:import': async ({ mapping }) => {
      if (chosen === undefined) throw new DeskError('not-found', 'Choose first what to import.')
      const report = await rooms.imports.run(chosen, mapping)
      return { ...report, shift: rooms.shift().view(), policy: rooms.policy() }
    },
    'pack:cancel-import': async () => {
      await rooms.imports.stop()
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
