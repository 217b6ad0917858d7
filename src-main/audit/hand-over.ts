import type { DecisionRecord } from '../../src-shared/model/record.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf } from './cases.ts'
import { createTurns } from './turns.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'sign' | 'now'>

const dayMs = 24 * 60 * 60_000
/** Decisions that are read and signed at a time: a few milliseconds. */
const pageSize = 50

/** The record of a decision that was made here and can no longer be undone; undefined if it was not. */
export function ownDecision({ store }: Parts, decisionId: string): DecisionRecord | undefined {
  const [found] = store.decisions.settled({ id: decisionId })
  return found && recordOf(found, store.decisions.firstAt())
}

/**
 * One's own decisions since an instant (ISO 8601, UTC), signed, as lines of a file; those that can still be undone are not in it.
 */
export async function handOver(parts: Parts, since: string): Promise<string[]> {
  const { store, sign } = parts
  const first = store.decisions.firstAt()
  const turns = createTurns()
  const lines: string[] = []
  for (let after = 0; ; ) {
    const found = store.decisions.settled({ since, after, limit: pageSize })
    for (const one of found) lines.push(JSON.stringify(sign(recordOf(one, first))))
    const last = found.at(-1)
    if (!last) return lines
    after = last.sequence
    await turns.take()
  }
}

/** Audits, disputes, rulings and ratings of one's own, with what is known of the decisions that they are about, as lines. */
export async function ownRecords(parts: Parts): Promise<string[]> {
  const { store, me, sign } = parts
  const turns = createTurns()
  const lines: string[] = []
  for (const id of store.records.judgedBy(me().id)) {
    const known = store.records.about(id)
    const own = known.some(isOf('decision')) ? undefined : ownDecision(parts, id)
    for (const record of own ? [sign(own), ...known] : known) lines.push(JSON.stringify(record))
    await turns.take()
  }
  return lines
}

function recordOf(
  { decision, at, sequence, hash, task }: ReturnType<AuditParts['store']['decisions']['settled']>[number],
  first: string | undefined,
): DecisionRecord {
  const days = first === undefined ? 0 : Math.floor((Date.parse(at) - Date.parse(first)) / dayMs)
  return { type: 'decision', decision, at, row: { sequence, hash }, task, tenureDays: Math.max(0, days) }
}
