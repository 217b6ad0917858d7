import type { Content } from '../../../src-shared/model/task.ts'
import { countCodePoints } from '../../../src-shared/rules/text-offsets.ts'
import { textParts } from '../../../src-shared/rules/text-parts.ts'
import { chunksOf } from './text-chunks.ts'
import { threadOrder } from './thread-order.ts'

/** Who says a part, as it is written over it. */
export interface Head {
  author: string
  at?: string | undefined
  language?: string | undefined
  reported: boolean
}

/** How a part is drawn, the same for all of its blocks. */
export interface PartStyle {
  kind: 'text' | 'post' | 'message' | 'field'
  head?: Head
  /** How deep a post is nested, from 0. */
  depth: number
  /** Of a message: on which side it stands. */
  side?: 'start' | 'end'
  field?: 'name' | 'handle' | 'bio' | 'link'
}

/** What is laid out as one: a part of the text as evidence counts them, or a piece of a long one. */
export interface TextBlock {
  text: string
  /** Which of the text's parts, from 0, in the order of the task and not of the screen. */
  part: number
  /** Where the block begins in its part, in UTF-16 units and in code points. */
  from: number
  points: number
  /** Length in code points. */
  length: number
  /** First and last of its part. */
  opens: boolean
  closes: boolean
  style: PartStyle
}

const plain: PartStyle = { kind: 'text', depth: 0 }

/** The blocks of content that comes with its task, in the order in which they are read; none of a file. */
export function blocksOfContent(content: Content): TextBlock[] {
  return [...blocksByPart(content)].flat()
}

/** The same part by part. */
export function* blocksByPart(content: Content): Generator<TextBlock[], void, void> {
  const parts = textParts(content) ?? []
  for (const { part, style } of stylesOf(content)) yield blocksOfPart(parts[part] ?? '', part, style)
}

/** Each part's place in the task and its look, in the order in which they are read. */
function* stylesOf(content: Content): Generator<{ part: number; style: PartStyle }, void, void> {
  if (content.kind !== 'text' || 'src' in content) return
  if ('thread' in content) {
    for (const { index, depth } of threadOrder(content.thread))
      yield { part: index, style: { kind: 'post', depth, head: headOf(content.thread[index]) } }
  } else if ('chat' in content) {
    const ends = authorsAtEnd(content.chat)
    for (const [part, message] of content.chat.entries()) {
      const side = ends.has(message.from) ? 'end' : 'start'
      yield { part, style: { kind: 'message', depth: 0, head: headOf(message), side } }
    }
  } else if ('profile' in content) {
    const { handle, bio, links } = content.profile
    const field = (part: number, name: NonNullable<PartStyle['field']>) => ({
      part,
      style: { kind: 'field' as const, depth: 0, field: name },
    })
    yield field(0, 'name')
    if (handle) yield field(1, 'handle')
    if (bio) yield field(2, 'bio')
    for (const index of links.keys()) yield field(index + 3, 'link')
  } else yield { part: 0, style: plain }
}

interface Said {
  author?: string
  from?: string
  at?: string | undefined
  language?: string | undefined
  reported?: boolean | undefined
}

function headOf(said: Said | undefined): Head {
  const { author, from, at, language, reported } = said ?? {}
  return { author: author ?? from ?? '', at, language, reported: reported === true }
}

/** Whose messages stand at the end of the line: who was reported; without a report whoever speaks second. */
function authorsAtEnd(
  chat: readonly { from: string; reported?: boolean | undefined }[],
): ReadonlySet<string> {
  const reported = chat.filter((message) => message.reported).map(({ from }) => from)
  const second = chat.find(({ from }) => from !== chat[0]?.from)?.from
  return new Set(reported.length > 0 ? reported : second === undefined ? [] : [second])
}

function blocksOfPart(text: string, part: number, style: PartStyle): TextBlock[] {
  const maker = createBlockMaker(part, style)
  const chunks = text === '' ? [''] : chunksOf(text)
  return [...maker(chunks.slice(0, -1), false), ...maker(chunks.slice(-1), true)]
}

/** Makes blocks of a part whose chunks arrive little by little; `last` with the final ones. */
export function createBlockMaker(part: number, style: PartStyle = plain) {
  let from = 0
  let points = 0
  let opened = false
  return (chunks: readonly string[], last: boolean): TextBlock[] =>
    chunks.map((text, index) => {
      const length = countCodePoints(text)
      const closes = last && index === chunks.length - 1
      const block = { text, part, from, points, length, opens: !opened, closes, style }
      opened = true
      from += text.length
      points += length
      return block
    })
}

const known = new WeakMap<TextBlock, number>()

/** Lines that a block will take at `perLine` characters a line: a guess until it is laid out. */
export function guessLines(block: TextBlock, perLine: number): number {
  const before = known.get(block)
  if (before !== undefined) return before
  let lines = block.style.head && block.opens ? 3 : 0
  let start = 0
  for (let at = 0; at !== -1; start = at + 1) {
    at = block.text.indexOf('\n', start)
    lines += Math.max(1, Math.ceil(((at === -1 ? block.text.length : at) - start) / perLine))
    if (at === -1) break
  }
  known.set(block, lines)
  return lines
}
