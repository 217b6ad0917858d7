import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type Database from 'better-sqlite3'
import { projectRoot } from '../../scripts/layers.ts'
import { auditFiguresOf } from '../../src-main/profile/audit-figures.ts'
import { databaseFile, type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { openForReading } from '../../src-main/store/read-connection.ts'
import type { Audit } from '../../src-shared/model/audit.ts'
import { type Verdict, verdicts } from '../../src-shared/model/decision.ts'
import { pick, randomFrom } from '../../src-shared/rules/random.ts'
import { type Figure, figureOf } from './figures.ts'
import { series } from './floors.ts'
import { inTemporaryFolder } from './temporary.ts'

const decisions = Number(process.env.EVENHAND_BENCH_ROWS ?? 1_000_000)
const audits = Math.round(decisions / 20)
const passes = 5
const days = 3660

const options = { assets: join(projectRoot, 'assets'), now: Date.now }

/** Figures over a million decisions and 50,000 audits, and how long the program's own thread was kept waiting meanwhile. */
export async function measureAudits(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const profile = await openProfile(join(folder, 'profile'), options)
    try {
      fill(profile)
      const file = databaseFile(profile.folder)
      const floor = await series(passes, async () => {
        const database = openForReading(file, profile.keys.database)
        const rows = database.prepare<[], string>(`SELECT payload FROM record WHERE type = 'audit'`).pluck()
        let read = 0
        for (const payload of rows.iterate()) read += Object.keys(JSON.parse(payload)).length
        database.close()
        if (read < audits) throw new Error('The floor has read too little.')
      })
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      const program = await series(passes, async () => {
        const figures = await auditFiguresOf(profile, days, Date.now())
        if (figures.audits !== audits) throw new Error(`Figures of ${figures.audits} audits only.`)
      })
      delay.disable()
      const held = Math.round(delay.max / 1e6)
      return [
        figureOf({
          name: `figures of ${audits.toLocaleString('en')} audits among ${decisions.toLocaleString('en')} decisions`,
          program,
          floor,
          floorName: 'reading and parsing the audits',
          aim: '≤ 2 s',
          note: `main’s own thread was held up ${held} ms at most`,
        }),
      ]
    } finally {
      profile.close()
    }
  })
}

function fill({ folder, keys, profile }: OpenProfile): void {
  const database = openDatabase(databaseFile(folder), keys.database)
  const random = randomFrom(1)
  const me = profile().id
  try {
    const people = Array.from({ length: 40 }, () => randomUUID())
    const enter = writer(database, [me, ...people])
    database.transaction(() => {
      for (let count = 0; count < decisions; count += 1) {
        const decided = decidedOf(random, count)
        const decisionId = randomUUID()
        const moderator = pick(random, people)
        enter(decisionId, 'decision', decisionId, moderator, decided.at, decisionRecord(decisionId, decided))
        if (count % 20 !== 0) continue
        const audit = auditOf(random, { decisionId, moderator, auditor: me, decided })
        enter(audit.auditId, 'audit', decisionId, me, audit.at, { type: 'audit', audit })
      }
    })()
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
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

const labels = Array.from({ length: 42 }, (_, index) => `label.${index}`)
const firstDay = Date.parse('2024-01-01T08:00:00Z')

function decidedOf(random: () => number, count: number): Audit['decided'] {
  const verdict: Verdict = random() < 0.3 ? 'violation' : 'no-violation'
  return {
    at: new Date(firstDay + count * 60_000).toISOString(),
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
): Audit {
  const isNew = decided.tenureDays < 30
  const isWrong = random() < (isNew ? 0.2 : 0.08)
  const verdict = isWrong ? pick(random, verdicts) : decided.verdict
  const isGrey = !isWrong && random() < 0.02
  const outcome = isWrong ? 'disagree' : isGrey ? 'grey' : 'agree'
  return {
    auditId: randomUUID(),
    ...who,
    taskId: 'task',
    sample: { plan: 'usual', rule: isNew ? 'newcomers' : 'rest', weight: isNew ? 5 : 20 },
    decided,
    blind: { verdict, labels: decided.labels.map((code) => ({ code, evidence: [] })), note: '', made },
    blindAt: decided.at,
    at: decided.at,
    outcome,
    ...(isWrong && { error: { type: 'wrong-selection', severity: 'major' } as const }),
    ...(isGrey && { clause: pick(random, labels) }),
  }
}
