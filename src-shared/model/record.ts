import { z } from 'zod'
import { auditFieldsSchema, auditSchema, disputeStepSchema } from './audit.ts'
import { decisionSchema } from './decision.ts'
import {
  codeSchema,
  instantSchema,
  languageSchema,
  severitySchema,
  taskKindSchema,
  titleSchema,
} from './kind.ts'
import { goldAnswerSchema } from './practice.ts'
import { profileSchema } from './profile.ts'

// What people say of decisions, and what they have answered in practice, each signed by whoever says it. Records travel by
// file, and by a hub once there is one.

/** A decision, as whoever made it hands it over to be audited. What it is about is named, and not in it. */
export const decisionRecordSchema = z.strictObject({
  type: z.literal('decision'),
  decision: decisionSchema,
  at: instantSchema,
  /** Its row in the journal of whoever made it, by which they know it again. */
  row: z.strictObject({ sequence: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  task: z.strictObject({
    /** SHA-256 over what the task pack says of it, and over its files: content of the same hashes is what was judged. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Of what has files. */
    filesHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
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

/** A version of a practice pack. Two people may have given one name to two packs, so its hash goes along. */
const namedPackSchema = z.strictObject({
  id: codeSchema,
  version: z.int().min(1),
  /** SHA-256 of all that the pack says. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type NamedPack = z.infer<typeof namedPackSchema>

const labelsSchema = z.array(codeSchema).max(50)

/** How an answer stood beside the gold, on the machine where it was given. */
const answerScoreSchema = z.strictObject({
  right: z.boolean(),
  verdict: z.boolean(),
  /** Undefined where the gold names none. */
  action: z.boolean().optional(),
  labels: z.strictObject({ right: labelsSchema, missing: labelsSchema, surplus: labelsSchema }),
  /** For each right label whose gold has evidence: how much of it agrees, 0…1. */
  evidence: z
    .array(z.strictObject({ label: codeSchema, overlap: z.number().min(0).max(1), enough: z.boolean() }))
    .max(50),
})

const answerFieldsSchema = z.strictObject({
  type: z.literal('answer'),
  answerId: z.uuid(),
  pack: namedPackSchema,
  /** Of the item in its pack, counted from 0. */
  place: z.int().min(0).max(1999),
  /** `golden`: in a live queue, where nobody could tell it from work. */
  purpose: z.enum(['drill', 'exam', 'golden']),
  /** The try at an exam that it belongs to. */
  examId: z.uuid().optional(),
  /** Its feedback had been seen before. */
  isRetry: z.boolean(),
  at: instantSchema,
  answer: goldAnswerSchema,
  score: answerScoreSchema,
})

/** What somebody answered in practice, in an exam, or to a golden task; whoever signs it has given it. */
const answerRecordSchema = answerFieldsSchema.refine(
  ({ purpose, examId }) => (purpose === 'exam') === (examId !== undefined),
  { error: 'names the try at an exam that it belongs to, and only where it does' },
)
export type AnswerRecord = z.infer<typeof answerRecordSchema>

/** An exam that was passed, and the skill that it has granted to whoever signs. For whoever trains them: it grants nothing anew. */
const certificateRecordSchema = z
  .strictObject({
    type: z.literal('certificate'),
    examId: z.uuid(),
    pack: namedPackSchema,
    skill: codeSchema,
    at: instantSchema,
    until: instantSchema,
    /** Items that were right, of all. */
    right: z.int().min(0),
    of: z.int().min(1),
  })
  .refine(({ right, of }) => right <= of, { error: 'has no more right than there were' })
export type CertificateRecord = z.infer<typeof certificateRecordSchema>

export const caseRecordSchema = z.discriminatedUnion('type', [
  decisionRecordSchema,
  auditRecordSchema,
  stepRecordSchema,
  ratingRecordSchema,
  answerRecordSchema,
  certificateRecordSchema,
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
