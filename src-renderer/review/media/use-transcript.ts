import { useEffect, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { loadBlob } from './load-bytes.ts'
import { type Cue, parseVtt } from './web-vtt.ts'

/** `none`: the task has no transcript. `broken`: its file cannot be read. Otherwise the cues, once they are here. */
export type Transcript = 'none' | 'loading' | 'broken' | Cue[]

/** A transcript helps but is not the content: without it the task can still be reviewed. */
export function useTranscript(task: TaskView): Transcript {
  const path = task.context.transcript
  const url = path === undefined ? undefined : mediaUrl(task.id, path)
  const [transcript, setTranscript] = useState<Transcript>(url === undefined ? 'none' : 'loading')

  useEffect(() => {
    if (url === undefined) return
    const life = new AbortController()
    loadBlob(url, 'text/vtt', life.signal)
      .then((blob) => blob?.text())
      .then((text) => {
        if (text === undefined || life.signal.aborted) return
        const cues = parseVtt(text)
        setTranscript(cues.length === 0 ? 'broken' : cues)
      })
      .catch(() => setTranscript('broken'))
    return () => life.abort()
  }, [url])
  return transcript
}
