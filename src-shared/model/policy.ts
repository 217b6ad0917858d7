import { z } from 'zod'
import { samplingPlanSchema } from './audit.ts'
import { comfortRuleSchema } from './comfort.ts'
import { codeSchema, languageSchema, severitySchema, taskKindSchema, titleSchema } from './kind.ts'
import { strokeSchema } from './stroke.ts'
import { wellbeingPolicySchema } from './wellbeing.ts'

/** Which proof a label asks for before it may be submitted. */
const evidenceNeedSchema = z.enum(['time-range', 'region', 'span'])

/** What is done to the content, in rising order of force within a policy. */
const actionSchema = z.strictObject({
  code: codeSchema,
  title: titleSchema,
  description: z.string().max(1000).optional(),
})

const labelSchema = z.strictObject({
  code: codeSchema,
  title: titleSchema,
  severity: severitySchema,
  definition: z.string().min(1).max(4000),
  examples: z.array(z.string().min(1).max(1000)).max(20).default([]),
  counterExamples: z.array(z.string().min(1).max(1000)).max(20).default([]),
  /** Standard operating procedure: what the moderator does, step by step. */
  sop: z.string().max(4000).optional(),
  /** Codes of allowed actions; the first is the default. */
  actions: z.array(codeSchema).min(1),
  /** Evidence wanted per kind of task; a kind that is not named needs none. */
  evidence: z
    .strictObject({
      video: z.array(evidenceNeedSchema).optional(),
      audio: z.array(evidenceNeedSchema).optional(),
      image: z.array(evidenceNeedSchema).optional(),
      text: z.array(evidenceNeedSchema).optional(),
    })
    .default({}),
  /** Where an escalation under this label goes by default. */
  escalate: codeSchema.optional(),
  /** Key within the category: pressed after the category's key. */
  key: strokeSchema,
  /** Single key for the most used labels. */
  quickKey: strokeSchema.optional(),
})
export type Label = z.infer<typeof labelSchema>

const categorySchema = z.strictObject({
  code: codeSchema,
  title: titleSchema,
  key: strokeSchema,
  labels: z.array(labelSchema).min(1),
})
export type Category = z.infer<typeof categorySchema>

/** A choice that closes a task without a verdict on its content, with the key that picks it. */
const choiceSchema = z.strictObject({
  code: codeSchema,
  title: titleSchema,
  description: z.string().max(1000).optional(),
  key: strokeSchema,
})
export type Choice = z.infer<typeof choiceSchema>

/** What the organisation asks of every machine that its content comes to. A person may be stricter. */
const machineSchema = z.strictObject({
  /** The system alone may not open a profile: its passphrase is asked for at each start. */
  askPassphrase: z.boolean().optional(),
  /** All content leaves the machine when a person does, also that of tasks which still wait. */
  shredAtSignOut: z.boolean().optional(),
  /** Longest time without input until a profile locks itself. */
  lockAfterMinutes: z.int().min(1).max(60).optional(),
})

/** A word or phrase that is marked wherever a text has it, in whatever disguise. */
const termSchema = z.strictObject({
  term: z.string().trim().min(2).max(200),
  /** What it means, for whoever does not know it. */
  title: titleSchema.optional(),
  /** The label that it speaks for. */
  label: codeSchema.optional(),
})
export type Term = z.infer<typeof termSchema>

/** How much of the content must have been perceived before it is cleared as no violation. */
const minimumCoverageSchema = z.strictObject({
  kinds: z.array(taskKindSchema).min(1),
  /** Share of the media's time, or of the pictures or lines, 0…1. */
  share: z.number().min(0).max(1),
  /** What was played faster does not count. */
  maxSpeed: z.number().positive().max(100).optional(),
})

/** What the organisation asks of how content is shown and judged. A person may go further, never below. */
const reviewSchema = z.strictObject({
  /** The least that revealed content is softened; of all rules that fit the strongest counts. */
  comfort: z.array(comfortRuleSchema).max(100).default([]),
  /** Content is shown only while the key is held. */
  holdToReveal: z.boolean().default(false),
  coverage: z.array(minimumCoverageSchema).max(20).default([]),
  terms: z.array(termSchema).max(20_000).default([]),
  /** Place and device that a picture's metadata name may be shown. */
  pictureDetails: z.boolean().default(false),
  /** Share of tasks, 0…1, on which the machine's signals are held back until the first judgement. */
  signalsHeldBack: z.number().min(0).max(1).default(0),
})

/** How decisions are audited. */
const auditPolicySchema = z.strictObject({
  /** Which decisions are drawn; whoever is responsible for audits can change it on their machine. */
  plan: samplingPlanSchema.optional(),
  /** Notes that auditors use again and again. */
  coaching: z
    .array(z.strictObject({ code: codeSchema, title: z.string().min(1).max(1000) }))
    .max(200)
    .default([]),
  /** Days in which a moderator answers, and in which each of those who settle a dispute does. */
  moderatorDays: z.int().min(1).max(90).default(7),
  settlerDays: z.int().min(1).max(90).default(3),
  /** Days for which the content of an audit is kept once its case is closed, for practice cases to be made from it. */
  keepDays: z.int().min(0).max(90).default(7),
  /** Below so many cases no share is told: it would say more of chance than of people. */
  leastCases: z.int().min(1).max(1000).default(20),
})

/** Tasks with a settled answer among those of production, by which the quality of decisions is measured. */
const goldenPolicySchema = z.strictObject({
  /** How many come after as many tasks of production, 0…1; they come one by one, and unmarked. */
  share: z.number().min(0).max(0.5).default(0),
})

/** A versioned policy. A decision names the version that it was made under. */
export const policySchema = z.strictObject({
  id: codeSchema,
  version: codeSchema,
  title: titleSchema,
  language: languageSchema,
  actions: z.array(actionSchema).min(1),
  categories: z.array(categorySchema).min(1),
  escalationRoutes: z.array(choiceSchema).min(1),
  skipReasons: z.array(choiceSchema).min(1),
  cannotReviewReasons: z.array(choiceSchema).min(1),
  /** Where a task can be sent on to without a verdict. */
  sendTo: z.array(choiceSchema).max(30).default([]),
  review: reviewSchema.prefault({}),
  wellbeing: wellbeingPolicySchema.prefault({}),
  audit: auditPolicySchema.prefault({}),
  golden: goldenPolicySchema.prefault({}),
  machine: machineSchema.optional(),
})
export type Policy = z.infer<typeof policySchema>
