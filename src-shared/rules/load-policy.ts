import { type Policy, policySchema } from '../model/policy.ts'
import { describeIssues } from './describe-issues.ts'
import { compileKeyMap, describeCollision } from './key-map.ts'
import { findPolicyFaults } from './policy-index.ts'

export type LoadedPolicy = { ok: true; policy: Policy } | { ok: false; faults: string[] }

/** Takes in a policy only if it is whole: right in shape, sound in its references, and without a collision of keys. */
export function loadPolicy(value: unknown): LoadedPolicy {
  const parsed = policySchema.safeParse(value)
  if (!parsed.success) return { ok: false, faults: describeIssues(parsed.error) }
  const policy = parsed.data
  const compiled = compileKeyMap(policy)
  const faults = [
    ...findPolicyFaults(policy),
    ...(compiled.ok ? [] : compiled.collisions.map(describeCollision)),
  ]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, policy }
}
