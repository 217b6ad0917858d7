import type { Intake } from '../../src-shared/desk/audit-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Audit } from '../../src-shared/model/audit.ts'
import {
  type AnswerRecord,
  type CaseRecord,
  type CertificateRecord,
  type SignedRecord,
  signedRecordSchema,
} from '../../src-shared/model/record.ts'
import { instantOf } from '../../src-shared/rules/audit/record-facts.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf, settlerOf } from './cases.ts'
import { readRecordFile } from './record-file.ts'
import { signedText } from './signing.ts'
import { createTurns } from './turns.ts'

/** Clocks differ; by more than this one of them is wrong, and what is dated by it would outlive every deadline. */
const mostAheadMs = 24 * 60 * 60_000

/** In one transaction. */
const mostAtOnce = 500

/** Sentences that are shown of what was refused. */
const mostSaid = 20
/** Letters of what is wrong with one: it may be wrong in thousands of places, or say thousands of letters itself. */
const mostSaidOfOne = 500

/**
 * Enters what a file of records says, piece by piece, so that the window has its turns in between. What is known already
 * changes nothing, so that a file that was cut off is taken in again; what its signer has not said, or may not say, is left
 * out and told.
 * @param name the file's, for the journal and for what is told
 * @throws DeskError `source-refused` for what is no such file; then nothing has changed
 */
export async function takeIn(parts: AuditParts, name: string, text: string): Promise<Intake> {
  const { store, me, now } = parts
  const { head, entries } = await readRecordFile(name, text)
  const { from } = head
  const counts = { decision: 0, audit: 0, step: 0, rating: 0, answer: 0, certificate: 0 }
  const refused: string[] = []
  let refusedCount = 0
  let known = 0
  let isNoted = false

  function note(payload: object): void {
    const file = { file: name, from: { id: from.id, name: from.name }, by: me().id }
    store.journal.append({ id: newId(now()), kind: 'records-in', payload: { ...file, ...payload } })
    isNoted = true
  }

  function enter(found: unknown): string | undefined {
    const parsed = signedRecordSchema.safeParse(found)
    if (!parsed.success)
      return `${describeIssues(parsed.error).slice(0, 3).join('; ').slice(0, mostSaidOfOne)}.`
    const fault = findFault(parts, parsed.data, from.id)
    if (fault !== undefined) return fault
    try {
      // One's own comes back with what was said of it; the journal has it already.
      if (!isOwnDecision(parts, parsed.data) && store.records.add(parsed.data, new Date(now()).toISOString()))
        counts[parsed.data.record.type] += 1
      else known += 1
      return undefined
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return error.message
    }
  }

  const turns = createTurns()
  const hasEntered = () => Object.values(counts).some((count) => count > 0)
  let next = 0
  do {
    await turns.take()
    store.transact(() => {
      for (const { place, read } of entries.slice(next, next + mostAtOnce)) {
        const why = enter(read())
        if (why !== undefined) refusedCount += 1
        if (why !== undefined && refused.length < mostSaid) refused.push(`Entry ${place}: ${why}`)
        next += 1
        if (turns.isDue()) break
      }
      // Also what is cut off after its first piece has left a row.
      if (next === entries.length && hasEntered()) note({ counts, refused: refusedCount })
      else if (hasEntered() && !isNoted) note({ entries: entries.length })
    })
  } while (next < entries.length)
  return {
    name,
    from: from.name,
    decisions: counts.decision,
    audits: counts.audit,
    steps: counts.step,
    ratings: counts.rating,
    answers: counts.answer,
    certificates: counts.certificate,
    known,
    refused,
    refusedCount,
  }
}

/**
 * Why a record is not taken in, as a sentence; undefined where nothing is wrong.
 * @param sender id of whoever wrote the file
 */
function findFault(parts: AuditParts, signed: SignedRecord, sender: string): string | undefined {
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
        ? requireDecision(store.records.about(record.decisionId))
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

function requireDecision(about: readonly SignedRecord[]): string | undefined {
  return about.some(isOf('decision')) ? undefined : 'it is about a decision that is not here.'
}

/** What an audit says of the decision that it is about is what whoever decided has signed. */
function findMismatch(audit: Audit, decision: SignedRecord | undefined): string | undefined {
  if (decision?.record.type !== 'decision') return 'it is about a decision that is not here.'
  const { taskId, verdict } = decision.record.decision
  return audit.moderator === decision.by.id && audit.taskId === taskId && audit.decided.verdict === verdict
    ? undefined
    : 'it says something else of the decision than whoever made it has signed.'
}
