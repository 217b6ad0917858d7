import { z } from 'zod'
import { decisionSchema, draftSchema } from '../model/decision.ts'
import { instantSchema, taskKindSchema } from '../model/kind.ts'
import { policySchema } from '../model/policy.ts'
import { profileSchema } from '../model/profile.ts'
import { settingsSchema } from '../model/settings.ts'
import { taskSchema } from '../model/task.ts'

/** A task as a reviewer may see it: without its settled answer. */
export const taskViewSchema = taskSchema.omit({ expected: true }).extend({
  /** Title of the pack that it came with. */
  packTitle: z.string(),
  /** Media types by the path that the content uses. */
  mediaTypes: z.record(z.string(), z.string()),
  /** Why the content cannot be shown; the task can still be decided cannot-review. */
  problem: z.string().optional(),
  draft: draftSchema.optional(),
})
export type TaskView = z.infer<typeof taskViewSchema>

/** A decision as the strip of last decisions shows it. No content, no title. */
export const decisionViewSchema = decisionSchema
  .pick({ decisionId: true, taskId: true, verdict: true, action: true, reason: true })
  .extend({
    kind: taskKindSchema,
    labels: z.array(z.string()),
    at: instantSchema,
    undone: z.boolean(),
  })
export type DecisionView = z.infer<typeof decisionViewSchema>

/** Where the shift stands: the tasks to show now and next, how many wait, and what was decided last. */
export const shiftViewSchema = z.object({
  /** The current task and the ones to prepare beside it; empty when nothing waits. */
  upcoming: z.array(taskViewSchema),
  waiting: z.int(),
  /** Last decisions, newest first. */
  recent: z.array(decisionViewSchema),
  decidedToday: z.int(),
})
export type ShiftView = z.infer<typeof shiftViewSchema>

/** How far an import has come. */
export const importProgressSchema = z.object({
  phase: z.enum(['reading', 'storing', 'entering']),
  done: z.int(),
  total: z.int().optional(),
  bytes: z.number(),
})
export type ImportProgress = z.infer<typeof importProgressSchema>

/** What the window needs once, when it opens. */
export const openingSchema = z.object({
  profile: profileSchema,
  /** False while the key of this profile's data lies beside it, as in the demo. */
  protected: z.boolean(),
  policy: policySchema,
  settings: settingsSchema,
  shift: shiftViewSchema,
  /** What the person should know of the start, such as a pack that was refused. */
  notices: z.array(z.string()),
  /** An import of the start that takes longer than the window waits. */
  importing: importProgressSchema.optional(),
  runtime: z.string(),
  version: z.string(),
})
export type Opening = z.infer<typeof openingSchema>

/** The answer to a decision, an undo or a skip: it is on disk. */
export const receiptSchema = z.object({
  /** Row of the journal that holds it. */
  sequence: z.int(),
  at: instantSchema,
  shift: shiftViewSchema,
})
export type Receipt = z.infer<typeof receiptSchema>

export const importReportSchema = z.object({
  packId: z.string(),
  title: z.string(),
  added: z.int(),
  known: z.int(),
  /** Entries that are no task; the first ones, and how many there are. */
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
  rejectedCount: z.int(),
  /** Tasks that came in but whose content cannot be shown. */
  problems: z.array(z.object({ line: z.int(), taskId: z.string(), reason: z.string() })),
  problemCount: z.int(),
})
export type ImportReport = z.infer<typeof importReportSchema>
