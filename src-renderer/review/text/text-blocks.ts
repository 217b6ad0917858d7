import type { z } from 'zod'
import type { postSchema } from '../../../src-shared/model/task.ts'
import { chunksOf } from './text-chunks.ts'
import { threadOrder } from './thread-order.ts'

export type Post = z.infer<typeof postSchema>

/** What is laid out as one: a chunk of a text, or a post of a thread. */
export interface TextBlock {
  text: string
  post?: Post
  /** How deep the post is nested, from 0. */
  depth: number
}

export function blocksOfText(text: string): TextBlock[] {
  return blocksOfChunks(chunksOf(text))
}

export function blocksOfChunks(chunks: readonly string[]): TextBlock[] {
  return chunks.map((text) => ({ text, depth: 0 }))
}

export function blocksOfThread(posts: readonly Post[]): TextBlock[] {
  return threadOrder(posts).flatMap(({ index, depth }) => {
    const post = posts[index]
    return post ? [{ text: post.text, post, depth }] : []
  })
}

/** Lines that a block will take at `perLine` characters a line: a guess until it is laid out. */
export function guessLines(block: TextBlock, perLine: number): number {
  let lines = block.post ? 3 : 0
  for (const line of block.text.split('\n')) lines += Math.max(1, Math.ceil(line.length / perLine))
  return lines
}
