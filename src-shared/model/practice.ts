import { z } from 'zod'
import { appliedLabelSchema, verdictSchema } from './decision.ts'
import { codeSchema, instantSchema, titleSchema } from './kind.ts'
import { mediaPathSchema, taskSchema } from './task.ts'

// Practice and golden tasks. These documents travel by file, and by a hub once there is one; nothing here says how.

/** What is right for a task: one answer, or one of several. */
export const goldAnswerSchema = z.strictObject({
  verdict: verdictSchema,
  labels: z.array(appliedLabelSchema).max(50).default([]),
  action: codeSchema.optional(),
})
export type GoldAnswer = z.infer<typeof goldAnswerSchema>

export const goldSchema = z.strictObject({
  answer: goldAnswerSchema,
  /** As right as the answer. */
  alternatives: z.array(goldAnswerSchema).max(10).default([]),
  /** How much of the evidence must agree, 0…1: intersection over union of time and regions, F1 of spans. */
  tolerance: z.number().min(0).max(1).default(0.5),
})
export type Gold = z.infer<typeof goldSchema>

const practiceItemSchema = z.strictObject({
  /** Its content is in the pack, as in a task pack; `expected` stays empty. */
  task: taskSchema.omit({ expected: true }),
  gold: goldSchema,
  /** Why, for whoever has answered. */
  rationale: z.string().min(1).max(5000),
  difficulty: z.int().min(1).max(5),
  /** Label whose clause it teaches. */
  clause: codeSchema.optional(),
})
export type PracticeItem = z.infer<typeof practiceItemSchema>

/** As an exam, a pack grants a skill to whoever passes. */
export const examSchema = z.strictObject({
  /** Share of items that must be right. */
  passShare: z.number().positive().max(1),
  minutes: z.int().min(1).max(600).optional(),
  attempts: z.int().min(1).max(20),
  skill: codeSchema,
  /** Days that the skill lasts. */
  lasts: z.int().min(1).max(3650),
})

/** A version of a practice pack; a changed one has a version of its own. */
export const practicePackSchema = z.strictObject({
  format: z.literal('evenhand-practice/1'),
  id: codeSchema,
  version: z.int().min(1),
  title: titleSchema,
  /** The policy under which its answers are right. */
  policyId: codeSchema,
  policyVersion: codeSchema,
  madeAt: instantSchema,
  items: z.array(practiceItemSchema).min(1).max(2000),
  /** What its media files are, so that a copy that was damaged or changed on its way is found out. */
  files: z
    .array(z.strictObject({ path: mediaPathSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(100_000)
    .optional(),
  exam: examSchema.optional(),
  /** Its tasks are mixed into live work, unmarked, instead of being practised. */
  golden: z.literal(true).optional(),
})
export type Exam = z.infer<typeof examSchema>
export type PracticePack = z.infer<typeof practicePackSchema>
