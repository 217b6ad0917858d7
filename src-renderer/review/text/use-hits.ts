import { useMemo } from 'react'
import type { TextBlock } from './text-blocks.ts'
import type { Place } from './use-survey.ts'

export interface Hit {
  start: number
  end: number
  current: boolean
}

const none: readonly Hit[] = []

/** What was found, by the block that it is drawn in: what goes through the end of one goes on in the next. */
export function useHits(
  blocks: readonly TextBlock[],
  hits: readonly Place[],
  current: Place | undefined,
): (block: number) => readonly Hit[] {
  const byBlock = useMemo(() => {
    const lists = new Map<number, Hit[]>()
    const add = (block: number, start: number, end: number) => {
      const hit = { start, end, current: false }
      const list = lists.get(block)
      if (list) list.push(hit)
      else lists.set(block, [hit])
    }
    for (const { block, start, end } of hits) {
      const length = blocks[block]?.text.length ?? 0
      add(block, start, Math.min(end, length))
      if (end > length) add(block + 1, 0, end - length)
    }
    return lists
  }, [blocks, hits])
  // Only the block with the current one is drawn anew when that changes.
  const withCurrent = useMemo(() => {
    if (!current) return undefined
    const { block, start, end } = current
    const others = (byBlock.get(block) ?? none).filter((hit) => hit.start !== start)
    return [...others, { start, end, current: true }].sort((one, other) => one.start - other.start)
  }, [byBlock, current])
  return (block) => (block === current?.block && withCurrent ? withCurrent : (byBlock.get(block) ?? none))
}
