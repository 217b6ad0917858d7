import { z } from 'zod'
import { codeSchema, instantSchema, titleSchema } from './kind.ts'

/** `pack.json` of a task pack; `tasks.jsonl` beside it holds one task a line. See docs/task-pack.md. */
export const packSchema = z.strictObject({
  format: z.literal('evenhand-pack/1'),
  /** Unique name of the pack. Tasks are known by their own ids, so importing the same pack again changes nothing. */
  id: codeSchema,
  title: titleSchema,
  source: z.string().max(300).optional(),
  createdAt: instantSchema.optional(),
  /**
   * A policy that the pack brings as a file, or the id of one that must be loaded already. One policy is in force for a
   * profile's tasks, whatever pack they came with: the version loaded last. A decision names the version it was made under.
   */
  policy: z
    .union([z.strictObject({ file: z.string().min(1).max(500) }), z.strictObject({ id: codeSchema })])
    .optional(),
})
export type Pack = z.infer<typeof packSchema>
