import type { z } from 'zod'
import type { taskSchema } from '../../src-shared/model/task.ts'
import type { Studio } from './studio.ts'

/** A task as it is written in the pack, before defaults. */
export type TaskInput = z.input<typeof taskSchema>

/** One task of the demo shift and how its media are made. */
export type Item = {
  task: TaskInput
  /** Writes the files that the task names into the pack's folder. */
  make?: (studio: Studio, packFolder: string) => Promise<void>
}

/** Moment of posting: fixed, so that a remake gives the same pack. */
export const on = (day: number, time: string): string => `2026-11-${String(day).padStart(2, '0')}T${time}:00Z`
