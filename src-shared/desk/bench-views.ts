import { z } from 'zod'
import { auditSchema, disputeStepSchema, errorTypeSchema, outcomeDraftSchema } from '../model/audit.ts'
import { instantSchema } from '../model/kind.ts'
import { decisionRecordSchema } from '../model/record.ts'

/** Which tasks are worked on: those of production, of audits, or of practice. */
export const benchSchema = z.enum(['live', 'audit', 'practice'])
export type Bench = z.infer<typeof benchSchema>

/** A person, as whoever looks at a case may know them. */
const somebodySchema = z.object({ id: z.string(), name: z.string() })

/** Where an audited decision stands. */
export const caseStateSchema = z.discriminatedUnion('at', [
  z.object({
    at: z.literal('closed'),
    /** `stands`: the decision is right. `error`: it is not. `grey`: the policy does not settle it. */
    as: z.enum(['stands', 'error', 'grey']),
    by: z.enum(['audit', 'accepted', 'expired', 'second', 'advisor', 'lead']),
  }),
  z.object({
    at: z.literal('turn'),
    of: z.enum(['moderator', 'second', 'advisor', 'lead']),
    until: instantSchema,
  }),
])
export type CaseState = z.infer<typeof caseStateSchema>

/** A turn that nobody took in time, and what has followed: as `Lapse` of the rules. */
export const lapseSchema = z.object({
  of: z.enum(['moderator', 'second', 'advisor', 'lead']),
  at: instantSchema,
  leadsTo: z.enum(['final', 'waits', 'second', 'advisor', 'lead']),
})
export type LapseView = z.infer<typeof lapseSchema>

/** An audited decision with everything that was said of it. */
export const caseViewSchema = z.object({
  decision: decisionRecordSchema.omit({ type: true, row: true }),
  moderator: somebodySchema,
  audit: auditSchema,
  auditor: somebodySchema,
  steps: z.array(z.object({ step: disputeStepSchema, by: somebodySchema })),
  lapses: z.array(lapseSchema),
  state: caseStateSchema,
})
export type CaseView = z.infer<typeof caseViewSchema>

/**
 * What the decision that is audited says, once it has been judged without it; or the case of a dispute that is to be settled.
 * It is about the task on screen.
 */
export const besideSchema = z.discriminatedUnion('purpose', [
  z.object({
    purpose: z.literal('audit'),
    /** Of the audit that is to be closed. */
    id: z.string(),
    decision: decisionRecordSchema.omit({ type: true, row: true }),
    moderator: somebodySchema,
    blind: auditSchema.shape.blind,
    /** What the difference is by the rules, where there is one: where the form begins. */
    error: errorTypeSchema.optional(),
    /** What was entered before, where anything was. */
    entered: outcomeDraftSchema.optional(),
  }),
  z.object({
    purpose: z.literal('settle'),
    /** Of the step that is to be taken. */
    id: z.string(),
    case: caseViewSchema,
    entered: outcomeDraftSchema.optional(),
  }),
])
export type Beside = z.infer<typeof besideSchema>
