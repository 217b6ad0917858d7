import { useEffect, useReducer, useRef, useState } from 'react'
import type { QueuePage, WaitingTask } from '../../../src-shared/desk/queue-views.ts'
import { useReview } from '../../stores/review.ts'
import { askOrTell } from '../tell-failure.ts'

const pageRows = 100
/** Far more than are ever in view. */
const keptPages = 12

/** The list of what waits as main has it, of which only the pages near the view are here. */
export interface QueueRows {
  /** Undefined until main has answered. */
  size: Omit<QueuePage, 'rows'> | undefined
  /** Undefined while it is on its way. */
  rowAt: (index: number) => WaitingTask | undefined
  /** The rows from one to the one before another are in view. */
  look: (first: number, end: number) => void
}

/** Asks anew whenever the shift has changed: a decision, an import, another process. */
export function useQueuePages(): QueueRows {
  const shift = useReview((state) => state.shift)
  const [size, setSize] = useState<QueueRows['size']>()
  const [, drawAnew] = useReducer((count: number) => count + 1, 0)
  const pages = useRef(new Map<number, WaitingTask[] | 'asked'>())
  const view = useRef({ first: 0, end: 1 })
  const round = useRef(0)

  async function ask(page: number): Promise<void> {
    const asked = round.current
    pages.current.set(page, 'asked')
    const answer = await askOrTell('queue:list', { offset: page * pageRows, limit: pageRows })
    // Of a list that has changed meanwhile.
    if (round.current !== asked) return
    if (!answer) {
      pages.current.delete(page)
      return
    }
    const { rows, ...found } = answer
    pages.current.set(page, rows)
    setSize(found)
    drawAnew()
  }

  function look(first: number, end: number): void {
    view.current = { first, end }
    const from = Math.floor(first / pageRows)
    const to = Math.floor(Math.max(first, end - 1) / pageRows)
    for (let page = from; page <= to; page += 1) if (!pages.current.has(page)) void ask(page)
    for (const page of pages.current.keys()) {
      if (pages.current.size <= keptPages) break
      if (page < from || page > to) pages.current.delete(page)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown stays until the new answer has come.
  useEffect(() => {
    round.current += 1
    pages.current = new Map()
    look(view.current.first, view.current.end)
    return () => {
      round.current += 1
    }
  }, [shift])

  return {
    size,
    rowAt(index) {
      const page = pages.current.get(Math.floor(index / pageRows))
      return page === undefined || page === 'asked' ? undefined : page[index % pageRows]
    },
    look,
  }
}
