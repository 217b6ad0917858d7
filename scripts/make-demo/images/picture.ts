import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { resetIds } from '../draw/colour.ts'
import { writePicture } from '../encode.ts'
import type { Item, TaskInput } from '../item.ts'

export type Size = { width: number; height: number; scale?: number }

/** An item whose picture is one drawing, written in the format that its file name asks for. */
export function picture(task: TaskInput, size: Size, draw: () => string): Item {
  const { content } = task
  if (content.kind !== 'image' || !('src' in content)) throw new Error(`${task.id} is not a picture`)
  return {
    task,
    async make(studio, packFolder) {
      resetIds()
      const target = join(packFolder, content.src)
      await mkdir(dirname(target), { recursive: true })
      await writePicture(await studio.still(draw(), size.width, size.height, size.scale), target)
    },
  }
}
