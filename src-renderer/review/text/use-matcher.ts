import { useCallback, useEffect, useState } from 'react'
import type { Term } from '../../../src-shared/model/policy.ts'
import { buildTermMatcher, type TermMatcher } from '../../../src-shared/rules/text-terms.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { inSlices } from './slices.ts'

/** One for each policy, since all its tasks look for the same terms. */
const matchers = new WeakMap<readonly Term[], TermMatcher>()

/** Looks for the policy's terms; undefined while it is built and without terms. */
export function useMatcher(): { matcher: TermMatcher | undefined; terms: readonly Term[] } {
  const terms = useWorkstation((state) => state.policy.review.terms)
  const [built, setBuilt] = useState(() => matchers.get(terms))
  useEffect(() => {
    const known = matchers.get(terms)
    setBuilt(() => known)
    if (known || terms.length === 0) return
    const life = new AbortController()
    const build = function* () {
      const matcher = yield* buildTermMatcher(terms)
      if (!matcher) return
      matchers.set(terms, matcher)
      setBuilt(() => matcher)
    }
    void inSlices(build(), life.signal)
    return () => life.abort()
  }, [terms])
  return { matcher: built, terms }
}

/** What a term stands for: its own title, or that of its label. */
export function useTermTitles(terms: readonly Term[]): (term: number) => string | undefined {
  const index = useWorkstation((state) => state.index)
  return useCallback(
    (term: number) => {
      const { title, label } = terms[term] ?? {}
      return title ?? (label === undefined ? undefined : (index.get(label)?.label.title ?? label))
    },
    [terms, index],
  )
}
