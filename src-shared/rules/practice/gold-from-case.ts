import type { Audit } from '../../model/audit.ts'
import type { Decision } from '../../model/decision.ts'
import type { GoldAnswer } from '../../model/practice.ts'
import type { AuditCase } from '../audit/audit-case.ts'

/**
 * The answer that a settled case gives: the moderator's where the decision stands, the auditor's where it was an error. None
 * for a case that is still argued, or that the policy does not settle.
 */
export function goldFromCase(
  decision: Pick<Decision, 'verdict' | 'labels' | 'action'>,
  audit: Pick<Audit, 'blind'>,
  state: Pick<AuditCase['state'], 'at'> & { as?: 'stands' | 'error' | 'grey' },
): GoldAnswer | undefined {
  if (state.at !== 'closed' || state.as === 'grey') return undefined
  const { verdict, labels, action } = state.as === 'stands' ? decision : audit.blind
  return { verdict, labels, ...(action !== undefined && { action }) }
}
