import { z } from 'zod'
import { codeSchema, instantSchema, taskKindSchema, titleSchema } from '../model/kind.ts'
import { examSchema, goldAnswerSchema } from '../model/practice.ts'

const packVersionSchema = z.object({ id: codeSchema, version: z.int().min(1) })
export type PackVersionInput = z.infer<typeof packVersionSchema>

/** How an answer stands beside the right one; told only once it was given. */
const practiceFeedbackSchema = z.object({
  right: z.boolean(),
  verdict: z.boolean(),
  /** Undefined where the right answer names none. */
  action: z.boolean().optional(),
  labels: z.object({
    right: z.array(z.string()),
    missing: z.array(z.string()),
    surplus: z.array(z.string()),
  }),
  /** For each label whose evidence is asked for: how much of it agrees, 0…1. */
  evidence: z.array(z.object({ label: z.string(), overlap: z.number(), enough: z.boolean() })),
  /** How much of it must. */
  tolerance: z.number(),
  given: goldAnswerSchema,
  /** The right answer that it comes closest to, and the others that are as right. */
  gold: goldAnswerSchema,
  alternatives: z.array(goldAnswerSchema),
  rationale: z.string(),
  difficulty: z.int(),
  /** Code of the label whose clause it teaches. */
  clause: z.string().optional(),
  /** How often this item was answered. */
  tries: z.int(),
})
export type PracticeFeedback = z.infer<typeof practiceFeedbackSchema>

/** What an exam has come to. */
export const examResultSchema = z.object({
  passed: z.boolean(),
  right: z.int(),
  needed: z.int(),
  of: z.int(),
  answered: z.int(),
  /** The time was over before all was answered. */
  timeOver: z.boolean(),
  skill: z.string(),
  /** How long the skill lasts, where it was granted. */
  until: instantSchema.optional(),
  attemptsLeft: z.int(),
  /** Labels that were missed or given wrongly, the most often in front. */
  practise: z.array(z.object({ label: z.string(), wrong: z.int() })),
})
export type ExamResult = z.infer<typeof examResultSchema>

/** What is practised just now; about the task on screen, where there is one. */
export const practiceNowSchema = z.object({
  pack: packVersionSchema.extend({ title: z.string() }),
  mode: z.enum(['drill', 'exam', 'result']),
  /** Of a drill: when the next item is due, once nothing is. */
  nextDueAt: instantSchema.optional(),
  feedback: practiceFeedbackSchema.optional(),
  exam: z
    .object({
      answered: z.int(),
      of: z.int(),
      /** Undefined where there is no limit. */
      leftMs: z.int().optional(),
    })
    .optional(),
  result: examResultSchema.optional(),
})
export type PracticeNow = z.infer<typeof practiceNowSchema>

/** A version of a pack, and how far this person is with it. */
const packViewSchema = packVersionSchema.extend({
  title: z.string(),
  items: z.int(),
  /** The mean of its items, 1…5. */
  difficulty: z.number(),
  /** Answered at least once, and of them those that were right the last time. */
  answered: z.int(),
  right: z.int(),
  /** To be practised now: due, new or missed just now. */
  due: z.int(),
  nextDueAt: instantSchema.optional(),
  /** Why it cannot be practised under the policy in force, as a sentence. */
  problem: z.string().optional(),
  exam: examSchema
    .extend({
      attemptsLeft: z.int(),
      /** Until when the skill lasts, or did. */
      until: instantSchema.optional(),
      isOpen: z.boolean(),
    })
    .optional(),
})
export type PackView = z.infer<typeof packViewSchema>

export const practiceOverviewSchema = z.object({
  packs: z.array(packViewSchema),
  /** Granted to this person; some may be over. */
  skills: z.array(z.object({ code: z.string(), at: instantSchema, until: instantSchema })),
  /** An exam is under way: nothing else can be practised meanwhile. */
  openExam: packVersionSchema.optional(),
})
export type PracticeOverview = z.infer<typeof practiceOverviewSchema>

/** A settled case that can become an item: its content is here. */
export const practiceCaseSchema = z.object({
  auditId: z.uuid(),
  kind: taskKindSchema,
  queue: z.string(),
  closedAs: z.enum(['stands', 'error']),
  answer: goldAnswerSchema,
  /** What the moderator decided, where that was an error: the trap. */
  mistaken: goldAnswerSchema.optional(),
  /** What was said of it, for whoever writes the rationale. */
  said: z.string(),
  /** Its first words, to be shown by a key; none of what has no words. */
  excerpt: z.string().optional(),
  /** It was set aside for the next pack. */
  collected: z.boolean(),
  at: instantSchema,
})
export type PracticeCase = z.infer<typeof practiceCaseSchema>

/** Settled cases, the newest in front; those that were collected in their order before them. */
export const practiceCasesSchema = z.object({
  cases: z.array(practiceCaseSchema),
  /** Audits whose content is not here. */
  elsewhere: z.int(),
})
export type PracticeCases = z.infer<typeof practiceCasesSchema>

/** What a trainer says of a pack that is to be made. */
export const publishSchema = z.object({
  id: codeSchema,
  title: titleSchema,
  items: z
    .array(
      z.object({
        auditId: z.uuid(),
        rationale: z.string().trim().min(1).max(5000),
        difficulty: z.int().min(1).max(5),
        clause: codeSchema.optional(),
        tolerance: z.number().min(0).max(1),
      }),
    )
    .min(1)
    .max(200),
  exam: examSchema.optional(),
})
export type PublishInput = z.infer<typeof publishSchema>
