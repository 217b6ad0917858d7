import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { JournalKind } from '../../src-shared/model/journal.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { OwnWellbeing } from '../../src-shared/model/wellbeing.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { type AuditBench, createAuditBench } from '../audit/audit-bench.ts'
import type { AuditParts } from '../audit/audit-parts.ts'
import { type AuditRoom, createAuditRoom } from '../audit/audit-room.ts'
import { purposesOf } from '../audit/cases.ts'
import { createSigning } from '../audit/signing.ts'
import { deriveKeys, type KeyRing } from '../keys/key-ring.ts'
import { createKey, openKeySafe } from '../keys/key-safe.ts'
import { createSigningKey, isSignedBy } from '../keys/signature.ts'
import { createPracticeBench, type PracticeBench } from '../practice/practice-bench.ts'
import { createPracticeLine } from '../practice/practice-line.ts'
import { readSettings } from '../settings/read-settings.ts'
import { createScreen } from '../shift/screen.ts'
import { createShift, type Shift } from '../shift/shift.ts'
import { viewTask } from '../shift/task-view.ts'
import { createUpcoming } from '../shift/upcoming.ts'
import { classifyStoreError } from '../store/fault.ts'
import { openStore, type Store } from '../store/store.ts'
import { inChosenFolder } from '../sync/folder-problem.ts'
import { replaceFile } from '../sync/replace-file.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { type ClockReadings, systemReadings } from '../wellbeing/clock.ts'
import type { WellbeingRoom } from '../wellbeing/wellbeing.ts'
import { putDefaultPolicyInForce } from './default-policy.ts'
import { ownAtOpening, wellbeingOf } from './wellbeing-of.ts'

/** The rooms of one profile, wired together; the window and the command line both work through them. */
export interface OpenProfile {
  folder: string
  keys: KeyRing
  store: Store
  vault: Vault
  shift: Shift
  audit: { bench: AuditBench; room: AuditRoom }
  practice: PracticeBench
  wellbeing: WellbeingRoom
  /** The policy in force now. */
  policy: () => Policy
  profile: () => Profile
  changeProfile: (change: Pick<Profile, 'name' | 'role' | 'languages'>) => Profile
  /** Appends a row about something other than a task. */
  note: (kind: JournalKind, payload: unknown) => void
  close: () => void
}

export interface ProfileOptions {
  /** Folder of the program's assets, for the default policy. */
  assets: string
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** Who a new profile is for. Left out: the demo profile. */
  create?: Pick<Profile, 'name' | 'role' | 'languages'>
  /** The opened keys. Left out: those of a profile that asks for no passphrase, made if there are none. */
  keys?: KeyRing
  /** Go on with a journal that ends earlier than it did; the journal says so. */
  acceptGap?: boolean
  /** How long a decision can be undone. Left out: as the person has set it. */
  undoSeconds?: () => number
  /** What the person asks for beyond the organisation's floor. Left out: as they have set it. */
  own?: () => OwnWellbeing
  /** By what breaks and exposure are counted. Left out: this machine's clocks. */
  clock?: ClockReadings
}

/** Whether a folder holds a profile already. */
export function hasProfile(folder: string): boolean {
  return existsSync(databaseFile(folder))
}

/** Where the encrypted media of a profile are. */
export function vaultFolder(folder: string): string {
  return join(folder, 'vault')
}

/** Where the database of a profile is. */
export function databaseFile(folder: string): string {
  return join(folder, 'evenhand.db')
}

/**
 * Opens the profile in a folder, making a new one if there is none.
 * @throws DeskError with a sentence if disk, key or data are not as they should be
 */
export async function openProfile(folder: string, options: ProfileOptions): Promise<OpenProfile> {
  try {
    return await openRooms(folder, options.keys ?? (await unaskedKeys(folder, options.now)), options)
  } catch (error) {
    throw classifyStoreError(error)
  }
}

/**
 * Keys of a profile that asks for no passphrase, made if there are none.
 * @throws DeskError `locked` if it does ask
 */
export async function unaskedKeys(folder: string, now: () => number): Promise<KeyRing> {
  await createKey(folder)
  const master = await openKeySafe(folder, now).openUnasked()
  if (!master) throw new DeskError('locked', 'This profile is locked. Its passphrase opens it.')
  return deriveKeys(master)
}

async function openRooms(
  folder: string,
  keys: KeyRing,
  {
    assets,
    now,
    create,
    acceptGap = false,
    undoSeconds = () => readSettings(folder).undoSeconds,
    own = ownAtOpening(folder),
    clock = systemReadings(now),
  }: ProfileOptions,
): Promise<OpenProfile> {
  const store = openStore(databaseFile(folder), keys, now, { acceptGap })
  try {
    const profile = store.profile() ?? store.transact(() => store.profile() ?? addProfile(store, create))
    putDefaultPolicyInForce(store, assets)
    const policy = () => requirePolicy(store)
    const vault = await openVault(vaultFolder(folder), keys.vault)
    await adoptKeys(store, vault)
    const wellbeing = wellbeingOf(store, () => policy().wellbeing, own, clock)
    const counted = {
      ...store,
      transact: <T>(work: () => T) => wellbeing.attempt(() => store.transact(work)),
    }
    const me = () => store.profile() ?? profile
    const screen = createScreen(counted, policy, now, wellbeing)
    const shift = createShift(counted, { policy, now, undoSeconds, wellbeing, screen })
    const signingKey = createSigningKey(keys.signing)
    const parts: AuditParts = {
      store: counted,
      me,
      sign: createSigning(me, signingKey),
      key: signingKey.publicKey,
      isSignedBy,
      policy,
      now,
      screen,
      upcoming: createUpcoming(counted, wellbeing.willing, {
        first: (limit, wanted) => store.audits.taskIds(purposesOf(me().role), limit, wanted),
        has: (taskId) => store.audits.isOpen(purposesOf(me().role), taskId),
      }),
      wellbeing,
      viewTask: (taskId) => viewTask(counted, policy(), taskId),
    }
    const practice = createPracticeBench(
      {
        store: counted,
        policy,
        now,
        steady: wellbeing.now,
        screen,
        upcoming: createUpcoming(counted, wellbeing.willing, createPracticeLine({ store, now })),
        wellbeing,
        viewTask: parts.viewTask,
      },
      shift,
    )
    return {
      folder,
      keys,
      store,
      vault,
      shift,
      audit: { bench: createAuditBench(parts, shift), room: createAuditRoom(parts, writeIntoChosen) },
      practice,
      wellbeing,
      policy,
      profile: me,
      changeProfile(change) {
        const before = me()
        const changed = { ...before, ...change }
        store.transact(() => {
          store.saveProfile(changed)
          // What somebody may do depends on it.
          const payload = { name: 'role', from: before.role, to: changed.role }
          if (payload.from !== payload.to) store.journal.append({ id: newId(), kind: 'setting', payload })
        })
        return changed
      },
      note(kind, payload) {
        store.transact(() => store.journal.append({ id: newId(), kind, payload }))
      },
      close() {
        wellbeing.close()
        store.close()
      },
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** Keys that the first schema kept in the database go into their files. One that is broken is said where it is shown. */
async function adoptKeys(store: Store, vault: Vault): Promise<void> {
  for (const { id, wrappedKey } of store.media.legacyKeys()) {
    await vault.adopt(id, wrappedKey)
    store.transact(() => store.media.keyAdopted(id))
  }
}

function addProfile(store: Store, create: ProfileOptions['create']): Profile {
  const profile: Profile = create
    ? { id: randomUUID(), name: create.name, role: create.role, languages: create.languages, demo: false }
    : { id: randomUUID(), name: 'Demo moderator', role: 'moderator', languages: ['en'], demo: true }
  store.saveProfile(profile)
  return profile
}

/** Puts a text in the place of a file of a folder that a person has chosen. */
function writeIntoChosen(folder: string, name: string, text: string): Promise<void> {
  return inChosenFolder(folder, () => replaceFile(folder, name, text))
}

function requirePolicy(store: Store): Policy {
  const policy = store.packs.policyInForce()
  if (!policy) throw new DeskError('not-found', 'No policy is loaded.')
  return policy
}
