import { basename } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { LockView } from '../../src-shared/desk/views.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import { protectingSettings } from '../../src-shared/rules/weakening.ts'
import { deriveKeys, type KeyRing } from '../keys/key-ring.ts'
import { createKey, type KeySafe, openKeySafe, type SystemKey } from '../keys/key-safe.ts'
import type { SettingsRoom } from '../settings/settings.ts'
import { classifyStoreError } from '../store/fault.ts'
import { lockProfile } from '../store/profile-lock.ts'
import { type HeldProfile, type HoldEvents, holdProfile } from './hold-profile.ts'
import { removeLockedContent } from './sign-out.ts'
import { tellWrongKey } from './trouble.ts'

/** Why a profile was locked, as the journal has it. */
export type LockReason = 'key' | 'idle' | 'suspend' | 'system'

/**
 * The way into one profile: open, locked, or shut because something is wrong. While it is there, no other window can have
 * the profile.
 */
export interface Door {
  folder: string
  at(): 'open' | 'locked' | 'trouble'
  /** @throws DeskError `locked`, or what is wrong */
  profile(): HeldProfile
  lockView(): LockView
  /** What is wrong; undefined if nothing is. */
  trouble(): DeskError | undefined
  keys: KeySafe
  /**
   * Closes store and vault, and forgets the keys. What runs, such as an import, may end first; nobody can see anything of it.
   * @param idle resolves when nothing runs any more
   */
  lock(why: LockReason, idle: Promise<void>): void
  /** @throws DeskError `wrong-passphrase`, `too-early`; afterwards it is open, or in trouble */
  unlock(passphrase?: string): Promise<void>
  /** After trouble: tries again. */
  retry(): Promise<void>
  /** The journal is shorter than it was, and the person goes on with what there is. */
  acceptGap(): Promise<void>
  /** After trouble: does something to the closed profile, with its keys, then tries again. */
  mend<T>(work: (keys: KeyRing) => Promise<T> | T): Promise<T>
  /** Whether the policy has all content removed when the person leaves. */
  removesContent(): boolean
  /** The person leaves: what the policy says of content is done. */
  signOut(): Promise<void>
  /** Lets go of everything. */
  leave(): void
}

export interface DoorParts {
  folder: string
  assets: string
  /** The wall clock, ms since the epoch. */
  now: () => number
  system: SystemKey
  openSettings: (folder: string) => SettingsRoom
  on: HoldEvents
  /** For a new profile. Left out: the demo's, which asks for no passphrase. */
  create?: NewProfile
}

export type NewProfile = Pick<Profile, 'name' | 'role' | 'languages'> & {
  passphrase: string
  /** The system, too, may open it. */
  system: boolean
}

type State =
  | { at: 'open'; held: HeldProfile }
  /** `leaving` is still busy behind the lock. `removesContent`: so the policy says, as far as that was seen. */
  | { at: 'locked'; leaving?: HeldProfile; removesContent?: boolean }
  /** `by` is how the keys were had. */
  | { at: 'trouble'; error: DeskError; opened?: { keys: KeyRing; by: string } }

/** Goes as far in as it can without asking anybody. Never throws: what is wrong is its state. */
export async function openDoor(parts: DoorParts): Promise<Door> {
  const { folder, assets, now, system, openSettings, on, create } = parts
  const keys = openKeySafe(folder, now, system)
  let release: (() => void) | undefined
  let state: State = { at: 'locked' }
  // One change of state after the other, whoever asks meanwhile.
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  /** @param by what opened it, for the journal */
  async function enter(ring: KeyRing, by: string, acceptGap = false): Promise<void> {
    try {
      const options = { assets, now, keys: ring, acceptGap, ...(create && { create }) }
      const held = await holdProfile(folder, options, openSettings(folder), on)
      if (by === 'system' && held.policy().machine?.askPassphrase) {
        held.close()
        keys.forgetSystem()
        state = { at: 'locked' }
        return
      }
      try {
        signIn(held, by)
      } catch (error) {
        held.close()
        throw error
      }
      state = { at: 'open', held }
    } catch (error) {
      state = {
        at: 'trouble',
        error: sentenceFor(tellWrongKey(error, folder, ring)),
        opened: { keys: ring, by },
      }
    }
  }

  function signIn(held: HeldProfile, by: string): void {
    const failures = keys.failures()
    if (failures) held.note('unlock-failed', failures)
    const settings = held.settings.get()
    const protecting = Object.fromEntries(protectingSettings.map((name) => [name, settings[name] ?? null]))
    held.benches.active().signIn({ by, settings: protecting })
    keys.forgetFailures()
  }

  async function arrive(): Promise<void> {
    try {
      release ??= lockProfile(folder)
      await createKey(folder, create && { ...create, system: create.system ? system : undefined })
      // Whoever has just chosen the passphrase need not give it again.
      const master = create ? await keys.openWithPassphrase(create.passphrase) : await keys.openUnasked()
      if (master) await enter(deriveKeys(master), create ? 'passphrase' : keys.protection())
      else state = { at: 'locked' }
    } catch (error) {
      state = { at: 'trouble', error: sentenceFor(error) }
    }
  }

  function sentenceFor(thrown: unknown): DeskError {
    const error = classifyStoreError(thrown)
    if (error instanceof DeskError) return error
    on.fault('open', error)
    return new DeskError('internal', 'The profile cannot be opened, by a fault inside the program.')
  }

  async function unlock(passphrase: string | undefined): Promise<void> {
    if (state.at !== 'locked') return
    const isPlain = keys.protection() === 'none'
    const master = isPlain ? await keys.openUnasked() : await keys.openWithPassphrase(passphrase ?? '')
    if (!master) return
    const by = isPlain ? 'none' : 'passphrase'
    if (!state.leaving) return enter(deriveKeys(master), by)
    signIn(state.leaving, by)
    state.leaving.wellbeing.tell({ type: 'unlock' })
    state = { at: 'open', held: state.leaving }
  }

  async function retry(): Promise<void> {
    if (state.at !== 'trouble') return
    // The right key may have been put back meanwhile.
    const isRightKey = state.error.code !== 'wrong-key'
    if (state.opened && release && isRightKey) await enter(state.opened.keys, state.opened.by)
    else await arrive()
  }

  await arrive()
  return {
    folder,
    at: () => state.at,
    keys,
    profile() {
      if (state.at === 'open') return state.held
      if (state.at === 'trouble') throw state.error
      throw new DeskError('locked', 'The profile is locked. Its passphrase opens it.')
    },
    lockView: () => ({
      name: basename(folder),
      protection: keys.protection(),
      failures: keys.failures()?.count ?? 0,
      waitMs: keys.waitMs(),
    }),
    trouble: () => (state.at === 'trouble' ? state.error : undefined),
    lock(why, idle) {
      // What is wrong is told again to whoever gives the passphrase; until then the keys are forgotten.
      if (state.at === 'trouble' && state.opened && keys.protection() !== 'none') state = { at: 'locked' }
      if (state.at !== 'open') return
      const { held } = state
      try {
        held.wellbeing.tell({ type: 'lock' })
        held.note('lock', { why })
      } catch (error) {
        // A full disk must not keep the screen open.
        on.fault('lock', error)
      }
      const removesContent = held.removesContent()
      state = { at: 'locked', leaving: held, removesContent }
      void idle.then(() => {
        if (state.at !== 'locked' || state.leaving !== held) return
        state = { at: 'locked', removesContent }
        held.close()
      })
    },
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    retry: () => inTurn(retry),
    acceptGap: () =>
      inTurn(async () => {
        if (state.at === 'trouble' && state.error.code === 'rolled-back' && state.opened)
          await enter(state.opened.keys, state.opened.by, true)
      }),
    mend: (work) =>
      inTurn(async () => {
        if (state.at !== 'trouble' || !state.opened) {
          throw new DeskError('conflict', 'There is nothing to mend: the profile could not be unlocked yet.')
        }
        const result = await work(state.opened.keys)
        await retry()
        return result
      }),
    removesContent() {
      if (state.at === 'open') return state.held.removesContent()
      return state.at === 'locked' && (state.removesContent ?? false)
    },
    async signOut() {
      if (state.at === 'open') return state.held.signOut()
      if (state.at !== 'locked' || !state.removesContent) return
      state.leaving?.close()
      state = { at: 'locked', removesContent: true }
      await removeLockedContent(folder)
    },
    leave() {
      if (state.at === 'open') state.held.close()
      if (state.at === 'locked') state.leaving?.close()
      state = { at: 'locked' }
      release?.()
      release = undefined
    },
  }
}
