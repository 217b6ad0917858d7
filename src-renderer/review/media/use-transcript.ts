import { useEffect, useMemo, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import type { TimeRange } from '../../../src-shared/model/evidence.ts'
import { coverCues, type ShownCue } from './cover-cues.ts'
import { loadBlob } from './load-bytes.ts'
import { ContentProblem } from './problems.ts'
import { parseVtt, type Said } from './web-vtt.ts'

/** `none`: the task has no transcript. `broken`: its file cannot be read; `long`: nobody could. Otherwise what is said. */
export type Transcript = 'none' | 'loading' | 'broken' | 'long' | Said

/** As much as an import takes; an hour of talk has 60 kB. */
const mostBytes = 1_000_000

/** A transcript helps but is not the content: without it the task can still be reviewed. */
export function useTranscript(task: TaskView): Transcript {
  const path = task.context.captions ?? task.context.transcript
  const url = path === undefined ? undefined : mediaUrl(task.id, path)
  const [transcript, setTranscript] = useState<Transcript>(url === undefined ? 'none' : 'loading')

  useEffect(() => {
    if (url === undefined) return
    const life = new AbortController()
    loadBlob(url, 'text/vtt', life.signal, mostBytes)
      .then((blob) => blob?.text())
      .then((text) => {
        if (text === undefined || life.signal.aborted) return
        const said = parseVtt(text)
        setTranscript(said.cues.length === 0 ? 'broken' : said)
      })
      .catch((error: unknown) => {
        const isLong = error instanceof ContentProblem && error.problem === 'text-too-long'
        setTranscript(isLong ? 'long' : 'broken')
      })
    return () => life.abort()
  }, [url])
  return transcript
}

const nothing: readonly ShownCue[] = []

/** What is said, without the words in the ranges, which stay covered; nothing while there is no transcript. */
export function useShownCues(transcript: Transcript, flagged: readonly TimeRange[]): readonly ShownCue[] {
  return useMemo(
    () => (typeof transcript === 'object' ? coverCues(transcript.cues, flagged) : nothing),
    [transcript, flagged],
  )
}
