import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AuditOverview, CalibrationView, Feedback, Intake } from '../../src-shared/desk/audit-views.ts'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { SamplingPlan } from '../../src-shared/model/audit.ts'
import type { CaseRecord } from '../../src-shared/model/record.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { calibrationViews } from './calibrations.ts'
import { followDisputes, lateAmong } from './disputes.ts'
import { answerAudit, feedbackOf, ownCases } from './feedback.ts'
import { handOver, ownRecords, signedLines } from './hand-over.ts'
import { type RecordFileHead, recordFileName, recordFileText } from './record-file.ts'
import { planOf, sample } from './sample.ts'
import { spentTasks } from './spent.ts'
import { takeIn } from './take-in.ts'

/** What is done around audits: decisions and records go out and come in, samples are drawn, moderators answer. */
export interface AuditRoom {
  overview(): AuditOverview
  changePlan(plan: SamplingPlan): void
  /** @throws DeskError `conflict` while one is drawn */
  sample(): Promise<NonNullable<AuditOverview['lastSample']>['strata']>
  /** Writes one's own decisions of so many days into a folder. */
  handOver(folder: string, days: number): Promise<{ file: string; count: number }>
  /** Writes one's own audits, disputes and rulings into a folder: all of them, and for each moderator a file of their own. */
  send(folder: string): Promise<{ file: string; count: number; moderators: number }>
  /** Writes records that one says oneself into a folder, signed; of what they are about this room knows nothing. */
  sign(folder: string, records: Iterable<CaseRecord>): Promise<{ file: string; count: number }>
  /** @throws DeskError `source-refused` for what is no file of records */
  takeIn(path: string): Promise<Intake>
  /**
   * Disputes that have come to this person, as they are called now, become tasks to settle; others no longer are. Deadlines that
   * have passed since leave their row in the journal.
   */
  followDisputes(): void
  /** Sessions that calibrate, the newest first; of what this person is still to judge themselves nothing is shown. */
  calibrations(): CalibrationView[]
  feedback(): Feedback
  /** Tasks whose content is no longer needed: their cases have been closed for as long as the policy says. */
  spent(): string[]
  /** @throws DeskError `not-found`, `stale`, `bad-input` */
  answer(answer: CommandInput<'feedback:answer'>): Feedback
}

/** Puts a text in the place of a file, down to the disk. */
type Replace = (folder: string, name: string, text: string) => Promise<void>

const dayMs = 24 * 60 * 60_000
/** A file of records is read as a whole. */
const mostBytes = 512 * 1024 * 1024

export function createAuditRoom(parts: AuditParts, replaceFile: Replace): AuditRoom {
  const { store, me, policy, now } = parts

  let isDrawing = false

  async function write(
    folder: string,
    head: RecordFileHead,
    lines: readonly string[],
    to?: { id: string; name: string },
  ): Promise<{ file: string; count: number }> {
    const name = recordFileName(head, to)
    const count = lines.length
    // Also a file that cannot be written whole may have left the machine in part.
    store.transact(() =>
      store.journal.append({
        id: newId(now()),
        kind: 'records-out',
        payload: { file: name, records: count },
      }),
    )
    await replaceFile(folder, name, recordFileText(head, lines))
    return { file: join(folder, name), count }
  }

  function head(): RecordFileHead {
    const { id, name, role } = me()
    const writtenAt = new Date(now()).toISOString()
    return { format: 'evenhand-records/1', writtenAt, from: { id, name, role } }
  }

  return {
    overview() {
      // Deadlines pass while nobody looks.
      const disputed = store.transact(() => followDisputes(parts))
      const { id } = me()
      const audits = store.audits.count('audit')
      const disputes = store.audits.count('settle')
      const last = store.audits.lastSample()
      return {
        plan: planOf(parts),
        decisions: store.records.countOthers('decision', id),
        unsampled: store.records.countUnsampled(id),
        toCalibrate: store.audits.count('calibrate').open,
        open: audits.open,
        withoutContent: audits.lacking,
        disputes: disputes.open,
        disputesWithoutContent: disputes.lacking,
        late: lateAmong(disputed),
        audited: store.records.countOwn('audit', id),
        toSend: store.records.countOwnSince(id, store.audits.sentUntil()),
        ...(last && { lastSample: last }),
      }
    },
    changePlan(plan) {
      const before = planOf({ store, policy })
      store.transact(() => {
        store.audits.savePlan(plan)
        const payload = { name: 'sampling plan', from: before, to: plan }
        store.journal.append({ id: newId(now()), kind: 'setting', payload })
      })
    },
    async sample() {
      if (isDrawing) throw new DeskError('conflict', 'A sample is being drawn already.')
      isDrawing = true
      try {
        return await sample(parts)
      } finally {
        isDrawing = false
      }
    },
    async handOver(folder, days) {
      const lines = await handOver(parts, new Date(now() - days * dayMs).toISOString())
      return write(folder, head(), lines)
    },
    async send(folder) {
      const begun = head()
      const { lines, byModerator } = await ownRecords(parts)
      const written = await write(folder, begun, lines)
      // Nobody gets what is said of others.
      for (const { lines: theirs, ...moderator } of byModerator) await write(folder, begun, theirs, moderator)
      store.transact(() => store.audits.saveSentUntil(begun.writtenAt))
      return { ...written, moderators: byModerator.length }
    },
    sign: async (folder, records) => write(folder, head(), await signedLines(parts, records)),
    async takeIn(path) {
      const intake = await takeIn(parts, basename(path), await readText(path))
      store.transact(() => followDisputes(parts))
      return intake
    },
    followDisputes() {
      store.transact(() => followDisputes(parts))
      ownCases(parts)
    },
    calibrations: () => calibrationViews(parts),
    feedback: () => feedbackOf(parts),
    spent: () => spentTasks(parts),
    answer(answer) {
      answerAudit(parts, answer)
      return feedbackOf(parts)
    },
  }
}

/** @throws DeskError `source-refused` */
async function readText(path: string): Promise<string> {
  const name = basename(path)
  try {
    const file = await stat(path)
    if (!file.isFile()) throw new DeskError('source-refused', `“${name}” is no file.`)
    if (file.size > mostBytes)
      throw new DeskError('source-refused', `“${name}” is too large to be a file of records.`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof DeskError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DeskError('source-refused', `“${name}” cannot be read (${reason}).`)
  }
}
