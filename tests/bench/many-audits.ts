import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Audit } from '../../src-shared/model/audit.ts'
import { type Verdict, verdicts } from '../../src-shared/model/decision.ts'
import { pick, randomFrom } from '../../src-shared/rules/random.ts'

export interface ManyAudits {
  /** The auditor, who is whoever works with the database. */
  me: string
  decisions: number
  /** One of so many is audited. */
  every: number
  /** Codes of labels that are given. */
  labels: readonly string[]
  /** Of the first decision, ms since the epoch; one follows each minute. */
  from: number
}

/** Fills a database with decisions that many have handed over, and audits of some. Their signatures are none. */
export function writeManyAudits(
  database: Database.Database,
  { me, decisions, every, labels, from }: ManyAudits,
): void {
  const random = randomFrom(1)
  const people = Array.from({ length: 40 }, () => randomUUID())
  database.transaction(() => {
    const enter = writer(database, [me, ...people])
    for (let count = 0; count < decisions; count += 1) {
      const decided = decidedOf(random, from + count * 60_000, labels)
      const decisionId = randomUUID()
      const moderator = pick(random, people)
      enter(decisionId, 'decision', decisionId, moderator, decided.at, decisionRecord(decisionId, decided))
      if (count % every !== 0) continue
      const audit = auditOf(random, { decisionId, moderator, auditor: me, decided }, labels)
      enter(audit.auditId, 'audit', decisionId, me, audit.at, { type: 'audit', audit })
    }
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
}

type Enter = (id: string, type: string, about: string, person: string, at: string, record: object) => void

function writer(database: Database.Database, people: readonly string[]): Enter {
  const meet = database.prepare(`INSERT INTO person VALUES (?, 'Somebody', ?, '2026-01-01T00:00:00.000Z')`)
  for (const id of people) meet.run(id, id)
  const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)')
  const key = Buffer.alloc(32).toString('base64')
  const signature = Buffer.alloc(64).toString('base64')
  return (id, type, about, person, at, record) => {
    const signed = { record, by: { id: person, name: 'Somebody', role: 'qa', key }, signature }
    insert.run(id, type, about, person, at, JSON.stringify(signed))
  }
}

function decidedOf(random: () => number, at: number, labels: readonly string[]): Audit['decided'] {
  const verdict: Verdict = random() < 0.3 ? 'violation' : 'no-violation'
  return {
    at: new Date(at).toISOString(),
    policyId: 'evenhand-default',
    policyVersion: `2026.${1 + Math.floor(random() * 3)}`,
    verdict,
    labels: verdict === 'violation' ? [pick(random, labels)] : [],
    queue: `queue ${Math.floor(random() * 12)}`,
    kind: 'text',
    language: pick(random, ['en', 'de', 'ar', 'pt-BR']),
    tenureDays: Math.floor(random() * 900),
  }
}

const made = {
  shownAt: '2026-03-01T09:00:00.000Z',
  firstRevealAt: '2026-03-01T09:00:01.200Z',
  activeSeconds: 12.4,
  revealedSeconds: 10.1,
  watchedShare: 1,
  signalsShown: true,
}

/** About as long as with a label, evidence and a short note. */
function decisionRecord(decisionId: string, decided: Audit['decided']): object {
  const { verdict, policyId, policyVersion, at, queue, kind, language, tenureDays } = decided
  return {
    type: 'decision',
    decision: {
      ...{ decisionId, taskId: `task ${decisionId}`, policyId, policyVersion, verdict },
      labels: decided.labels.map((code) => ({
        code,
        evidence: [{ type: 'span', post: 0, start: 4, end: 19 }],
      })),
      ...{ note: 'Said twice, to a named person.', made },
    },
    ...{ at, tenureDays, row: { sequence: 1, hash: '0'.repeat(64) } },
    task: { hash: '0'.repeat(64), kind, queue, severity: 2, language, signals: [] },
  }
}

/** One in twelve is wrong, more among newcomers, who are drawn more often. */
function auditOf(
  random: () => number,
  { decided, ...who }: Pick<Audit, 'decisionId' | 'moderator' | 'auditor' | 'decided'>,
  labels: readonly string[],
): Audit {
  const isNew = decided.tenureDays < 30
  const isWrong = random() < (isNew ? 0.2 : 0.08)
  const verdict = isWrong ? pick(random, verdicts) : decided.verdict
  const judged = verdict !== 'violation' ? [] : isWrong ? [pick(random, labels)] : decided.labels
  const isGrey = !isWrong && random() < 0.02
  const outcome = isWrong ? 'disagree' : isGrey ? 'grey' : 'agree'
  return {
    auditId: randomUUID(),
    ...who,
    taskId: 'task',
    sample: { plan: 'usual', rule: isNew ? 'newcomers' : 'rest', weight: isNew ? 5 : 20 },
    decided,
    blind: { verdict, labels: judged.map((code) => ({ code, evidence: [] })), note: '', made },
    blindAt: decided.at,
    at: decided.at,
    outcome,
    ...(isWrong && { error: { type: 'wrong-selection', severity: 'major' } as const }),
    ...(isGrey && { clause: pick(random, labels) }),
  }
}
