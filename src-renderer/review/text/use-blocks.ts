import { useEffect, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { problemOf } from '../media/problems.ts'
import type { PaneReports } from '../media/use-pane-reports.ts'
import { loadText } from './load-text.ts'
import { createPauses, inSlices } from './slices.ts'
import { blocksByPart, blocksOfContent, createBlockMaker, type TextBlock } from './text-blocks.ts'
import { createChunker } from './text-chunks.ts'

export interface LoadedText {
  blocks: readonly TextBlock[]
  complete: boolean
}

/** So often, in milliseconds, what has arrived is drawn; the first and the last at once. */
const tellEvery = 100
/** UTF-16 units of a text that are cut into blocks at once; of a longer one so many at a time. */
const atOnce = 100_000
const step = 32_000
/** Posts or messages that are made into blocks at once. */
const partsAtOnce = 500

/** The task's text in blocks: at once when it came with the task, little by little when it is long or a file. */
export function useBlocks(task: TaskView, reports: PaneReports): LoadedText {
  const { content } = task
  const src = 'src' in content ? content.src : undefined
  const long = 'text' in content && content.text.length > atOnce ? content.text : undefined
  const many = partsOf(content) > partsAtOnce ? content : undefined
  const isPartial = src !== undefined || long !== undefined || many !== undefined
  const [loaded, setLoaded] = useState<LoadedText>(() => ({
    blocks: isPartial ? [] : blocksOfContent(content),
    complete: !isPartial,
  }))

  useEffect(() => {
    if (!isPartial) return
    const life = new AbortController()
    const make = createBlockMaker(0)
    const blocks: TextBlock[] = []
    let toldAt = Number.NEGATIVE_INFINITY
    const take = (chunks: readonly string[], complete: boolean) => {
      blocks.push(...make(chunks, complete))
      const now = performance.now()
      if (blocks.length === 0 || (!complete && now - toldAt < tellEvery)) return
      toldAt = now
      setLoaded({ blocks: [...blocks], complete })
    }
    const read = async () => {
      if (many !== undefined) {
        await inSlices(collect(many, setLoaded), life.signal)
        return
      }
      if (long !== undefined) {
        const pieces = cut(long, take)
        await inSlices(pieces, life.signal)
        return
      }
      // One behind, so that the last is known as the last.
      let waiting: string[] = []
      const pause = createPauses()
      for await (const chunks of loadText(mediaUrl(task.id, src ?? ''), life.signal)) {
        await pause()
        if (life.signal.aborted) return
        if (chunks.length === 0) continue
        take(waiting, false)
        waiting = chunks
      }
      if (!life.signal.aborted) take(waiting, true)
    }
    read().catch((error: unknown) => reports.failed(problemOf(error, 'unreadable')))
    return () => life.abort()
  }, [task.id, src, long, many, isPartial, reports])
  return loaded
}

/** How many parts are laid out one below the other; 1 for what is no thread and no chat. */
function partsOf(content: TaskView['content']): number {
  if ('thread' in content) return content.thread.length
  return 'chat' in content ? content.chat.length : 1
}

/** Makes blocks part by part. They are told when all are there: what was reported, where reading begins, may come last. */
function* collect(content: TaskView['content'], tell: (loaded: LoadedText) => void) {
  const blocks: TextBlock[] = []
  for (const ofPart of blocksByPart(content)) {
    blocks.push(...ofPart)
    yield
  }
  tell({ blocks, complete: true })
}

/** Cuts a text piece by piece and hands the chunks of each over. */
function* cut(text: string, take: (chunks: readonly string[], complete: boolean) => void) {
  const chunker = createChunker()
  for (let at = 0; at < text.length; at += step) {
    take(chunker.add(text.slice(at, at + step)), false)
    yield
  }
  take(chunker.end(), true)
}
