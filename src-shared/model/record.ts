import { z } from 'zod'
import { auditFieldsSchema, auditSchema, disputeStepSchema } from './audit.ts'
import { decisionSchema } from './decision.ts'
import { instantSchema, languageSchema, severitySchema, taskKindSchema, titleSchema } from './kind.ts'
import { profileSchema } from './profile.ts'

// What people say of decisions, each signed by whoever says it. Records travel by file, and by a hub once there is one.

/** A decision, as whoever made it hands it over to be audited. What it is about is named, and not in it. */
export const decisionRecordSchema = z.strictObject({
  type: z.literal('decision'),
  decision: decisionSchema,
  at: instantSchema,
  /** Its row in the journal of whoever made it, by which they know it again. */
  row: z.strictObject({ sequence: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  task: z.strictObject({
    /** SHA-256 over what the task pack says of it: content of the same hash is what was judged. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    kind: taskKindSchema,
    queue: z.string().max(300),
    severity: severitySchema,
    language: languageSchema.optional(),
    /** What machines said of it. */
    signals: z
      .array(z.strictObject({ label: z.string().min(1).max(64), score: z.number().min(0).max(1) }))
      .max(100),
  }),
  /** How long its moderator had worked with this program. */
  tenureDays: z.int().min(0),
})
export type DecisionRecord = z.infer<typeof decisionRecordSchema>

const auditRecordSchema = z.strictObject({ type: z.literal('audit'), audit: auditSchema })
export type AuditRecord = z.infer<typeof auditRecordSchema>

const stepRecordSchema = z.strictObject({
  type: z.literal('step'),
  decisionId: z.uuid(),
  step: disputeStepSchema,
})
export type StepRecord = z.infer<typeof stepRecordSchema>

/** What one of several raters judged, blind, in a session that calibrates them. */
const ratingRecordSchema = z.strictObject({
  type: z.literal('rating'),
  ratingId: z.uuid(),
  /** Title of the sampling plan. */
  session: titleSchema,
  decisionId: z.uuid(),
  taskId: z.string().min(1).max(260),
  rater: z.uuid(),
  at: instantSchema,
  judged: auditFieldsSchema.shape.blind,
})
export type RatingRecord = z.infer<typeof ratingRecordSchema>

export const caseRecordSchema = z.discriminatedUnion('type', [
  decisionRecordSchema,
  auditRecordSchema,
  stepRecordSchema,
  ratingRecordSchema,
])
export type CaseRecord = z.infer<typeof caseRecordSchema>

/** Who signs: as they are called, and the public key (Ed25519, 32 bytes, base64) by which they are known again. */
export const signerSchema = profileSchema
  .pick({ id: true, name: true, role: true })
  .extend({ key: z.base64().length(44) })
export type Signer = z.infer<typeof signerSchema>

export const signedRecordSchema = z.strictObject({
  record: caseRecordSchema,
  by: signerSchema,
  /** Of `record` and `by`, in canonical JSON (RFC 8785); base64. */
  signature: z.base64().length(88),
})
export type SignedRecord = z.infer<typeof signedRecordSchema>

/** A file of records, by whomever each is. */
export const recordFileSchema = z.strictObject({
  format: z.literal('evenhand-records/1'),
  writtenAt: instantSchema,
  /** Whoever wrote the file. */
  from: profileSchema.pick({ id: true, name: true, role: true }),
  records: z.array(signedRecordSchema),
})
export type RecordFile = z.infer<typeof recordFileSchema>
