import { basename } from 'node:path'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { Settings, SettingsChange } from '../../src-shared/model/settings.ts'
import type { TableMapping, TableOutline } from '../../src-shared/model/table.ts'
import { compileKeyMap, describeRefusal } from '../../src-shared/rules/key-map.ts'
import type { OwnAuditsRoom } from '../profile/own-audits.ts'
import type { OwnPracticeRoom } from '../profile/own-practice.ts'
import type { Shift } from '../shift/shift.ts'
import { type AccessRooms, createAccessHandlers, requireStrong } from './access-handlers.ts'
import { createAuditHandlers } from './audit-handlers.ts'
import type { Handlers } from './handlers.ts'
import { createPracticeHandlers } from './practice-handlers.ts'
import { createWellbeingHandlers, type WellbeingRooms } from './wellbeing-handlers.ts'

/** What the desk needs of the other rooms. Functions, because the profile behind them can change while it serves. */
export interface DeskRooms {
  shift: () => Shift
  policy: () => Policy
  profile: () => Profile
  changeProfile: (change: Pick<Profile, 'name' | 'role' | 'languages'>) => Profile
  access: AccessRooms
  wellbeing: WellbeingRooms
  audits: OwnAuditsRoom
  practice: OwnPracticeRoom
  /** What is weakened by it becomes a row of the journal. */
  changeSettings: (part: SettingsChange) => Settings
  profiles: {
    list(): { folder: string; name: string; current: boolean }[]
    create(profile: CommandInput<'profile:create'>): Promise<void>
    switchTo(folder: string): Promise<void>
  }
  /** Asks with the system's dialog; undefined when nothing was chosen. */
  choosePack: (what: 'file' | 'folder') => Promise<string | undefined>
  /** Undefined for what is no table. */
  outlineOf: (path: string) => Promise<TableOutline | undefined>
  imports: {
    run(path: string, terms?: { mapping?: TableMapping }): Promise<ImportReport>
    stop(): Promise<void>
    progress(): ImportProgress | undefined
  }
  window: { ready(): void; toggleFullScreen(): void; quit(): void }
}

/** One short function for every command of the contract. */
export function createHandlers(rooms: DeskRooms): Handlers {
  let choosing = false
  // Kept here, so that the page can name no path.
  let chosen: string | undefined

  return {
    ...createAccessHandlers(rooms.access),
    ...createWellbeingHandlers(rooms.wellbeing),
    ...createPracticeHandlers(rooms.practice),
    ...createAuditHandlers(rooms.audits, () => rooms.shift().view()),
    'window:ready': () => {
      rooms.window.ready()
      return {}
    },
    'task:reveal': ({ taskId }) => {
      rooms.shift().reveal(taskId)
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
    'task:put-aside': (aside) => rooms.shift().putAside(aside),
    'task:take-up': (task) => rooms.shift().takeUp(task),
    'task:alike': ({ taskId }) => ({ taskIds: rooms.shift().alikeTo(taskId) }),
    'signals:show': ({ taskId, firstJudgement }) => ({
      signals: rooms.shift().showSignals(taskId, firstJudgement),
    }),
    'queue:list': ({ offset, limit }) => rooms.shift().list(offset, limit),
    'decisions:search': (query) => rooms.shift().search(query),

    'pack:choose': async ({ what }) => {
      // Asked of an open profile only.
      rooms.profile()
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
      const report = await rooms.imports.run(chosen, mapping ? { mapping } : {})
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
      return rooms.changeSettings(part)
    },
    'profile:change': (change) => rooms.changeProfile(change),
    'profile:list': () => rooms.profiles.list(),
    'profile:create': async (profile) => {
      requireStrong(profile.passphrase, [profile.name])
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
