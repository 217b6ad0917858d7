import type { Intake } from '../../src-shared/desk/audit-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { signedRecordSchema } from '../../src-shared/model/record.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { findRecordFault, isOwnDecision } from './record-fault.ts'
import { readRecordFile } from './record-file.ts'
import { createTurns } from './turns.ts'

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
    const fault = findRecordFault(parts, parsed.data, from.id)
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
