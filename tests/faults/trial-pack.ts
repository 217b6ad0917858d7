import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const picture = join(import.meta.dirname, '../fixtures/packs/media/picture.png')
const tasksPerPack = 3

/** Words of a task that are looked for later: they must be there while it waits, and gone once it is forgotten. */
export function wordsOf(taskId: string): string {
  return `Words of ${taskId}.`
}

/** The text file of a task: several chunks of the vault, of an own length for each. */
export function mediaTextOf(taskId: string): string {
  const line = `${wordsOf(taskId)}\n`
  return line.repeat(7000 + taskId.length * 13)
}

/** Writes a task pack: texts as files, a caption each, and a picture. Its tasks come before all others. */
export function writeTrialPack(folder: string, id: string): { tasks: string[] } {
  mkdirSync(join(folder, 'media'), { recursive: true })
  copyFileSync(picture, join(folder, 'media/photo.png'))
  const tasks = Array.from({ length: tasksPerPack }, (_, at) => `${id}-t${at}`)
  const lines = tasks.map((taskId) => {
    writeFileSync(join(folder, `media/${taskId}.txt`), mediaTextOf(taskId))
    return {
      id: taskId,
      priority: 900,
      content: { kind: 'text', src: `media/${taskId}.txt` },
      context: { title: wordsOf(taskId) },
    }
  })
  const photo = {
    id: `${id}-photo`,
    priority: 900,
    content: { kind: 'image', src: 'media/photo.png' },
    context: { title: wordsOf(`${id}-photo`) },
  }
  writeFileSync(join(folder, 'pack.json'), JSON.stringify({ format: 'evenhand-pack/1', id, title: id }))
  writeFileSync(
    join(folder, 'tasks.jsonl'),
    [...lines, photo].map((line) => `${JSON.stringify(line)}\n`).join(''),
  )
  return { tasks: [...tasks, photo.id] }
}
