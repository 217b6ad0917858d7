import { z } from 'zod'
import { instantSchema } from './kind.ts'
import { profileSchema } from './profile.ts'

/** One thing that left this machine: a row of the journal, whose content is in `details`. */
export const sentEntrySchema = z.strictObject({
  /** Its place in the journal. */
  sequence: z.int().min(1),
  /** Never used twice: whoever reads a file again knows by it what is known already. */
  id: z.string().min(1),
  /** Kind of the journal's row: `decision`, `return`, `send-on`, or one of a later version. */
  kind: z.string().min(1),
  at: instantSchema,
  taskId: z.string().min(1),
  /** The row's own content; for a decision, its verdict, labels and the rest; else the queue, where to, and the note. Loose, for other versions' rows. */
  details: z.looseObject({}),
})

/** A file with all decisions of one profile, and all tasks that it returned or sent on, of one day, in UTC. */
export const sentDaySchema = z.strictObject({
  format: z.literal('evenhand-decisions/1'),
  day: z.iso.date(),
  profile: profileSchema.pick({ id: true, name: true, role: true }),
  /** The journal's last row when the file was written. Kept elsewhere, it shows a journal that was cut later. */
  tail: z.strictObject({ sequence: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** In the order of the journal. */
  entries: z.array(sentEntrySchema),
})
export type SentDay = z.infer<typeof sentDaySchema>
