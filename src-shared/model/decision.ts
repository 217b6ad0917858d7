import { z } from 'zod'
import { coverageSchema } from './coverage.ts'
import { evidenceSchema } from './evidence.ts'
import { codeSchema, instantSchema } from './kind.ts'

export const verdictSchema = z.enum(['no-violation', 'violation', 'escalate', 'cannot-review'])
export type Verdict = z.infer<typeof verdictSchema>
export const verdicts = verdictSchema.options

/** Pieces of evidence that one label can have. */
export const mostEvidence = 100

export const appliedLabelSchema = z.strictObject({
  code: codeSchema,
  evidence: z.array(evidenceSchema).max(mostEvidence).default([]),
})

/** A judgement before anything that machines say was seen. */
export const firstJudgementSchema = z.strictObject({
  at: instantSchema,
  verdict: verdictSchema,
  labels: z.array(codeSchema).max(50),
})
export type FirstJudgement = z.infer<typeof firstJudgementSchema>

/** How a decision was made. All durations are seconds of wall time with the task on screen. */
const madeSchema = z.strictObject({
  shownAt: instantSchema,
  firstRevealAt: instantSchema.optional(),
  /** Time from first reveal (or from showing, if never revealed) to decision in which the reviewer was active. */
  activeSeconds: z.number().min(0),
  /** Time in which the content was unveiled. */
  revealedSeconds: z.number().min(0),
  /** Share of the media's duration that was played, 0…1; 1 for what has no duration once revealed. */
  watchedShare: z.number().min(0).max(1),
  /** Which parts were perceived and how; missing in what was made before this was kept. */
  coverage: coverageSchema.optional(),
  /** Length of the media as its player found it. */
  durationSeconds: z.number().min(0).optional(),
  signalsShown: z.boolean(),
  /** When the machine's signals came on screen: with the task, or after the first judgement where they were held back. */
  signalsShownAt: instantSchema.optional(),
  /** What was judged before the signals were shown, where they were held back: the measure of their sway. */
  firstJudgement: firstJudgementSchema.optional(),
})
export type Made = z.infer<typeof madeSchema>

/** What a reviewer has entered so far for a task; saved at each change, and given back after a restart or an undo. */
export const draftSchema = z.strictObject({
  labels: z.array(appliedLabelSchema).max(50),
  /** Chosen action; without one, the first label's default applies. */
  action: codeSchema.optional(),
  note: z.string().max(5000),
  /** Marked before any label was chosen: goes to the next one that is. */
  loose: z.array(evidenceSchema).max(mostEvidence).optional(),
  /** What a decision would say so far of how it was made, so that a lock, a crash or an undo takes nothing from the record. */
  made: madeSchema.optional(),
  /** Where its media stand: there they go on after a lock or a crash. */
  atSeconds: z.number().min(0).optional(),
})
export type Draft = z.infer<typeof draftSchema>

/** A decision on a task. Its id is minted at the key press, so a retry is recognised. */
export const decisionSchema = z.strictObject({
  decisionId: z.uuid(),
  taskId: z.string().min(1).max(260),
  policyId: codeSchema,
  policyVersion: codeSchema,
  verdict: verdictSchema,
  labels: z.array(appliedLabelSchema).max(50),
  /** Of an escalation: what was marked without a label, for the specialist. */
  loose: z.array(evidenceSchema).max(mostEvidence).optional(),
  action: codeSchema.optional(),
  /** Route of an escalation, or reason of a cannot-review. */
  reason: codeSchema.optional(),
  note: z.string().max(5000),
  made: madeSchema,
  /** Other tasks of the same content that are decided along with it, each with an id of its own. */
  alike: z
    .array(z.strictObject({ decisionId: z.uuid(), taskId: z.string().min(1).max(260) }))
    .min(1)
    .max(500)
    .optional(),
  /** The decision along with which this one was made; no time was spent on it. Written by main only. */
  alikeTo: z.uuid().optional(),
})
export type Decision = z.infer<typeof decisionSchema>
