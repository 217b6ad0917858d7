import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import { loadPolicy } from '../../src-shared/rules/load-policy.ts'
import { openKeyRing } from '../keys/key-ring.ts'
import { createShift, type Shift } from '../shift/shift.ts'
import { classifyStoreError } from '../store/fault.ts'
import { openStore, type Store } from '../store/store.ts'
import { openVault, type Vault } from '../vault/vault.ts'

/** The rooms of one profile, wired together; the window and the command line both work through them. */
export interface OpenProfile {
  folder: string
  store: Store
  vault: Vault
  shift: Shift
  /** The policy in force now. */
  policy: () => Policy
  profile: () => Profile
  changeProfile: (change: Pick<Profile, 'name' | 'role' | 'languages'>) => Profile
  /** False while the profile's key lies beside its data. */
  protected: boolean
  close: () => void
}

export interface ProfileOptions {
  /** Folder of the program's assets, for the default policy. */
  assets: string
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** Who a new profile is for. Left out: the demo profile. */
  create?: Pick<Profile, 'name' | 'role' | 'languages'>
}

/** Whether a folder holds a profile already. */
export function hasProfile(folder: string): boolean {
  return existsSync(join(folder, 'evenhand.db'))
}

/**
 * Opens the profile in a folder, making a new one if there is none.
 * @throws DeskError with a sentence if disk, key or data are not as they should be
 */
export async function openProfile(folder: string, options: ProfileOptions): Promise<OpenProfile> {
  try {
    return await openRooms(folder, options)
  } catch (error) {
    throw classifyStoreError(error)
  }
}

async function openRooms(folder: string, { assets, now, create }: ProfileOptions): Promise<OpenProfile> {
  const keys = openKeyRing(folder)
  const store = openStore(join(folder, 'evenhand.db'), keys, now)
  try {
    const profile = store.profile() ?? store.transact(() => store.profile() ?? addProfile(store, create))
    putDefaultPolicyInForce(store, assets)
    const policy = () => requirePolicy(store)
    return {
      folder,
      store,
      vault: await openVault(join(folder, 'vault'), keys.vault),
      shift: createShift(store, policy, now),
      policy,
      profile: () => store.profile() ?? profile,
      changeProfile(change) {
        const changed = { ...(store.profile() ?? profile), ...change }
        store.transact(() => store.saveProfile(changed))
        return changed
      },
      protected: keys.protected,
      close: () => store.close(),
    }
  } catch (error) {
    store.close()
    throw error
  }
}

function addProfile(store: Store, create: ProfileOptions['create']): Profile {
  const profile: Profile = create
    ? { id: randomUUID(), ...create, demo: false }
    : { id: randomUUID(), name: 'Demo moderator', role: 'moderator', languages: ['en'], demo: true }
  store.saveProfile(profile)
  return profile
}

/**
 * A program update brings a new version of the default policy. A policy of the organisation's own is left alone, also
 * one under the default's name; so is the newer default that an older program finds.
 */
function putDefaultPolicyInForce(store: Store, assets: string): void {
  const loaded = loadPolicy(JSON.parse(readFileSync(join(assets, 'policy', 'default.json'), 'utf8')))
  if (!loaded.ok)
    throw new DeskError('policy-refused', `The default policy cannot be used. ${loaded.faults.join(' ')}`)
  const { policy } = loaded
  const isMissing = () => {
    const inForce = store.packs.policyInForce()
    return !inForce || (inForce.id === policy.id && store.packs.knowledgeOfPolicy(policy) === 'new')
  }
  if (!isMissing()) return
  // Asked again under the write lock: another process may have brought it just now.
  store.transact(() => {
    if (isMissing()) store.packs.putInForce(policy)
  })
}

function requirePolicy(store: Store): Policy {
  const policy = store.packs.policyInForce()
  if (!policy) throw new DeskError('not-found', 'No policy is loaded.')
  return policy
}
