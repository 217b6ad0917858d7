import { z } from 'zod'
import type { Intake } from '../../src-shared/desk/audit-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import {
  type CaseRecord,
  recordFileSchema,
  type SignedRecord,
  signedRecordSchema,
} from '../../src-shared/model/record.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf, settlerOf } from './cases.ts'
import { signedText } from './signing.ts'

/** Sentences that are shown of what was refused. */
const mostSaid = 20

const fileSchema = recordFileSchema.omit({ records: true }).extend({ records: z.array(z.unknown()) })

/**
 * Enters what a file of records says, by one durable transaction. What is known already changes nothing; what its signer
 * has not said, or may not say, is left out and told.
 * @param name the file's, for the journal and for what is told
 * @throws DeskError `source-refused` for what is no such file; then nothing has changed
 */
export function takeIn(parts: AuditParts, name: string, text: string): Intake {
  const { store, me, now } = parts
  const { from, records } = readFile(name, text)
  const counts = { decision: 0, audit: 0, step: 0, rating: 0 }
  const refused: string[] = []
  let known = 0
  store.transact(() => {
    const at = new Date(now()).toISOString()
    for (const [place, found] of inOrder(records)) {
      const parsed = signedRecordSchema.safeParse(found)
      const why = parsed.success
        ? findFault(parts, parsed.data)
        : `${describeIssues(parsed.error).join('; ')}.`
      if (!parsed.success || why !== undefined) {
        refused.push(`Entry ${place}: ${why}`)
        continue
      }
      try {
        // One's own comes back with what was said of it; the journal has it already.
        if (!isOwnDecision(parts, parsed.data) && store.records.add(parsed.data, at))
          counts[parsed.data.record.type] += 1
        else known += 1
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        refused.push(`Entry ${place}: ${error.message}`)
      }
    }
    if (Object.values(counts).some((count) => count > 0)) {
      const payload = { file: name, from: { id: from.id, name: from.name }, counts, refused: refused.length }
      store.journal.append({ id: newId(now()), kind: 'records-in', payload: { ...payload, by: me().id } })
    }
  })
  return {
    name,
    from: from.name,
    decisions: counts.decision,
    audits: counts.audit,
    steps: counts.step,
    ratings: counts.rating,
    known,
    refused: refused.slice(0, mostSaid),
    refusedCount: refused.length,
  }
}

function readFile(name: string, text: string): z.output<typeof fileSchema> {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    throw new DeskError('source-refused', `“${name}” is no file of records: it is not JSON.`)
  }
  const parsed = fileSchema.safeParse(said)
  if (parsed.success) return parsed.data
  throw new DeskError(
    'source-refused',
    `“${name}” is no file of records: ${describeIssues(parsed.error).slice(0, 3).join('; ')}.`,
  )
}

/** What others are about first: decisions, then audits, then steps. Places count from 1, as in the file. */
function inOrder(records: readonly unknown[]): [place: number, found: unknown][] {
  const rank = (found: unknown) =>
    ranks.indexOf(z.object({ record: typeSchema }).safeParse(found).data?.record.type ?? '')
  return records
    .map((found, index): [number, unknown] => [index + 1, found])
    .sort(([, one], [, other]) => rank(one) - rank(other))
}

const typeSchema = z.object({ type: z.string() })
const ranks: readonly string[] = ['decision', 'audit', 'step', 'rating'] satisfies CaseRecord['type'][]

/** Why a record is not taken in, as a sentence; undefined where nothing is wrong. */
function findFault(parts: AuditParts, signed: SignedRecord): string | undefined {
  const { record, by } = signed
  if (!parts.isSignedBy(by.key, signedText(signed), signed.signature))
    return `its signature does not fit: ${by.name} has not said this, or somebody has changed it.`
  if (isOwnDecision(parts, signed)) return undefined
  return findStranger(signed) ?? findForeign(parts, record)
}

/** Said by somebody who is not the one to say it. */
function findStranger({ record, by }: SignedRecord): string | undefined {
  switch (record.type) {
    case 'decision':
      return undefined
    case 'audit':
      if (record.audit.auditor !== by.id)
        return 'it is signed by somebody else than the auditor that it names.'
      return by.role === 'qa' || by.role === 'lead'
        ? undefined
        : `${by.name} signs as ${by.role}, who does not audit.`
    case 'rating':
      if (record.rater !== by.id) return 'it is signed by somebody else than the rater that it names.'
      return settlerOf[by.role] === undefined
        ? `${by.name} signs as ${by.role}, who does not rate.`
        : undefined
    case 'step':
      if (record.step.by !== by.id) return 'it is signed by somebody else than whoever took this step.'
      if (record.step.step !== 'settle' || settlerOf[by.role] === record.step.as) return undefined
      return `${by.name} signs as ${by.role}, and cannot settle as ${record.step.as}.`
  }
}

function isOwnDecision({ store, me }: AuditParts, { record, by }: SignedRecord): boolean {
  return (
    record.type === 'decision' &&
    by.id === me().id &&
    store.journal.find(record.decision.decisionId)?.kind === 'decision'
  )
}

/** Not for the person who works here, or about nothing that is known here. */
function findForeign({ store, me }: AuditParts, record: CaseRecord): string | undefined {
  const { id, role } = me()
  // Trainers make practice packs of what was settled.
  const isAuditor = settlerOf[role] !== undefined || role === 'trainer'
  const madeHere = (decisionId: string) => store.journal.find(decisionId)
  switch (record.type) {
    case 'decision':
      return isAuditor ? undefined : 'decisions are handed over to whoever audits them, and you do not.'
    case 'audit': {
      const { audit } = record
      if (audit.moderator !== id)
        return isAuditor
          ? requireDecision(store.records.about(audit.decisionId))
          : 'it is about somebody else’s decision.'
      const row = madeHere(audit.decisionId)
      if (row?.kind === 'decision' && row.taskId === audit.taskId) return undefined
      return 'it is about a decision of yours that the journal does not have.'
    }
    case 'step': {
      const audit = store.records.find(record.step.auditId)
      if (audit?.record.type === 'audit' && audit.record.audit.decisionId === record.decisionId)
        return undefined
      return 'it is about an audit that is not here.'
    }
    case 'rating':
      return isAuditor
        ? requireDecision(store.records.about(record.decisionId))
        : 'ratings are for those who calibrate themselves by them.'
  }
}

function requireDecision(about: readonly SignedRecord[]): string | undefined {
  return about.some(isOf('decision')) ? undefined : 'it is about a decision that is not here.'
}
