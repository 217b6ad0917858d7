import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import { loadPolicy } from '../../src-shared/rules/load-policy.ts'
import type { Store } from '../store/store.ts'

/**
 * A program update brings a new version of the default policy. A policy of the organisation's own is left alone, also
 * one under the default's name; so is the newer default that an older program finds.
 */
export function putDefaultPolicyInForce(store: Store, assets: string): void {
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
