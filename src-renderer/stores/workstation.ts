import { create } from 'zustand'
import type { Failure } from '../../src-shared/desk/result.ts'
import type { Opening, Protection, Sending } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { type Settings, settingsSchema } from '../../src-shared/model/settings.ts'
import { wellbeingPolicySchema } from '../../src-shared/model/wellbeing.ts'
import { compileKeyMap, type KeyMap, yieldToPolicy } from '../../src-shared/rules/key-map.ts'
import { indexPolicy, type PolicyIndex } from '../../src-shared/rules/policy-index.ts'

export type DialogName =
  | 'help'
  | 'settings'
  | 'import'
  | 'alike'
  | 'waiting-list'
  | 'my-decisions'
  | 'wellbeing'
  | 'audits'
  | 'feedback'
  | 'audit-figures'
  | 'practice'
  | 'cohort'
  | 'cases'
export type SettingsTab = 'comfort' | 'keys' | 'breaks' | 'safety' | 'profile'

export interface Notice {
  tone: 'info' | 'danger'
  text: string
  /** Says why what was entered is not enough: withdrawn once something else is entered. */
  aboutDraft?: boolean
}

/** Who works here under which policy with which keys: a mirror of what main said when the window opened. */
interface Workstation {
  opening: Omit<Opening, 'shift' | 'policy' | 'settings'> | undefined
  policy: Policy
  index: PolicyIndex
  settings: Settings
  keyMap: KeyMap
  /** The person's own keys clash with the policy, and the policy's are used instead. */
  ownKeysRefused: boolean
  dialog: DialogName | undefined
  settingsTab: SettingsTab
  notice: Notice | undefined
  /** Why nothing can be kept just now; lies over everything until it is over. */
  standstill: Failure | undefined
  open: (opening: Opening) => void
  changePolicy: (policy: Policy) => void
  changeSettings: (settings: Settings) => void
  changeProfile: (profile: Opening['profile']) => void
  changeProtection: (protection: Protection) => void
  changeSending: (sending: Sending) => void
  show: (dialog: DialogName | undefined) => void
  /** Goes to a page of the settings; they stay closed if they are. */
  turnTo: (settingsTab: SettingsTab) => void
  notify: (notice: Notice | undefined) => void
  /** Undefined: it goes on. */
  stand: (standstill: Failure | undefined) => void
}

const noPolicy: Policy = {
  id: 'none',
  version: '0',
  title: '',
  language: 'en',
  actions: [],
  categories: [],
  escalationRoutes: [],
  skipReasons: [],
  cannotReviewReasons: [],
  sendTo: [],
  review: {
    comfort: [],
    holdToReveal: true,
    coverage: [],
    terms: [],
    pictureDetails: false,
    signalsHeldBack: 0,
  },
  wellbeing: wellbeingPolicySchema.parse({}),
  audit: { coaching: [], moderatorDays: 7, settlerDays: 3, keepDays: 7, leastCases: 20 },
  golden: { share: 0 },
}

export const useWorkstation = create<Workstation>()((set) => ({
  opening: undefined,
  policy: noPolicy,
  index: indexPolicy(noPolicy),
  settings: settingsSchema.parse({}),
  keyMap: { bindings: [] },
  ownKeysRefused: false,
  dialog: undefined,
  settingsTab: 'comfort',
  notice: undefined,
  standstill: undefined,
  open: ({ shift: _shift, policy, settings, ...opening }) =>
    set({
      opening,
      settings,
      policy,
      index: indexPolicy(policy),
      ...keysFor(policy, settings),
      notice: opening.notices.length > 0 ? { tone: 'danger', text: opening.notices.join('\n') } : undefined,
    }),
  changePolicy: (policy) =>
    set(({ settings }) => ({ policy, index: indexPolicy(policy), ...keysFor(policy, settings) })),
  changeSettings: (settings) =>
    set(({ policy, settings: before }) => ({
      settings,
      ...(JSON.stringify(settings.keys) !== JSON.stringify(before.keys) && keysFor(policy, settings)),
    })),
  changeProfile: (profile) => set(({ opening }) => ({ opening: opening && { ...opening, profile } })),
  changeProtection: (protection) =>
    set(({ opening }) => ({ opening: opening && { ...opening, protection } })),
  changeSending: (sending) => set(({ opening }) => ({ opening: opening && { ...opening, sending } })),
  show: (dialog) => set({ dialog }),
  turnTo: (settingsTab) => set({ settingsTab }),
  notify: (notice) => set({ notice }),
  stand: (standstill) => set({ standstill }),
}))

/** A policy may arrive after the person chose their keys; it then wins, since each of its labels must have one. */
function keysFor(policy: Policy, settings: Settings): Pick<Workstation, 'keyMap' | 'ownKeysRefused'> {
  const own = compileKeyMap(policy, settings.keys)
  if (own.ok) return { keyMap: own.keyMap, ownKeysRefused: false }
  const plain = compileKeyMap(policy)
  return { keyMap: plain.ok ? plain.keyMap : yieldToPolicy(policy), ownKeysRefused: true }
}
