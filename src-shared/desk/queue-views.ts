import { z } from 'zod'
import { decisionSchema } from '../model/decision.ts'
import { evidenceSchema } from '../model/evidence.ts'
import { codeSchema, instantSchema, languageSchema, severitySchema, taskKindSchema } from '../model/kind.ts'
import { decisionViewSchema, lackingSchema } from './views.ts'

/** A task that is to be reviewed, as a list of such shows it: nothing of its content, and no title. */
export const waitingTaskSchema = z.object({
  taskId: z.string(),
  kind: taskKindSchema,
  state: z.enum(['waiting', 'held']),
  queue: z.string(),
  severity: severitySchema,
  priority: z.int(),
  deadline: instantSchema.optional(),
  language: languageSchema.optional(),
  /** When it came to this machine. */
  arrivedAt: instantSchema.optional(),
  heldAt: instantSchema.optional(),
  /** Its content cannot be shown. */
  hasProblem: z.boolean(),
  /** Something has been entered for it. */
  hasDraft: z.boolean(),
})
export type WaitingTask = z.infer<typeof waitingTaskSchema>

/** A part of what is held and what waits, in this order. */
export const queuePageSchema = z.object({
  /** What is held and what waits, together. */
  total: z.int(),
  held: z.int(),
  /** Id of the task on screen. */
  onScreen: z.string().optional(),
  rows: z.array(waitingTaskSchema),
  /** What else is here, and is not given out for want of a skill. */
  lacking: z.array(lackingSchema).optional(),
})
export type QueuePage = z.infer<typeof queuePageSchema>

/** What to look for among the decisions of the day; left out: all. */
export const decisionQuerySchema = z.object({
  /** In notes, task ids, and the codes and titles of labels, actions and reasons; case does not count. */
  text: z.string().max(200).optional(),
  verdict: decisionSchema.shape.verdict.optional(),
  label: codeSchema.optional(),
  kind: taskKindSchema.optional(),
  limit: z.int().min(1).max(1000),
})
export type DecisionQuery = z.infer<typeof decisionQuerySchema>

/** A decision of one's own, with all that was entered; nothing of its content, which may be gone. */
export const ownDecisionSchema = decisionViewSchema.extend({
  note: z.string(),
  /** What was marked in the content, by the label that it is for. */
  evidence: z.array(z.object({ code: z.string(), marked: z.array(evidenceSchema) })),
  /** The decision along with which it was made. */
  alikeTo: z.string().optional(),
})
export type OwnDecision = z.infer<typeof ownDecisionSchema>

/** Newest first, and how many there are in all. */
export const foundDecisionsSchema = z.object({ total: z.int(), decisions: z.array(ownDecisionSchema) })
export type FoundDecisions = z.infer<typeof foundDecisionsSchema>
