import type { CaseRecord, DecisionRecord } from '../../src-shared/model/record.ts'
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

/** What one says oneself, signed, as lines of a file; read on between the window's turns. */
export async function signedLines(
  { sign }: Pick<Parts, 'sign'>,
  records: Iterable<CaseRecord>,
): Promise<string[]> {
  const turns = createTurns()
  const lines: string[] = []
  for (const record of records) {
    lines.push(JSON.stringify(sign(record)))
    await turns.take()
  }
  return lines
}

/** Records as lines of files: all of them for those who audit, and for each moderator those about their own decisions. */
export interface OwnRecords {
  lines: string[]
  byModerator: { id: string; name: string; lines: string[] }[]
}

/** Audits, disputes, rulings and ratings of one's own, with what is known of the decisions that they are about. */
export async function ownRecords(parts: Parts): Promise<OwnRecords> {
  const { store, me, sign } = parts
  const turns = createTurns()
  const lines: string[] = []
  const byModerator = new Map<string, OwnRecords['byModerator'][number]>()
  for (const id of store.records.judgedBy(me().id)) {
    const known = store.records.about(id)
    const handedOver = known.find(isOf('decision'))
    const own = handedOver ? undefined : ownDecision(parts, id)
    const about = own ? [sign(own), ...known] : known
    for (const record of about) lines.push(JSON.stringify(record))
    // What several auditors say to calibrate themselves is nothing about whoever decided.
    const toThem = about.filter(({ record }) => record.type !== 'rating')
    if (handedOver && handedOver.by.id !== me().id && toThem.some(isOf('audit'))) {
      const { by } = handedOver
      const theirs = byModerator.get(by.id) ?? { id: by.id, name: by.name, lines: [] }
      theirs.lines.push(...toThem.map((record) => JSON.stringify(record)))
      byModerator.set(by.id, theirs)
    }
    await turns.take()
  }
  return { lines, byModerator: [...byModerator.values()] }
}

function recordOf(
  { decision, at, sequence, hash, task }: ReturnType<AuditParts['store']['decisions']['settled']>[number],
  first: string | undefined,
): DecisionRecord {
  const days = first === undefined ? 0 : Math.floor((Date.parse(at) - Date.parse(first)) / dayMs)
  return { type: 'decision', decision, at, row: { sequence, hash }, task, tenureDays: Math.max(0, days) }
}
