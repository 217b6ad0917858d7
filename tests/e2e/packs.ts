import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const media = join(import.meta.dirname, '..', 'fixtures', 'packs', 'media')

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A task of each kind on small real media, by the id that it gets. */
export const oneOfEach = {
  text: { id: 'a-text', content: { kind: 'text', text: 'A first text.\nWith a second line.' } },
  image: { id: 'an-image', content: { kind: 'image', src: 'picture.png' } },
  audio: { id: 'an-audio', content: { kind: 'audio', src: 'tone.mp3' } },
  video: { id: 'a-video', content: { kind: 'video', src: 'clip.mp4' } },
  stream: { id: 'a-stream', content: { kind: 'video', src: 'hls/master.m3u8' } },
} as const

export interface PackParts {
  id?: string
  tasks: readonly (object | string)[]
  policy?: object
  /** Files beside the fixtures' media, by path. */
  files?: Record<string, string | Uint8Array>
}

/** Writes a task pack with the fixtures' media into a new folder; the folder's path. */
export function makePack({ id = 'test-pack', tasks, policy, files = {} }: PackParts): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-pack-'))
  folders.push(folder)
  for (const name of ['picture.png', 'tone.mp3', 'clip.mp4'])
    copyFileSync(join(media, name), join(folder, name))
  cpSync(join(media, 'hls'), join(folder, 'hls'), { recursive: true })
  const pack = {
    format: 'evenhand-pack/1',
    id,
    title: 'Test pack',
    ...(policy && { policy: { file: 'policy.json' } }),
  }
  const lines = tasks.map((task) => (typeof task === 'string' ? task : JSON.stringify(task)))
  const all = {
    'pack.json': JSON.stringify(pack),
    'tasks.jsonl': `${lines.join('\n')}\n`,
    ...(policy && { 'policy.json': JSON.stringify(policy) }),
    ...files,
  }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Texts in a fixed order, `t-1`, `t-2`, … */
export function texts(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `t-${index + 1}`,
    content: { kind: 'text', text: `Text number ${index + 1}` },
  }))
}
