import type { DecisionQuery, FoundDecisions, OwnDecision } from '../../src-shared/desk/queue-views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import type { ShiftRoom } from './shift-room.ts'

/** Looks through the decisions since an instant (ISO 8601, UTC). Every word of the text must be found somewhere. */
export function searchDecisions(
  { store, policy }: Pick<ShiftRoom, 'store' | 'policy'>,
  since: string,
  { text = '', verdict, label, kind, limit }: DecisionQuery,
): FoundDecisions {
  const words = folded(text).split(/\s+/).filter(Boolean)
  const titles = titlesOf(policy())
  const found = store
    .look(() => store.decisions.madeSince(since))
    .filter((decision) => {
      if (verdict !== undefined && decision.verdict !== verdict) return false
      if (label !== undefined && !decision.labels.includes(label)) return false
      if (kind !== undefined && decision.kind !== kind) return false
      const said = words.length > 0 ? folded(saidBy(decision, titles)) : ''
      return words.every((word) => said.includes(word))
    })
  return { total: found.length, decisions: found.slice(0, limit) }
}

function saidBy(decision: OwnDecision, titles: ReadonlyMap<string, string>): string {
  const { taskId, verdict, labels, action, reason, note } = decision
  const codes = [
    ...labels,
    ...(action === undefined ? [] : [action]),
    ...(reason === undefined ? [] : [reason]),
  ]
  return [taskId, verdict, note, ...codes, ...codes.map((code) => titles.get(code) ?? '')].join('\n')
}

function titlesOf(policy: Policy): Map<string, string> {
  const choices = [...policy.actions, ...policy.escalationRoutes, ...policy.cannotReviewReasons]
  const labels = [...indexPolicy(policy).values()].map(({ label }) => label)
  return new Map([...choices, ...labels].map(({ code, title }) => [code, title]))
}

/** Letters of any width and case are the same. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
