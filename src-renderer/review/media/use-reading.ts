import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import type { SearchHandle } from './cue-search-field.tsx'
import type { Transcript } from './use-transcript.ts'

export interface Reading {
  isOpen: boolean
  toggle: () => void
  /** Of the open panel's search field. */
  search: RefObject<SearchHandle | null>
  /** Carries out a key's action; false if it is none of this. */
  perform: (action: PaneAction) => boolean
}

/**
 * Whether the transcript is open: as `byDefault` says until the reviewer chooses. To look for something in it opens it.
 * Reading what is said is possible before the content is revealed.
 */
export function useReading(transcript: Transcript, byDefault: boolean): Reading {
  const [choice, setChoice] = useState<boolean>()
  const [searched, setSearched] = useState(0)
  const search = useRef<SearchHandle>(null)
  const exists = transcript !== 'none'
  const isOpen = exists && (choice ?? byDefault)

  // The field is there once the panel has been laid out.
  useEffect(() => {
    if (searched > 0) search.current?.focus()
  }, [searched])

  const toggle = useCallback(() => setChoice((now) => !(now ?? byDefault)), [byDefault])
  return {
    isOpen,
    toggle,
    search,
    perform(action) {
      if (action !== 'transcript' && action !== 'find') return false
      if (action === 'transcript') toggle()
      else if (exists) {
        setChoice(true)
        setSearched((count) => count + 1)
      }
      return true
    },
  }
}
