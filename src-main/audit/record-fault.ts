import type { Audit } from '../../src-shared/model/audit.ts'
import type {
  AnswerRecord,
  CaseRecord,
  CertificateRecord,
  RatingRecord,
  SignedRecord,
} from '../../src-shared/model/record.ts'
import { decidedOf, instantOf } from '../../src-shared/rules/audit/record-facts.ts'
import { canonicalJson } from '../../src-shared/rules/canonical-json.ts'
import type { AuditParts } from './audit-parts.ts'
import { settlerOf } from './cases.ts'
import { signedText } from './signing.ts'

/** Clocks differ; by more than this one of them is wrong, and what is dated by it would outlive every deadline. */
const mostAheadMs = 24 * 60 * 60_000

/**
 * Why a record is not taken in, as a sentence; undefined where nothing is wrong.
 * @param sender id of whoever wrote the file
 */
export function findRecordFault(parts: AuditParts, signed: SignedRecord, sender: string): string | undefined {
  const { record, by } = signed
  if (!parts.isSignedBy(by.key, signedText(signed), signed.signature))
    return `its signature does not fit: ${by.name} has not said this, or somebody has changed it.`
  if (by.id === parts.me().id && by.key !== parts.key)
    return 'it is said in your name, and signed with another key than yours.'
  if (Date.parse(instantOf(record)) > parts.now() + mostAheadMs)
    return `it is dated ${instantOf(record)}, which is still to come: the clock of ${by.name} is wrong, or the one here. Take the file in again when that is mended.`
  if (isOwnDecision(parts, signed)) return undefined
  return findStranger(signed, sender) ?? findForeign(parts, record)
}

/** Said by somebody who is not the one to say it. */
function findStranger({ record, by }: SignedRecord, sender: string): string | undefined {
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
    case 'answer':
    case 'certificate':
      // Whoever practises chooses who sees it: nobody passes it on.
      return by.id === sender ? undefined : `${by.name} has not sent it: results come from whoever practised.`
  }
}

/** Of somebody who has made it here; it comes back with what was said of it. */
export function isOwnDecision({ store, me }: AuditParts, { record, by }: SignedRecord): boolean {
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
          ? findMismatch(audit, store.records.find(audit.decisionId))
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
        ? findOddRating(record, store.records.find(record.decisionId))
        : 'ratings are for those who calibrate themselves by them.'
    case 'answer':
    case 'certificate':
      return role === 'trainer'
        ? findOtherPack(store, record)
        : 'results of practice are for trainers, and you work in another role.'
  }
}

/** About a pack that has the same name and version here, and says something else. */
function findOtherPack({ practice }: AuditParts['store'], { pack }: AnswerRecord | CertificateRecord) {
  const known = practice.hashOf(pack)?.toString('hex')
  if (known === undefined || known === pack.hash) return undefined
  return `it is about another practice pack than the version ${pack.version} of ${pack.id} that is here.`
}

function findOddRating(rating: RatingRecord, decision: SignedRecord | undefined): string | undefined {
  if (decision?.record.type !== 'decision') return 'it is about a decision that is not here.'
  if (rating.rater === decision.by.id) return 'it is by whoever made the decision.'
  return rating.taskId === decision.record.decision.taskId
    ? undefined
    : 'it names another task than the decision that it is about.'
}

/** What an audit says of the decision that it is about is what whoever decided has signed. */
function findMismatch(audit: Audit, decision: SignedRecord | undefined): string | undefined {
  if (decision?.record.type !== 'decision') return 'it is about a decision that is not here.'
  // All of it: figures are told apart by what the audit says of the decision.
  return audit.moderator === decision.by.id &&
    audit.taskId === decision.record.decision.taskId &&
    canonicalJson(audit.decided) === canonicalJson(decidedOf(decision.record))
    ? undefined
    : 'it says something else of the decision than whoever made it has signed.'
}
