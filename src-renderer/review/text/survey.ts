import { findMixedWords, type OddWord } from '../../../src-shared/rules/text-mixed.ts'
import type { TermHit, TermMatcher } from '../../../src-shared/rules/text-terms.ts'
import { countHidden } from './hidden-characters.ts'
import type { TextBlock } from './text-blocks.ts'

/** What there is to see in a block beyond its words, by UTF-16 offsets of the block; some may reach beyond its edges. */
export interface Survey {
  hidden: number
  words: readonly OddWord[]
  terms: readonly TermHit[]
}

/** How much of its neighbours a block is read with, in UTF-16 units, for what the cut between them goes through. */
const before = 64
const after = 256

/** Without a matcher, all surveys share this key. */
const noMatcher = {}
const surveys = new WeakMap<object, WeakMap<TextBlock, Survey>>()

/** Reads a block with its neighbours in the same part; the same result for the same matcher, kept with the block. */
export function surveyOf(
  blocks: readonly TextBlock[],
  index: number,
  matcher: TermMatcher | undefined,
): Survey | undefined {
  const block = blocks[index]
  if (!block) return undefined
  const known = surveysOf(matcher)
  const found = known.get(block)
  if (found) return found
  const [text, start] = withNeighbours(blocks, index, before, after)
  const own = <T extends { start: number; end: number }>(hits: readonly T[]): T[] =>
    hits
      .map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }))
      .filter((hit) => hit.end > 0 && hit.start < block.text.length)
  const survey = {
    hidden: countHidden(block.text),
    words: own(findMixedWords(text)),
    terms: own(matcher?.find(text) ?? []),
  }
  // What is cut off now may go on in the block that comes next.
  if (block.closes || blocks[index + 1] !== undefined) known.set(block, survey)
  return survey
}

function surveysOf(matcher: TermMatcher | undefined): WeakMap<TextBlock, Survey> {
  const key = matcher ?? noMatcher
  const known = surveys.get(key) ?? new WeakMap<TextBlock, Survey>()
  surveys.set(key, known)
  return known
}

/** A block's text with so much of the blocks around it in the same part, and where the block itself begins in that. */
export function withNeighbours(
  blocks: readonly TextBlock[],
  index: number,
  before: number,
  after: number,
): [text: string, start: number] {
  const block = blocks[index]
  if (!block) return ['', 0]
  const tail = block.opens || before === 0 ? '' : (blocks[index - 1]?.text.slice(-before) ?? '')
  const next = block.closes ? undefined : blocks[index + 1]
  return [tail + block.text + (next?.text.slice(0, after) ?? ''), tail.length]
}
