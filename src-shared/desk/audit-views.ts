import { z } from 'zod'
import { errorTypeSchema, samplingPlanSchema } from '../model/audit.ts'
import { verdictSchema } from '../model/decision.ts'
import { instantSchema } from '../model/kind.ts'
import { dimensions } from '../rules/audit/figures.ts'
import { caseStateSchema, caseViewSchema, lapseSchema } from './bench-views.ts'

/** What came of a file of records. */
export const intakeSchema = z.object({
  /** Of the file. */
  name: z.string(),
  from: z.string(),
  decisions: z.int(),
  audits: z.int(),
  steps: z.int(),
  ratings: z.int(),
  /** Of practice: what was answered, and exams that were passed. */
  answers: z.int(),
  certificates: z.int(),
  /** Were here already. */
  known: z.int(),
  /** What was left out and why, in sentences; the first ones, and how many there are in all. */
  refused: z.array(z.string()),
  refusedCount: z.int(),
})
export type Intake = z.infer<typeof intakeSchema>

/** What a stratum of a sample came to. */
export const stratumSchema = z.object({
  rule: z.string(),
  title: z.string(),
  population: z.int(),
  drawn: z.int(),
})

/** A dispute that goes on, where somebody has let their time pass: the last who did, and whose turn it is now. */
export const lateCaseSchema = z.object({
  auditId: z.string(),
  taskId: z.string(),
  lapse: lapseSchema,
  state: caseStateSchema,
})
export type LateCase = z.infer<typeof lateCaseSchema>

/** Where auditing stands on this machine. */
export const auditOverviewSchema = z.object({
  plan: samplingPlanSchema,
  /** Decisions of others that are here, and of them those that no sample has been drawn from yet. */
  decisions: z.int(),
  unsampled: z.int(),
  /** To be judged to calibrate; nobody’s decision is audited by it. */
  toCalibrate: z.int(),
  /** To be judged; of them those whose content is not here yet. */
  open: z.int(),
  withoutContent: z.int(),
  /** Disputes that are this person's to settle; of them those whose content is not here yet. */
  disputes: z.int(),
  disputesWithoutContent: z.int(),
  /** Disputes that are late: the longest first, no more than fifty. */
  late: z.array(lateCaseSchema),
  /** Audits of one's own, and what of them has not gone out in a file. */
  audited: z.int(),
  toSend: z.int(),
  lastSample: z.object({ at: instantSchema, strata: z.array(stratumSchema) }).optional(),
})
export type AuditOverview = z.infer<typeof auditOverviewSchema>

/** A session that calibrates, as `Calibration` of the rules, with names. */
export const calibrationSchema = z.object({
  session: z.string(),
  cases: z.int(),
  raters: z.int(),
  fleiss: z.number().optional(),
  alpha: z.number().optional(),
  labelAlpha: z.number().optional(),
  labels: z.array(z.object({ label: z.string(), cases: z.int(), split: z.int() })),
  rated: z.array(
    z.object({
      decisionId: z.string(),
      taskId: z.string(),
      difference: z.number(),
      ratings: z.array(
        z.object({
          rater: z.string(),
          name: z.string(),
          verdict: verdictSchema,
          labels: z.array(z.string()),
          note: z.string(),
        }),
      ),
    }),
  ),
})
export type CalibrationView = z.infer<typeof calibrationSchema>

export const estimateSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number(),
})

/** What audits say of decisions, as `AuditFigures` of the rules; shares and agreement with 95 % intervals. */
export const auditFiguresSchema = z.object({
  audits: z.int(),
  open: z.int(),
  decisions: z.int(),
  accuracy: estimateSchema.optional(),
  grey: estimateSchema.optional(),
  errors: z.array(z.object({ type: errorTypeSchema, n: z.int(), share: estimateSchema.optional() })),
  overturned: estimateSchema.optional(),
  agreement: z.object({
    kappa: estimateSchema.optional(),
    alpha: estimateSchema.optional(),
    labelAlpha: estimateSchema.optional(),
  }),
  auditors: z.object({
    decisions: z.int(),
    alpha: estimateSchema.optional(),
    labelAlpha: estimateSchema.optional(),
  }),
  confusion: z.array(z.array(z.number())),
  gaps: z.array(z.object({ clause: z.string(), n: z.int() })),
  groups: z.array(
    z.object({
      dimension: z.enum(dimensions),
      key: z.string(),
      n: z.int(),
      accuracy: estimateSchema.optional(),
    }),
  ),
  leastN: z.int(),
})
export type AuditFiguresView = z.infer<typeof auditFiguresSchema>
export type EstimateView = z.infer<typeof estimateSchema>

/** What the audits of one's own decisions say, newest first. */
export const feedbackSchema = z.object({
  cases: z.array(caseViewSchema),
  /** Of them those that wait for an answer. */
  open: z.int(),
})
export type Feedback = z.infer<typeof feedbackSchema>
