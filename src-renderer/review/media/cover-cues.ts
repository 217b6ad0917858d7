import type { TimeRange } from '../../../src-shared/model/evidence.ts'
import { joined } from './ranges.ts'
import type { Cue } from './web-vtt.ts'

/** A cue whose words may have to stay covered. */
export interface ShownCue extends Cue {
  covered?: true
}

/**
 * The cues without the words that are said in the ranges: what is not to be heard is not to be read either, nor found. The
 * same array where there is nothing to cover. Takes time in proportion to both.
 */
export function coverCues(cues: readonly Cue[], ranges: readonly TimeRange[]): readonly ShownCue[] {
  const flagged = joined(ranges)
  if (flagged.length === 0) return cues
  return cues.map((cue) => {
    const first = flagged[firstEndingAfter(flagged, cue.start)]
    if (!first || first.startSeconds >= cue.end) return cue
    return { start: cue.start, end: cue.end, text: '', covered: true }
  })
}

/** By halving: where the first of the ranges stands that ends after the moment. */
function firstEndingAfter(ranges: readonly TimeRange[], seconds: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.endSeconds ?? 0) > seconds) high = middle
    else low = middle + 1
  }
  return low
}
