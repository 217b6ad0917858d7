import { useCallback, useState } from 'react'
import { type Reading, useReading } from '../media/use-reading.ts'
import type { Transcript } from '../media/use-transcript.ts'

/**
 * What is said is there before anything sounds: open from the start, but veiled until the recording is revealed. Who asks
 * for it by its key reads it before, as words are easier to bear.
 */
export function useWords(transcript: Transcript, revealed: boolean): Reading & { isVeiled: boolean } {
  const reading = useReading(transcript, true)
  const [asked, setAsked] = useState(false)
  const isVeiled = !revealed && !asked
  const toggle = useCallback(() => {
    setAsked(true)
    if (!isVeiled) reading.toggle()
  }, [isVeiled, reading.toggle])
  return {
    ...reading,
    isVeiled,
    toggle,
    perform(action) {
      if (action === 'find') setAsked(true)
      if (action !== 'transcript') return reading.perform(action)
      toggle()
      return true
    },
  }
}
