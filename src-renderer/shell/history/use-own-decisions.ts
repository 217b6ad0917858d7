import { useEffect, useState } from 'react'
import type { DecisionQuery, FoundDecisions } from '../../../src-shared/desk/queue-views.ts'
import { useReview } from '../../stores/review.ts'
import { askOrTell } from '../tell-failure.ts'

/** As many as are drawn; who looks for an older one says more of it. */
export const mostShown = 200
/** Typing goes on meanwhile. */
const pauseMs = 120

/** One's own decisions of the day that fit; looked for anew when one is made or taken back. */
export function useOwnDecisions(query: Omit<DecisionQuery, 'limit'>): FoundDecisions | undefined {
  const recent = useReview((state) => state.shift?.recent)
  const [found, setFound] = useState<FoundDecisions>()
  const { text, verdict, label, kind } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: another decision makes another answer.
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(async () => {
      const answer = await askOrTell('decisions:search', { text, verdict, label, kind, limit: mostShown })
      if (!isOver && answer) setFound(answer)
    }, pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text, verdict, label, kind, recent])
  return found
}
