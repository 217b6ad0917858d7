import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type OpenProfile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import type { Audit } from '../../../../src-shared/model/audit.ts'
import type { DecisionRecord } from '../../../../src-shared/model/record.ts'
import { assets, failure } from '../helpers.ts'
import { auditOne, onBench, readRecords, sampled, stranger, team } from './people.ts'

function decision(
  change: Partial<DecisionRecord['decision']> = {},
  at = '2026-03-02T08:00:00Z',
): DecisionRecord {
  return {
    type: 'decision',
    at,
    row: { sequence: 1, hash: 'a'.repeat(64) },
    tenureDays: 1,
    task: { hash: 'b'.repeat(64), kind: 'text', queue: 'q', severity: 2, signals: [] },
    decision: {
      decisionId: randomUUID(),
      taskId: 'pack:t1',
      policyId: 'p',
      policyVersion: '1',
      verdict: 'no-violation',
      labels: [],
      note: '',
      made: { shownAt: at, activeSeconds: 1, revealedSeconds: 1, watchedShare: 1, signalsShown: false },
      ...change,
    },
  }
}

async function reviewer(t: TestContext) {
  const crew = team(t)
  const qa = await crew.join('qa', 'Grace')
  let files = 0
  const give = (records: readonly unknown[] | string, to: OpenProfile = qa) => {
    files += 1
    const path = join(crew.files, `${files}.json`)
    const head = { format: 'evenhand-records/1', writtenAt: '2026-03-02T09:00:00Z' }
    const from = { id: randomUUID(), name: 'Somebody', role: 'moderator' }
    writeFileSync(path, typeof records === 'string' ? records : JSON.stringify({ ...head, from, records }))
    return to.audit.room.takeIn(path)
  }
  return { crew, qa, give }
}

describe('records that mean harm', () => {
  it('cannot be said in the name of whoever works here', async (t) => {
    const { qa, give } = await reviewer(t)
    const double = stranger('moderator', 'Grace', qa.profile().id)
    const intake = await give([double.sign(decision())])
    assert.match(intake.refused[0] ?? '', /in your name/)
  })

  it('that were signed by two people in the same words are the first one’s', async (t) => {
    const { qa, give } = await reviewer(t)
    const said = decision()
    const [ada, mallory] = [stranger('moderator', 'Ada'), stranger('moderator')]
    assert.equal((await give([ada.sign(said)])).decisions, 1)
    assert.match((await give([mallory.sign(said)])).refused[0] ?? '', /already here/)
    assert.equal(qa.store.records.find(said.decision.decisionId)?.by.id, ada.id)
  })

  it('are refused where they are dated days ahead, and taken when that day has come', async (t) => {
    const { crew, give } = await reviewer(t)
    const signed = stranger('moderator').sign(decision({}, '2999-01-01T00:00:00Z'))
    assert.match((await give([signed])).refused[0] ?? '', /still to come/)
    crew.clock.now = Date.parse('2999-01-01T00:00:00Z')
    assert.equal((await give([signed])).decisions, 1)
  })

  it('are in order whatever offset their instants have', async (t) => {
    const { qa, give } = await reviewer(t)
    const { sign } = stranger('moderator')
    const late = decision({}, '2026-03-02T01:00:00-09:00')
    const early = decision({}, '2026-03-02T11:00:00+13:00')
    const old = decision({}, '1970-01-01T00:00:00Z')
    assert.equal((await give([late, early, old].map(sign))).decisions, 3)
    const inOrder = [...qa.store.records.ofType('decision')].map(({ record }) => 'at' in record && record.at)
    assert.deepEqual(inOrder, [old.at, early.at, late.at])
  })

  it('of every shape are refused one by one, and what is sound beside them comes in', async (t) => {
    const { give } = await reviewer(t)
    const { sign } = stranger('moderator', '\u202e\ud800'.padEnd(100, '\u2066x'))
    const sound = sign(decision({ note: '\ud800 \u0000 \u202e' }))
    const text = JSON.stringify(sound)
    const said = [
      text,
      text.replace('"activeSeconds":1', '"activeSeconds":1e400'),
      text.replace('"tenureDays":1', '"tenureDays":-1'),
      text.replace('"tenureDays":1', '"tenureDays":1,"__proto__":{"polluted":1}'),
      text.replace('"tenureDays":1', '"tenureDays":7,"tenureDays":1'),
      text.replace('\\ud800 ', '\\ufffd '),
      '['.repeat(50_000) + ']'.repeat(50_000),
      'null',
      '"record"',
      '{"record":{"type":{"type":"decision"}}}',
    ]
    const from = '{"id":"00000000-0000-4000-8000-000000000000","name":"x","role":"lead"}'
    const head = `{"format":"evenhand-records/1","writtenAt":"2026-03-02T09:00:00Z","from":${from}`
    const expected = [1, 1, said.length - 2]
    for (const whole of [
      `${head},"records":[\n${said.join(',\n')}\n]}\n`,
      `${head},"records":[${said.join(',')}]}`,
    ]) {
      const { decisions, known, refusedCount } = await give(whole)
      assert.deepEqual([decisions, known, refusedCount], expected)
      expected.splice(0, 2, 0, 2)
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined)
    await assert.rejects(give(`${head},"records":[\n${said.join(',\n')}`), failure('source-refused'))
  })

  it('are taken with as much as a decision may have', async (t) => {
    const { qa, give } = await reviewer(t)
    const evidence = Array.from({ length: 100 }, (_, index) => ({
      type: 'span' as const,
      post: 0,
      start: index,
      end: index + 1,
    }))
    const labels = Array.from({ length: 50 }, (_, index) => ({ code: `l${index}`, evidence }))
    const { sign } = stranger('moderator')
    const signed = sign(decision({ verdict: 'violation', labels, note: 'x'.repeat(5000) }))
    const intake = await give([signed, signed])
    assert.deepEqual([intake.decisions, intake.known, intake.refused], [1, 1, []])
    assert.equal(
      (await qa.audit.room.sample()).reduce((sum, { drawn }) => sum + drawn, 0),
      1,
    )
    const broken = { ...signed, record: { ...signed.record, ['x'.repeat(100_000)]: 1 } }
    const said = JSON.stringify(await give(Array.from({ length: 50 }, () => broken)))
    assert.ok(said.length < 20_000, 'what is wrong is told in few words')
  })
})

describe('an audit that is forged', () => {
  it('cannot give a decision to another moderator, nor change what was decided', async (t) => {
    const { crew, qa, handed } = await sampled(t, 1)
    auditOne(qa, 'violation', { outcome: 'disagree', error: { type: 'false-negative', severity: 'minor' } })
    const { records } = readRecords((await qa.audit.room.send(crew.files)).file)
    const audit = records.flatMap(({ record }) => (record.type === 'audit' ? [record.audit] : []))[0] as Audit
    const mallory = stranger('qa')
    const other = await crew.join('qa', 'Mary')
    await other.audit.room.takeIn(handed.file)
    const give = (change: Partial<Audit>) => {
      const forged = mallory.sign({
        type: 'audit',
        audit: { ...audit, auditId: randomUUID(), auditor: mallory.id, ...change },
      })
      const path = join(crew.files, 'forged.json')
      writeFileSync(path, JSON.stringify({ ...readRecords(handed.file), records: [forged] }))
      return other.audit.room.takeIn(path)
    }
    assert.equal((await give({ moderator: randomUUID() })).refusedCount, 1)
    assert.equal((await give({ decided: { ...audit.decided, verdict: 'violation' } })).refusedCount, 1)
    for (const change of [{ queue: 'invented' }, { labels: ['integrity.bulk-spam'] }, { tenureDays: 9 }])
      assert.equal((await give({ decided: { ...audit.decided, ...change } })).refusedCount, 1)
    assert.equal((await give({ sample: { ...audit.sample, weight: 1e308 } })).refusedCount, 1)
    assert.equal((await give({ auditor: qa.profile().id })).refusedCount, 1)
    assert.equal((await give({ decisionId: randomUUID() })).refusedCount, 1)
    assert.equal((await give({})).audits, 1)
  })
})

describe('a rating that is forged', () => {
  it('is about nothing of one’s own, and names the task of its decision', async (t) => {
    const { qa, give } = await reviewer(t)
    const [ada, mallory] = [stranger('qa', 'Ada'), stranger('qa')]
    const decided = decision()
    const { decisionId, taskId, made } = decided.decision
    const rating = (rater: string, change: object = {}) => ({
      type: 'rating' as const,
      ratingId: randomUUID(),
      session: 'Of spring',
      decisionId,
      taskId,
      rater,
      at: '2026-03-02T08:30:00Z',
      judged: { verdict: 'no-violation' as const, labels: [], note: '', made },
      ...change,
    })
    const said = await give([
      ada.sign(decided),
      ada.sign(rating(ada.id)),
      mallory.sign(rating(mallory.id, { taskId: 'pack:t2' })),
      mallory.sign(rating(mallory.id)),
    ])
    assert.equal(said.refusedCount, 2)
    assert.equal([...qa.store.records.ofType('rating')].length, 1)
  })
})

describe('very many audits of one decision', () => {
  it('are read with what is about it once, not once for each', async (t) => {
    const { crew, moderator, qa, handed } = await sampled(t, 1)
    auditOne(qa, 'no-violation', {})
    const { records } = readRecords((await qa.audit.room.send(crew.files)).file)
    const audit = records.flatMap(({ record }) => (record.type === 'audit' ? [record.audit] : []))[0] as Audit
    const mallory = stranger('qa')
    const many = Array.from({ length: 60 }, () =>
      mallory.sign({ type: 'audit', audit: { ...audit, auditId: randomUUID(), auditor: mallory.id } }),
    )
    const path = join(crew.files, 'many.json')
    writeFileSync(path, JSON.stringify({ ...readRecords(handed.file), records: many }))
    await moderator.audit.room.takeIn(path)
    const { records: store } = moderator.store
    const about = t.mock.method(store, 'about')
    assert.equal(moderator.audit.room.feedback().cases.length, 60)
    assert.equal(about.mock.callCount(), 1)
  })
})

describe('a file that is cut off while it is taken in', () => {
  it('is taken in again, with nothing lost and nothing twice, and its first piece has a row', async (t) => {
    const crew = team(t)
    const { sign } = stranger('moderator')
    const records = Array.from({ length: 1200 }, () => sign(decision()))
    const path = join(crew.files, 'many.json')
    const head = { format: 'evenhand-records/1', writtenAt: '2026-03-02T09:00:00Z' }
    const from = { id: randomUUID(), name: 'Somebody', role: 'moderator' }
    writeFileSync(path, JSON.stringify({ ...head, from, records }))
    const folder = join(crew.files, 'profile')
    const now = () => crew.clock.now
    const open = () => openProfile(folder, { assets, now, create: { name: 'QA', role: 'qa', languages: [] } })
    const first = await open()
    let pieces = 0
    const taking = first.audit.room.takeIn(path)
    const { id } = first.profile()
    while (pieces === 0) {
      await new Promise((resolve) => setImmediate(resolve))
      pieces = first.store.records.countOthers('decision', id)
    }
    first.close()
    await assert.rejects(taking)
    const again = await open()
    t.after(() => again.close())
    assert.ok(pieces < records.length)
    assert.equal(again.store.records.countOthers('decision', id), pieces)
    const intake = await again.audit.room.takeIn(path)
    assert.deepEqual([intake.decisions, intake.known], [records.length - pieces, pieces])
    const rows = [...again.store.journal.backwards()].filter(({ kind }) => kind === 'records-in')
    assert.ok(rows.length >= 2)
  })
})

describe('files in any order', () => {
  it('come to the same', async (t) => {
    const { crew, moderator, qa, pack } = await sampled(t, 1)
    auditOne(qa, 'violation', { outcome: 'disagree', error: { type: 'false-negative', severity: 'minor' } })
    const files = [(await qa.audit.room.send(crew.files)).file]
    await moderator.audit.room.takeIn(files[0] as string)
    const auditId = moderator.audit.room.feedback().cases[0]?.audit.auditId ?? ''
    crew.later(1)
    moderator.audit.room.answer({ stepId: randomUUID(), auditId, answer: 'dispute', reason: 'No.' })
    files.push((await moderator.audit.room.send(crew.files)).file)
    const second = await crew.join('qa', 'Barbara')
    await second.audit.room.takeIn(files[1] as string)
    await crew.bring(second, pack)
    const { taskId, beside } = onBench(second)
    crew.later(1)
    second.audit.bench.settle({ taskId, stepId: beside?.id ?? '', ruling: 'uphold', reason: 'Yes.' })
    files.push((await second.audit.room.send(crew.files)).file)
    const [one, two, three] = files as [string, string, string]
    for (const order of [
      [one, two, three],
      [three, two, one],
      [two, three, one],
      [three, one, two],
    ]) {
      const advisor = await crew.join('advisor', 'Ida')
      for (const file of order) await advisor.audit.room.takeIn(file)
      assert.equal(advisor.audit.room.overview().disputes, 0, 'it is the moderator’s turn')
      const [found] = advisor.store.records.disputed()
      const steps = advisor.store.records.about(found ?? '').filter(({ record }) => record.type === 'step')
      assert.equal(steps.length, 2)
    }
  })
})
