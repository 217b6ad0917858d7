import type { Severity } from '../../model/kind.ts'
import type { WellbeingTerms } from './terms.ts'

/** What is revealed at a moment, and how. */
export interface Look {
  severity: Severity
  /** Sound is on. */
  sound: boolean
  /** Blurred or grey, or sound without picture. */
  softened: boolean
}

/**
 * Exposure of a time in which something was revealed: weight of its severity × time × 1.5 with sound × 0.5 where it is
 * blurred or grey; weights and factors are the policy's. A measure for setting limits by, not one of harm: see docs/wellbeing.md.
 * @returns weighted time in the unit of `time`
 */
export function exposureOf(
  { severity, sound, softened }: Look,
  time: number,
  terms: Pick<WellbeingTerms, 'weights' | 'soundFactor' | 'softenedFactor'>,
): number {
  return (
    terms.weights[severity] * time * (sound ? terms.soundFactor : 1) * (softened ? terms.softenedFactor : 1)
  )
}
