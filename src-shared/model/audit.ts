import { z } from 'zod'
import { decisionSchema, verdictSchema } from './decision.ts'
import { codeSchema, instantSchema, languageSchema, taskKindSchema, titleSchema } from './kind.ts'

// Re-audit of decisions. These documents travel by file, and by a hub once there is one; nothing here says how.

/** Scores of machines between which they could not say. */
const unsureSchema = z
  .strictObject({ from: z.number().min(0).max(1).default(0.4), to: z.number().min(0).max(1).default(0.6) })
  .refine(({ from, to }) => from <= to, { error: 'begins at no more than it ends at' })
export const usualUnsure = unsureSchema.parse({})

/** Which decisions a rule is about; all that is named must fit. */
const samplingWhereSchema = z.strictObject({
  queues: z.array(z.string().min(1).max(100)).min(1).optional(),
  kinds: z.array(taskKindSchema).min(1).optional(),
  verdicts: z.array(verdictSchema).min(1).optional(),
  /** Any of these labels was applied. */
  labels: z.array(codeSchema).min(1).optional(),
  languages: z.array(languageSchema).min(1).optional(),
  /** The moderator is newer than so many days. */
  tenureBelowDays: z.int().min(1).optional(),
  /** A machine's signal of at least this score said otherwise. */
  againstSignals: z.number().min(0).max(1).optional(),
  /** Machines were unsure: what the surest of them says of what was decided lies within these scores. */
  unsureSignals: unsureSchema.optional(),
  fasterThanSeconds: z.number().positive().optional(),
  slowerThanSeconds: z.number().positive().optional(),
})
export type SamplingWhere = z.infer<typeof samplingWhereSchema>

/** A stratum: decisions that fit no earlier rule, and what share of them is drawn. */
const samplingRuleSchema = z.strictObject({
  code: codeSchema,
  title: titleSchema,
  where: samplingWhereSchema.default({}),
  share: z.number().min(0).max(1),
  /** Drawn at least, as far as there are so many. */
  atLeast: z.int().min(0).default(0),
})
export type SamplingRule = z.infer<typeof samplingRuleSchema>

/** How decisions are sampled for audit. What fits no rule is not audited. */
export const samplingPlanSchema = z.strictObject({
  id: codeSchema,
  title: titleSchema,
  /** The same seed draws the same decisions. */
  seed: z.string().min(1).max(100),
  rules: z.array(samplingRuleSchema).min(1).max(100),
  /** The auditor does not see what machines say either. */
  withoutSignals: z.boolean().default(false),
  /** To see where auditors differ: each judges the same, blind, and nobody’s decision is audited by it. */
  calibration: z.boolean().default(false),
})
export type SamplingPlan = z.infer<typeof samplingPlanSchema>

/** As trust-and-safety training teaches them. */
export const errorTypeSchema = z.enum(['false-positive', 'false-negative', 'wrong-selection', 'technical'])
export type ErrorType = z.infer<typeof errorTypeSchema>

const errorSeveritySchema = z.enum(['minor', 'major', 'critical'])
export type ErrorSeverity = z.infer<typeof errorSeveritySchema>

const outcomeSchema = z.enum(['agree', 'disagree', 'grey'])
export type AuditOutcome = z.infer<typeof outcomeSchema>

/** What an auditor decides without having seen the decision. */
const blindSchema = decisionSchema.pick({
  verdict: true,
  labels: true,
  action: true,
  reason: true,
  note: true,
  made: true,
})
export type BlindJudgement = z.infer<typeof blindSchema>

const decidedSchema = z.strictObject({
  at: instantSchema,
  policyId: codeSchema,
  policyVersion: codeSchema,
  verdict: verdictSchema,
  labels: z.array(codeSchema).max(50),
  queue: z.string().max(300),
  kind: taskKindSchema,
  language: languageSchema.optional(),
  /** How long its moderator had worked with this program. */
  tenureDays: z.int().min(0),
})

/** Decisions that one can stand for: more than a team makes between two samples. */
const mostWeight = 10_000_000

/** What an audit says. */
export const auditFieldsSchema = z.strictObject({
  auditId: z.uuid(),
  decisionId: z.uuid(),
  taskId: z.string().min(1).max(260),
  /** Ids of the profiles. */
  moderator: z.uuid(),
  auditor: z.uuid(),
  /** Plan, stratum, and how many decisions this one stands for. */
  sample: z.strictObject({ plan: codeSchema, rule: codeSchema, weight: z.number().min(1).max(mostWeight) }),
  /** Of the decision, what figures are told apart by. */
  decided: decidedSchema,
  blind: blindSchema,
  /** When the blind judgement was committed, and the outcome. */
  blindAt: instantSchema,
  at: instantSchema,
  outcome: outcomeSchema,
  error: z.strictObject({ type: errorTypeSchema, severity: errorSeveritySchema }).optional(),
  coaching: z.strictObject({ code: codeSchema.optional(), note: z.string().max(5000) }).optional(),
  /** Label whose clause does not settle it. */
  clause: codeSchema.optional(),
})

/** An audit of a decision: judged blind, then beside the original. */
export const auditSchema = auditFieldsSchema
  .refine(({ outcome, error }) => (outcome === 'disagree') === (error !== undefined), {
    error: 'names an error where it disagrees, and only there',
  })
  .refine(({ outcome, clause }) => outcome !== 'grey' || clause !== undefined, {
    error: 'names the clause that does not settle a grey case',
  })
  .refine(({ moderator, auditor }) => moderator !== auditor, {
    error: 'is by somebody else than whoever decided',
  })
export type Audit = z.infer<typeof auditSchema>

/** What is entered beside a decision, an outcome or a ruling, until it is closed: kept at each change, like a draft. */
export const outcomeDraftSchema = z.strictObject({
  outcome: outcomeSchema.optional(),
  errorType: errorTypeSchema.optional(),
  severity: errorSeveritySchema.optional(),
  /** Code of a note of the policy's list. */
  coaching: codeSchema.optional(),
  /** In one's own words: a coaching note, or the reason of a ruling. */
  note: z.string().max(5000),
  /** Label whose clause does not settle it. */
  clause: codeSchema.optional(),
})
export type OutcomeDraft = z.infer<typeof outcomeDraftSchema>

/** Who settles a dispute, one after the other. */
export const settlers = ['second', 'advisor', 'lead'] as const
export type Settler = (typeof settlers)[number]

/** A step after an audit that disagrees; each is a row of the journal of whoever takes it. */
export const disputeStepSchema = z.discriminatedUnion('step', [
  /** The moderator takes the outcome as it is. */
  z.strictObject({
    step: z.literal('accept'),
    stepId: z.uuid(),
    auditId: z.uuid(),
    by: z.uuid(),
    at: instantSchema,
  }),
  /** The moderator disputes the outcome, or takes what was upheld one further. */
  z.strictObject({
    step: z.literal('dispute'),
    stepId: z.uuid(),
    auditId: z.uuid(),
    by: z.uuid(),
    at: instantSchema,
    reason: z.string().min(1).max(5000),
  }),
  z.strictObject({
    step: z.literal('settle'),
    stepId: z.uuid(),
    auditId: z.uuid(),
    by: z.uuid(),
    at: instantSchema,
    as: z.enum(settlers),
    ruling: z.enum(['uphold', 'overturn', 'grey']),
    reason: z.string().min(1).max(5000),
    /** Where it is grey. */
    clause: codeSchema.optional(),
  }),
])
export type DisputeStep = z.infer<typeof disputeStepSchema>
