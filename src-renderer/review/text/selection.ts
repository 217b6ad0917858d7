import type { Evidence } from '../../../src-shared/model/evidence.ts'
import { stepBack, stepOn, type Unit } from '../../../src-shared/rules/text-caret.ts'
import { countCodePoints } from '../../../src-shared/rules/text-offsets.ts'
import type { Spot } from './caret-place.ts'
import { withNeighbours } from './survey.ts'
import type { TextBlock } from './text-blocks.ts'

/** What is being selected: where it began, and where the caret is. Both in the same part of the text. */
export interface Selected {
  anchor: Spot
  caret: Spot
}

/** How much of the blocks around is looked at for a character or word that goes on there, in UTF-16 units. */
const reach = 400

/** A step of the caret on (1) or back (-1) in reading order; over the edge of a part only when it may. */
export function stepped(
  blocks: readonly TextBlock[],
  { block, at }: Spot,
  by: 1 | -1,
  unit: Unit,
  mayLeave: boolean,
): Spot {
  const here = blocks[block]
  if (!here) return { block, at }
  if (by === 1 && at >= here.text.length) {
    if (!blocks[block + 1] || (here.closes && !mayLeave)) return { block, at }
    return here.closes
      ? { block: block + 1, at: 0 }
      : stepped(blocks, { block: block + 1, at: 0 }, by, unit, mayLeave)
  }
  const before = blocks[block - 1]
  if (by === -1 && at <= 0) {
    if (!before || (here.opens && !mayLeave)) return { block, at }
    const end = { block: block - 1, at: before.text.length }
    return here.opens ? end : stepped(blocks, end, by, unit, mayLeave)
  }
  const [text, start] = withNeighbours(blocks, block, reach, reach)
  const to = (by === 1 ? stepOn(text, start + at, unit) : stepBack(text, start + at, unit)) - start
  return { block, at: Math.min(here.text.length, Math.max(0, to)) }
}

/** The edge of the line of text that a spot is in, within its block. */
export function lineEdge(blocks: readonly TextBlock[], { block, at }: Spot, by: 1 | -1): Spot {
  const text = blocks[block]?.text ?? ''
  if (by === -1) return { block, at: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1 }
  const next = text.indexOf('\n', at)
  return { block, at: next === -1 ? text.length : next }
}

/** The spot kept within the part of another, for a selection that may not leave it. */
export function withinPart(blocks: readonly TextBlock[], spot: Spot, anchor: Spot): Spot {
  const part = blocks[anchor.block]?.part
  if (blocks[spot.block]?.part === part) return spot
  const step = spot.block > anchor.block ? 1 : -1
  let block = anchor.block
  while (blocks[block + step]?.part === part && block !== spot.block) block += step
  return { block, at: step === 1 ? (blocks[block]?.text.length ?? 0) : 0 }
}

/** Both ends in the order of the text. */
export function ordered({ anchor, caret }: Selected): [first: Spot, last: Spot] {
  const inOrder = anchor.block < caret.block || (anchor.block === caret.block && anchor.at <= caret.at)
  return inOrder ? [anchor, caret] : [caret, anchor]
}

/** Which stretch of a block is selected, in UTF-16 offsets; an empty one if none is. */
export function chosenPart(
  blocks: readonly TextBlock[],
  selected: Selected,
  index: number,
): { start: number; end: number } {
  const [first, last] = ordered(selected)
  if (index < first.block || index > last.block) return { start: 0, end: 0 }
  return {
    start: index === first.block ? first.at : 0,
    end: index === last.block ? last.at : (blocks[index]?.text.length ?? 0),
  }
}

/** What is selected as evidence, in code points of its part; undefined if nothing is. */
export function evidenceOf(blocks: readonly TextBlock[], selected: Selected): Evidence | undefined {
  const [first, last] = ordered(selected)
  const [one, other] = [blocks[first.block], blocks[last.block]]
  if (!one || !other || one.part !== other.part) return undefined
  const start = one.points + countCodePoints(one.text, 0, first.at)
  const end = other.points + countCodePoints(other.text, 0, last.at)
  return end > start ? { type: 'span', post: one.part, start, end } : undefined
}
