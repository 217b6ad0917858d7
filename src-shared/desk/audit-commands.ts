import { z } from 'zod'
import {
  auditFieldsSchema,
  disputeStepSchema,
  outcomeDraftSchema,
  samplingPlanSchema,
} from '../model/audit.ts'
import {
  auditFiguresSchema,
  auditOverviewSchema,
  calibrationSchema,
  feedbackSchema,
  intakeSchema,
  stratumSchema,
} from './audit-views.ts'
import { benchSchema } from './bench-views.ts'
import { importReportSchema, receiptSchema, shiftViewSchema } from './views.ts'

const nothing = z.object({})
const settleSchema = disputeStepSchema.options[2]
const fileSchema = z.object({ file: z.string(), count: z.int() })

/** Audits: what auditors, those who settle disputes, and moderators ask for. */
export const auditCommands = {
  /** Goes to tasks of another sort. */
  'bench:open': { input: z.object({ bench: benchSchema }), output: shiftViewSchema },

  /** Writes one's own decisions of the last days into a folder that is asked for, to be audited. `cancelled` if none is chosen. */
  'records:hand-over': { input: z.object({ days: z.int().min(1).max(366) }), output: fileSchema },
  /** Writes audits, disputes and rulings, one's own and those that they are about; beside it a file for each moderator with theirs alone. */
  'records:send': { input: nothing, output: fileSchema.extend({ moderators: z.int() }) },
  /** Takes in a file of records that is asked for. `cancelled` if none is chosen. */
  'records:take-in': { input: nothing, output: intakeSchema.extend({ shift: shiftViewSchema }) },

  'audit:overview': { input: nothing, output: auditOverviewSchema },
  'audit:change-plan': { input: samplingPlanSchema, output: auditOverviewSchema },
  /** Draws from the decisions that no sample was drawn from yet. */
  'audit:sample': {
    input: nothing,
    output: z.object({
      strata: z.array(stratumSchema),
      overview: auditOverviewSchema,
      shift: shiftViewSchema,
    }),
  },
  /** Takes the content of what is to be audited or settled from a task pack that is asked for. */
  'audit:bring-content': {
    input: z.object({ what: z.enum(['file', 'folder']) }),
    output: importReportSchema.extend({ overview: auditOverviewSchema, shift: shiftViewSchema }),
  },
  /** Keeps what is entered beside the task on screen, for after a lock or a restart. */
  'audit:keep': {
    input: z.object({ taskId: z.string().min(1).max(260), id: z.uuid(), entered: outcomeDraftSchema }),
    output: nothing,
  },
  /** Ends the audit on screen, which was judged blind before. */
  'audit:close': {
    input: auditFieldsSchema
      .pick({ auditId: true, taskId: true, outcome: true, error: true, coaching: true, clause: true })
      .extend({ taskId: z.string().min(1).max(260) }),
    output: receiptSchema,
  },
  /** Settles the dispute on screen. */
  'audit:settle': {
    input: settleSchema
      .pick({ stepId: true, ruling: true, reason: true, clause: true })
      .extend({ taskId: z.string().min(1).max(260) }),
    output: receiptSchema,
  },

  'audit:calibrations': { input: nothing, output: z.array(calibrationSchema) },
  /** Figures of the audits of the last days. */
  'audit:figures': { input: z.object({ days: z.int().min(1).max(3660) }), output: auditFiguresSchema },

  'feedback:list': { input: nothing, output: feedbackSchema },
  /** Accepts an audit of one's own decision, or disputes it. */
  'feedback:answer': {
    input: z.object({
      stepId: z.uuid(),
      auditId: z.uuid(),
      answer: z.enum(['accept', 'dispute']),
      /** Of a dispute. */
      reason: z.string().trim().max(5000).default(''),
    }),
    output: feedbackSchema,
  },
} as const
