import type { Category, Label, Policy } from '../model/policy.ts'

/** A policy's labels by code, with the category of each. */
export type PolicyIndex = ReadonlyMap<string, { label: Label; category: Category }>

/** Asked for at each key press, and a policy never changes. */
const indexes = new WeakMap<Policy, PolicyIndex>()

export function indexPolicy(policy: Policy): PolicyIndex {
  const known = indexes.get(policy)
  if (known) return known
  const index = new Map(
    policy.categories.flatMap((category) =>
      category.labels.map((label) => [label.code, { label, category }]),
    ),
  )
  indexes.set(policy, index)
  return index
}

/** What the schema cannot say: codes used twice, and references to nothing. Each as a sentence; empty when sound. */
export function findPolicyFaults(policy: Policy): string[] {
  const labels = policy.categories.flatMap((category) => category.labels)
  const actions = new Set(policy.actions.map(({ code }) => code))
  const routes = new Set(policy.escalationRoutes.map(({ code }) => code))
  return [
    ...repeated('category', policy.categories),
    ...repeated('label', labels),
    ...repeated('action', policy.actions),
    ...repeated('escalation route', policy.escalationRoutes),
    ...repeated('skip reason', policy.skipReasons),
    ...repeated('cannot-review reason', policy.cannotReviewReasons),
    ...labels.flatMap((label) =>
      label.actions
        .filter((action) => !actions.has(action))
        .map(
          (action) => `Label ${label.code} allows the action ${action}, which the policy does not define.`,
        ),
    ),
    ...labels
      .filter(({ escalate }) => escalate !== undefined && !routes.has(escalate))
      .map(
        ({ code, escalate }) =>
          `Label ${code} escalates to ${escalate}, which is no escalation route of the policy.`,
      ),
  ]
}

function repeated(what: string, items: readonly { code: string }[]): string[] {
  const seen = new Set<string>()
  return items.flatMap(({ code }) => {
    if (seen.has(code)) return [`The ${what} code ${code} is used twice.`]
    seen.add(code)
    return []
  })
}
