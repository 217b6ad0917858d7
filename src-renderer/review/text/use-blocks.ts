import { useEffect, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { problemOf } from '../media/problems.ts'
import type { PaneReports } from '../media/use-pane-reports.ts'
import { loadText } from './load-text.ts'
import { blocksOfChunks, blocksOfText, blocksOfThread, type TextBlock } from './text-blocks.ts'

/** The task's text in blocks: at once when it came with the task, little by little when it is a file. */
export function useBlocks(task: TaskView, reports: PaneReports): { blocks: TextBlock[]; complete: boolean } {
  const { content } = task
  const src = 'src' in content ? content.src : undefined
  const [loaded, setLoaded] = useState(() => ({
    blocks:
      'thread' in content
        ? blocksOfThread(content.thread)
        : 'text' in content
          ? blocksOfText(content.text)
          : [],
    complete: src === undefined,
  }))

  useEffect(() => {
    if (src === undefined) return
    const life = new AbortController()
    const read = async () => {
      let blocks: TextBlock[] = []
      for await (const chunks of loadText(mediaUrl(task.id, src), life.signal)) {
        if (chunks.length === 0) continue
        blocks = [...blocks, ...blocksOfChunks(chunks)]
        setLoaded({ blocks, complete: false })
      }
      if (!life.signal.aborted) setLoaded({ blocks, complete: true })
    }
    read().catch((error: unknown) => reports.failed(problemOf(error, 'unreadable')))
    return () => life.abort()
  }, [task.id, src, reports])
  return loaded
}
