import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import { databaseFile } from '../../../../src-main/profile/open-profile.ts'
import { csvLines, journalLines } from '../../../../src-main/store/export-rows.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { createSending } from '../../../../src-main/sync/sending.ts'
import { team } from '../audit/people.ts'
import { failure } from '../helpers.ts'
import { answer, asSpam, cleanGold, policyOf, practicePack } from './trainees.ts'

const basics = { id: 'basics', version: 1 }

/** Somebody who has one task of production, and has answered one in practice as a violation. */
async function practised(t: TestContext) {
  const crew = team(t)
  const profile = await crew.join('moderator', 'Ada')
  await importPack(profile, crew.pack(1), {})
  await importPracticePack(profile, practicePack(t, policyOf(profile), [cleanGold]))
  const { decision } = answer(profile, profile.practice.start(basics, false), asSpam(profile))
  return { crew, profile, decision }
}

/** The database by itself, past everything that the program checks. */
function bare(t: TestContext, { folder, keys }: Awaited<ReturnType<typeof practised>>['profile']) {
  const database = openDatabase(databaseFile(folder), keys.database)
  t.after(() => database.close())
  return database
}

describe('what is answered in practice', () => {
  test('is in no figure and no list of decisions', async (t) => {
    const { profile } = await practised(t)
    const { store, shift } = profile
    assert.equal(shift.decidedToday(), 0)
    assert.deepEqual(store.decisions.counts(), { decided: 0, undone: 0, skipped: 0 })
    assert.deepEqual(store.decisions.recent(10), [])
    assert.equal(store.decisions.countSince('2000-01-01T00:00:00Z'), 0)
    assert.deepEqual(store.decisions.settled({ since: '2000-01-01T00:00:00Z' }), [])
    assert.equal(shift.search({ limit: 100 }).total, 0)
    assert.equal(shift.list(0, 100).total, 1)
    assert.deepEqual(store.tasks.countBy(), [{ kind: 'text', state: 'waiting', count: 1 }])
    assert.equal(profile.practice.view().decidedToday, 0)
  })

  test('is never handed over, never exported as a decision, and never undone as one', async (t) => {
    const { crew, profile, decision } = await practised(t)
    const rows = [...profile.store.journal.rows()].map((row) => ({
      ...row,
      payload: JSON.stringify(row.payload),
    }))
    assert.ok(rows.some(({ kind }) => kind === 'practice-answer'))
    assert.ok(rows.every(({ kind }) => kind !== 'decision'))
    const handed = await profile.audit.room.handOver(crew.files, 7)
    assert.equal(handed.count, 0)
    const asExported = rows.filter(({ id }) => id === decision.decisionId)
    for (const row of asExported) {
      const exported = { ...row, hash: '' } as Parameters<typeof csvLines.line>[0]
      assert.equal(csvLines.line(exported).split(',')[2], 'practice-answer')
      assert.equal('verdict' in JSON.parse(journalLines.line(exported)), false)
    }
    assert.equal(asExported.length, 1)
    assert.throws(() => profile.shift.undo(randomUUID(), decision.decisionId), failure('not-found', /./))
  })

  test('goes into no file of a day', async (t) => {
    const { crew, profile } = await practised(t)
    const folder = join(crew.files, 'sent')
    mkdirSync(folder)
    const { store } = profile
    const sending = createSending({
      outbox: store.outbox,
      transact: store.transact,
      forget: store.tasks.forget,
      shred: async () => {},
      folder: () => folder,
      who: profile.profile,
      tail: () => store.journal.tail(),
      now: () => crew.clock.now + 60 * 60_000,
      onChange() {},
      fault(error) {
        throw error
      },
    })
    t.after(() => sending.close())
    sending.wake()
    assert.deepEqual(sending.state(), { held: 0, ready: 0, attention: 0, folder })
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    assert.equal(written.join('').includes('practice'), false)
  })

  test('is refused by production, whoever asks', async (t) => {
    const { profile, decision } = await practised(t)
    const anew = { ...decision, decisionId: randomUUID() }
    assert.throws(() => profile.shift.record(anew), failure('stale', /./))
    assert.throws(() => profile.audit.bench.record(anew), failure('not-found', /./))
    const { taskId } = decision
    assert.throws(() => profile.shift.takeUp({ takeUpId: randomUUID(), taskId }), failure('stale', /./))
    const aside = { asideId: randomUUID(), taskId, how: 'return', note: '' } as const
    assert.throws(() => profile.shift.putAside(aside), failure('stale', /./))
  })

  test('leaves the journal sound', async (t) => {
    const { profile } = await practised(t)
    const found = await verify(databaseFile(profile.folder), profile.keys)
    assert.deepEqual(found.faults, [])
  })
})

describe('the schema', () => {
  test('keeps an answer of practice out of the outbox, and its task out of production', async (t) => {
    const { profile, decision } = await practised(t)
    const database = bare(t, profile)
    const { taskId, decisionId } = decision
    const sequence = database.prepare('SELECT sequence FROM journal WHERE id = ?').pluck().get(decisionId)
    assert.throws(
      () => database.prepare(`INSERT INTO outbox (sequence, hold_until) VALUES (?, '2026')`).run(sequence),
      /only acts of production are sent/,
    )
    for (const state of ['waiting', 'decided', 'held'])
      assert.throws(
        () => database.prepare('UPDATE task SET state = ? WHERE id = ?').run(state, taskId),
        /stays out of production/,
      )
    for (const kind of ['decision', 'skip', 'hold', 'return', 'send-on', 'take-up'])
      assert.throws(() => append(database, kind, taskId), /never decided in production/)
  })

  test('knows answers of practice about practice tasks only', async (t) => {
    const { profile } = await practised(t)
    const database = bare(t, profile)
    for (const taskId of ['t1', null])
      assert.throws(() => append(database, 'practice-answer', taskId), /only a task of a practice pack/)
    assert.throws(
      () => database.prepare(`INSERT INTO practice_item VALUES ('t1', 'basics', 1, 9, '{}')`).run(),
      /are tasks of practice/,
    )
  })

  test('never changes a version of a pack', async (t) => {
    const { profile } = await practised(t)
    const database = bare(t, profile)
    for (const table of ['practice_pack', 'practice_item'])
      assert.throws(() => database.exec(`UPDATE ${table} SET payload = '{}'`), /never changed/)
  })
})

/** Writes a row past the journal, as a program of somebody else would. */
function append(database: ReturnType<typeof openDatabase>, kind: string, taskId: string | null): void {
  database
    .prepare(
      `INSERT INTO journal (sequence, id, kind, at, task_id, payload, previous_hash, hash)
       VALUES (999, ?, ?, '2026', ?, '{}', x'00', x'00')`,
    )
    .run(randomUUID(), kind, taskId)
}
