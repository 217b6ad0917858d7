import type { Evidence, Region } from '../../../src-shared/model/evidence.ts'

/** The regions among what is pointed at. */
export function regionsOf(evidence: readonly Evidence[]): Region[] {
  return evidence.filter((one) => one.type === 'region')
}
