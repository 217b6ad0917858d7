import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { Coverage } from '../../../src-shared/model/coverage.ts'
import { guessLines, type TextBlock } from './text-blocks.ts'

/** A block counts as seen in so many parts, one below the other. */
const slices = 16
const charactersPerLine = 70

/** Keeps account of which lines were on screen while `looking`. */
export function useSeen(
  blocks: readonly TextBlock[],
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  looking: boolean,
): { coverage: () => Extract<Coverage, { type: 'places' }>; share: () => number } {
  const [seen] = useState(() => new Map<number, number>())
  const of = useMemo(
    () => blocks.reduce((sum, block) => sum + guessLines(block, charactersPerLine), 0),
    [blocks],
  )

  // The pane draws itself anew whenever it is scrolled, so that this misses nothing.
  useEffect(() => {
    const view = scroller.current?.getBoundingClientRect()
    if (!looking || !view) return
    for (const child of list.current?.children ?? []) {
      if (!(child instanceof HTMLElement) || child.dataset.block === undefined) continue
      const index = Number(child.dataset.block)
      const { top, height } = child.getBoundingClientRect()
      let bits = seen.get(index) ?? 0
      for (let slice = 0; slice < slices; slice++) {
        const middle = top + ((slice + 0.5) / slices) * height
        if (middle >= view.top && middle <= view.bottom) bits |= 1 << slice
      }
      seen.set(index, bits)
    }
  })

  const coverage = () => {
    let lines = 0
    for (const [index, bits] of seen) {
      const block = blocks[index]
      if (block) lines += (guessLines(block, charactersPerLine) * countBits(bits)) / slices
    }
    return { type: 'places' as const, seen: Math.min(of, Math.round(lines)), of }
  }
  return {
    coverage,
    share() {
      const { seen, of } = coverage()
      return of === 0 ? 0 : seen / of
    },
  }
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left >>>= 1) count += left & 1
  return count
}
