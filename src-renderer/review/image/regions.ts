import type { Evidence, Region } from '../../../src-shared/model/evidence.ts'
import type { Mark } from '../pane.ts'
import { type Turns, turnArea } from './turn.ts'

/** The regions among what is pointed at. */
export function regionsOf(evidence: readonly Evidence[]): Region[] {
  return evidence.filter((one) => one.type === 'region')
}

/** The marks on one picture of an album (or on the only one, 0), as they lie when it is turned. */
export function turnMarks(marks: readonly Mark[], picture: number, turns: Turns): Mark[] {
  return marks.flatMap((mark) => {
    const { evidence } = mark
    if (evidence.type !== 'region' || (evidence.picture ?? 0) !== picture) return []
    return [{ ...mark, evidence: { ...evidence, ...turnArea(evidence, turns) } }]
  })
}
