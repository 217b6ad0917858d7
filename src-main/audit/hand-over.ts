import type { DecisionRecord, RecordFile } from '../../src-shared/model/record.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf } from './cases.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'sign' | 'now'>

const dayMs = 24 * 60 * 60_000

/** The record of a decision that was made here and can no longer be undone; undefined if it was not. */
export function ownDecision({ store }: Parts, decisionId: string): DecisionRecord | undefined {
  const [found] = store.decisions.settled({ id: decisionId })
  return found && recordOf(found, store.decisions.firstAt())
}

/** One's own decisions since an instant (ISO 8601, UTC), signed, for a file; those that can still be undone are not in it. */
export function handOver(parts: Parts, since: string): RecordFile {
  const first = parts.store.decisions.firstAt()
  const records = parts.store.decisions.settled({ since }).map((found) => parts.sign(recordOf(found, first)))
  return fileOf(parts, records)
}

/** Audits, disputes, rulings and ratings of one's own, with what is known of the decisions that they are about. */
export function ownRecords(parts: Parts): RecordFile {
  const { store, me } = parts
  const about = new Set<string>()
  for (const type of ['audit', 'step', 'rating'] as const)
    for (const { record, by } of store.records.ofType(type)) {
      if (by.id !== me().id) continue
      if (record.type === 'audit') about.add(record.audit.decisionId)
      if (record.type === 'step' || record.type === 'rating') about.add(record.decisionId)
    }
  const records = [...about].flatMap((id) => {
    const known = store.records.about(id)
    const own = known.some(isOf('decision')) ? undefined : ownDecision(parts, id)
    return own ? [parts.sign(own), ...known] : known
  })
  return fileOf(parts, records)
}

/** Such as `evenhand-records-2026-11-22-101500-4f2a91bc.json`. */
export function recordFileName({ writtenAt, from }: RecordFile): string {
  const [day = '', time = ''] = writtenAt.split('T')
  return `evenhand-records-${day}-${time.slice(0, 8).replaceAll(':', '')}-${from.id.slice(0, 8)}.json`
}

/** One record a line, so that files can be compared and searched. */
export function recordFileText({ records, ...head }: RecordFile): string {
  const lines = records.map((record) => JSON.stringify(record))
  return `${JSON.stringify(head).slice(0, -1)},"records":[\n${lines.join(',\n')}\n]}\n`
}

function fileOf({ me, now }: Parts, records: RecordFile['records']): RecordFile {
  const { id, name, role } = me()
  return {
    format: 'evenhand-records/1',
    writtenAt: new Date(now()).toISOString(),
    from: { id, name, role },
    records,
  }
}

function recordOf(
  { decision, at, sequence, hash, task }: ReturnType<AuditParts['store']['decisions']['settled']>[number],
  first: string | undefined,
): DecisionRecord {
  const days = first === undefined ? 0 : Math.floor((Date.parse(at) - Date.parse(first)) / dayMs)
  return { type: 'decision', decision, at, row: { sequence, hash }, task, tenureDays: Math.max(0, days) }
}
