/**
 * Makes the demo shift: `node scripts/make-demo/main.ts [task id …]`.
 * Media are made for the named tasks, or for all; pack.json and tasks.jsonl are always written.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { taskSchema } from '../../src-shared/model/task.ts'
import { shift } from './order.ts'
import { durationOf } from './run.ts'
import { openStudio } from './studio.ts'

const folder = join(import.meta.dirname, '../../assets/demo')
const wanted = new Set(process.argv.slice(2))
const items = shift()
const unknown = [...wanted].filter((id) => !items.some((item) => item.task.id === id))
if (unknown.length > 0) throw new Error(`no such task: ${unknown.join(', ')}`)
const toMake = items.filter((item) => item.make && (wanted.size === 0 || wanted.has(item.task.id)))

await mkdir(join(folder, 'media'), { recursive: true })
const studio = await openStudio()
for (const item of toMake) {
  const started = performance.now()
  await item.make?.(studio, folder)
  console.error(`${item.task.id}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
await studio.close()

const lines: string[] = []
for (const { task } of items) {
  const { content } = task
  if (content.kind === 'video' || content.kind === 'audio') {
    content.durationSeconds = await durationOf(join(folder, content.src))
  }
  taskSchema.parse(task)
  lines.push(JSON.stringify(task))
}
await writeFile(join(folder, 'tasks.jsonl'), `${lines.join('\n')}\n`)

const pack = {
  format: 'evenhand-pack/1',
  id: 'demo-shift',
  title: 'Demo shift',
  source: 'Made for this project: drawn, written and spoken by scripts/make-demo. Nothing in it is real.',
  createdAt: '2026-11-20T08:00:00Z',
  policy: { id: 'evenhand-default' },
}
await writeFile(join(folder, 'pack.json'), `${JSON.stringify(pack, null, 2)}\n`)
console.error(`${items.length} tasks in ${folder}`)
