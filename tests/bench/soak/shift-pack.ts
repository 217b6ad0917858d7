import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mediaFiles } from '../../e2e/media.ts'
import { post, writeTasks } from '../packs.ts'

const captions = { transcript: 'captions.vtt' }
const album = Array.from({ length: 12 }, (_, index) => ({
  src: `album/${String(index + 1).padStart(2, '0')}.jpg`,
}))

/** What a shift brings, kind after kind by turns: every form of content that the fixtures have, whole and broken. */
const cycle: readonly ((index: number) => { content: object; context?: object })[] = [
  (index) => ({ content: { kind: 'text', text: post(index) } }),
  () => ({ content: { kind: 'image', src: 'album/01.jpg' } }),
  () => ({ content: { kind: 'video', src: 'numbered.mp4' }, context: captions }),
  () => ({ content: { kind: 'audio', src: 'steps.mp3' }, context: captions }),
  (index) => ({ content: { kind: 'text', thread: posts(index, 'author') } }),
  () => ({ content: { kind: 'image', src: 'moving.gif' } }),
  () => ({ content: { kind: 'video', src: 'hls/master.m3u8' }, context: captions }),
  () => ({ content: { kind: 'audio', src: 'quiet.flac' } }),
  (index) => ({ content: { kind: 'text', chat: posts(index, 'from') } }),
  () => ({ content: { kind: 'image', pictures: album } }),
  () => ({ content: { kind: 'video', src: 'numbered.webm' } }),
  () => ({ content: { kind: 'audio', src: 'steps.opus' } }),
  (index) => ({
    content: { kind: 'text', text: Array.from({ length: 300 }, (_, n) => post(index + n)).join('\n') },
  }),
  () => ({ content: { kind: 'image', src: 'moving.webp' } }),
  () => ({ content: { kind: 'video', src: 'silent.mp4' } }),
  () => ({ content: { kind: 'audio', src: 'stairs.mp4' } }),
  (index) => ({
    content: {
      kind: 'text',
      profile: { name: `Account ${index}`, bio: post(index), avatar: 'album/02.jpg' },
    },
  }),
  () => ({ content: { kind: 'image', src: 'located.jpg' } }),
  () => ({ content: { kind: 'video', src: 'turned.mp4' } }),
  () => ({ content: { kind: 'audio', src: 'missing.mp3' } }),
  () => ({ content: { kind: 'video', src: 'uneven.mp4' } }),
  () => ({ content: { kind: 'video', src: 'broken.mp4' } }),
]

/**
 * Writes a pack of so many tasks, which repeats the fixtures; the folder's path.
 * @param only a kind of task, or the source that a task has, to look for what leaks; mixed if it is not given
 */
export function writeShift(folder: string, count: number, only?: string): string {
  const fitting = cycle.filter((next) => {
    const { content } = next(0)
    return only === undefined || Object.values(content).includes(only)
  })
  const media = mediaFiles(
    ...['numbered.mp4', 'numbered.webm', 'silent.mp4', 'turned.mp4', 'uneven.mp4', 'hls', 'album'],
    ...['steps.mp3', 'steps.opus', 'quiet.flac', 'stairs.mp4', 'moving.gif', 'moving.webp', 'located.jpg'],
    'captions.vtt',
  )
  // Whole to an importer, which reads its boxes, and rubbish to a decoder.
  const broken = Buffer.from(media['silent.mp4'] ?? [])
  broken.fill(0xa5, broken.indexOf('mdat') + 4)
  for (const [path, bytes] of Object.entries({ ...media, 'broken.mp4': broken })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return writeTasks(
    folder,
    'soak',
    Array.from({ length: count }, (_, index) => {
      const next = fitting[index % fitting.length]
      if (!next) throw new Error(`Nothing in the shift is ${only}.`)
      return next(index)
    }),
  )
}

/** Files of a shift that a bare page can open too, in their order; of a playlist there is none. */
export function mediaOf(folder: string): { kind: string; src: string }[] {
  return readFileSync(join(folder, 'tasks.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { content: { kind: string; src?: string } }).content)
    .flatMap(({ kind, src }) => (src === undefined || src.endsWith('.m3u8') ? [] : [{ kind, src }]))
}

function posts(index: number, by: 'author' | 'from'): object[] {
  return Array.from({ length: 12 }, (_, n) => ({
    [by]: n % 2 === 0 ? 'Ada' : 'Ben',
    text: post(index + n),
    ...(n === 7 && { reported: true }),
  }))
}
