import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright/test'
import { projectRoot } from '../../scripts/layers.ts'

const demo = join(projectRoot, 'assets', 'demo')

/** Writes a pack of tasks into a folder, which may hold their media already. */
export function writePack(folder: string, id: string, contents: readonly object[]): string {
  return writeTasks(
    folder,
    id,
    contents.map((content) => ({ content })),
  )
}

/** The same with more of each task's context than every task has. */
export function writeTasks(
  folder: string,
  id: string,
  parts: readonly { content: object; context?: object }[],
): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'pack.json'),
    JSON.stringify({ format: 'evenhand-pack/1', id, title: `Bench ${id}` }),
  )
  const tasks = parts.map(({ content, context }, index) => {
    const around = surroundings(index)
    return { id: `${id}-${index}`, content, ...around, context: { ...around.context, ...context } }
  })
  writeFileSync(join(folder, 'tasks.jsonl'), tasks.map((task) => `${JSON.stringify(task)}\n`).join(''))
  return folder
}

/** What real tasks carry beside their content. */
function surroundings(index: number) {
  return {
    context: {
      caption: `Caption number ${index}, ${words(index, 12)}`,
      author: { name: `Author ${index}`, followers: index * 7, posts: index * 3, violations: index % 4 },
      market: 'GB',
      reports: [
        { reason: 'Harassment', note: words(index, 9), count: 1 + (index % 5) },
        { reason: 'Spam', count: 1 },
      ],
      views: index * 101,
    },
    signals: [
      { source: 'classifier', title: 'Harassment', score: (index % 10) / 10 },
      { source: 'classifier', title: 'Spam', score: (index % 7) / 10 },
    ],
    language: 'en',
  }
}

const vocabulary = (
  'the market opens at seven and people queue before it does because bread is sold out by nine which nobody likes ' +
  'so someone wrote to the paper and said what everyone thinks while the baker answered in three short sentences'
).split(' ')

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const place = (seed * 31 + index * (7 + (seed % 11))) % vocabulary.length
    return vocabulary[place]
  }).join(' ')
}

/** Post number `index`: mostly short, some of several paragraphs, as posts are. The same text at every run. */
export function post(index: number): string {
  const paragraphs = 1 + (index % 4) * (index % 3)
  return Array.from({ length: paragraphs }, (_, part) => words(index + part, 15 + ((index * 17) % 90))).join(
    '\n',
  )
}

/** Draws and encodes pictures of 1632 × 1224 pixels (2 MP) in a page; each is a JPEG of its own. */
export async function drawPictures(page: Page, folder: string, count: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const names: string[] = []
  for (let index = 0; index < count; index += 1) {
    const base64 = await page.evaluate(async (seed) => {
      const canvas = new OffscreenCanvas(1632, 1224)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      for (let mark = 0; mark < 1500; mark += 1) {
        const turn = (seed + 1) * mark
        context.fillStyle = `hsl(${(turn * 37) % 360} ${40 + (turn % 50)}% ${20 + (turn % 60)}%)`
        context.fillRect((turn * 53) % 1632, (turn * 91) % 1224, 20 + (turn % 200), 20 + (turn % 140))
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
      return new Promise<string>((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ''))
        reader.readAsDataURL(blob)
      })
    }, index)
    const name = `picture-${index}.jpg`
    writeFileSync(join(folder, name), Buffer.from(base64, 'base64'))
    names.push(name)
  }
  return names
}

/** Copies the demo shift's first MP4, or its first HLS folder, into a folder; the path below it. */
export function copyDemoVideo(folder: string, kind: 'mp4' | 'm3u8'): string {
  const lines = readFileSync(join(demo, 'tasks.jsonl'), 'utf8').split('\n').filter(Boolean)
  const sources = lines.map((line) => (JSON.parse(line) as { content: { src?: string } }).content.src)
  const source = sources.find((src) => src?.endsWith(`.${kind}`))
  if (!source) throw new Error(`The demo shift has no .${kind}.`)
  const copied = kind === 'm3u8' ? dirname(source) : source
  cpSync(join(demo, copied), join(folder, copied), { recursive: true })
  return source
}
