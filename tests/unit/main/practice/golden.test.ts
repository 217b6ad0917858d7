import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { viewCohort } from '../../../../src-main/practice/cohort.ts'
import { practiceTaskId } from '../../../../src-main/practice/enter-pack.ts'
import { exportPack } from '../../../../src-main/practice/export-pack.ts'
import { ownResults } from '../../../../src-main/practice/own-results.ts'
import { viewPractice } from '../../../../src-main/practice/practice-room.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import { readRecords, team } from '../audit/people.ts'
import { enter, failure, taskRow, temporary } from '../helpers.ts'
import { asSpam, cleanGold, policyOf, practicePack, spamGold } from './trainees.ts'

const version = { id: 'basics', version: 1 }
const golds = Array.from({ length: 30 }, (_, place) => (place % 2 ? spamGold : cleanGold))

/** A trainer whose pack goes to a live queue as golden tasks. */
async function given(t: TestContext) {
  const crew = team(t)
  const trainer = await crew.join('trainer', 'Edsger')
  const path = practicePack(t, policyOf(trainer), golds)
  await importPracticePack(trainer, path)
  const out = temporary(t)
  const { file } = await exportPack(trainer.store, trainer.vault, version, out, 'golden')
  const ada = await crew.join('moderator', 'Ada')
  assert.equal((await importPracticePack(ada, join(out, file))).added, golds.length)
  return { crew, trainer, ada, path, golden: join(out, file) }
}

describe('golden tasks', () => {
  test('go from a trainer into live work, and what was said of them back, as a figure of its own', async (t) => {
    const { crew, trainer, ada } = await given(t)
    const { store } = ada
    const decided = await crew.decideAll(ada, crew.pack(300), (id) =>
      store.practice.item(id)?.gold.answer.verdict === 'violation' && id < 't-c' ? asSpam(ada) : {},
    )
    const golden = store.golden.decisions()
    assert.ok(golden.length > 0, `${golden.length} of ${decided.length}`)
    const { file } = await ada.audit.room.sign(crew.files, ownResults(store))
    const { records } = readRecords(file)
    assert.equal(records.length, golden.length)
    const right = records.filter(({ record }) => record.type === 'answer' && record.score.right).length
    const { answers, refused } = await trainer.audit.room.takeIn(file)
    assert.deepEqual([answers, refused], [golden.length, []])
    const { people, hardest, few } = await viewCohort(
      { store: trainer.store, turn: async () => {} },
      undefined,
    )
    const [row] = people
    assert.deepEqual([row?.name, row?.practised, row?.first.n, row?.golden.n], ['Ada', 0, 0, golden.length])
    if (golden.length >= 5) assert.equal(row?.golden.share?.value, right / golden.length)
    assert.deepEqual([hardest, few], [[], 0])
  })

  test('are handed to nobody but the trainer: neither audits nor their files have them', async (t) => {
    const { crew, ada } = await given(t)
    const decided = await crew.decideAll(ada, crew.pack(300))
    const { file, count } = await ada.audit.room.handOver(crew.files, 7)
    assert.equal(count, 300)
    assert.ok(decided.length > 300)
    const text = JSON.stringify(readRecords(file))
    for (const { id, taskId } of ada.store.golden.decisions())
      assert.equal(text.includes(id) || text.includes(taskId), false)
  })

  test('are refused in a sentence where one of their ids stands for a task of production', async (t) => {
    const { crew, golden } = await given(t)
    const mary = await crew.join('moderator', 'Mary')
    const id = practiceTaskId({ ...version, golden: true }, 3)
    enter(mary.store, [taskRow(id)])
    await assert.rejects(importPracticePack(mary, golden), failure('conflict', /already here/))
    assert.equal(mary.store.practice.find(version), undefined)
    assert.equal(mary.store.golden.is(id), false)
  })

  test('are in no list of packs of whoever reviews, and cannot be practised', async (t) => {
    const { ada } = await given(t)
    const parts = { store: ada.store, policy: ada.policy, now: Date.now }
    assert.deepEqual(viewPractice(parts).packs, [])
    assert.throws(() => ada.practice.start(version, false), failure('policy-refused', /are not practised/))
    assert.throws(() => ada.practice.startExam(version), failure('policy-refused', /are not practised/))
  })

  test('come in once, and not under a version that is here to be practised', async (t) => {
    const room = await given(t)
    const { ada, trainer, path, golden } = room
    assert.equal((await importPracticePack(ada, golden)).added, 0)
    // What was decided and forgotten stays forgotten.
    const { crew } = room
    await crew.decideAll(ada, crew.pack(300))
    const [done] = ada.store.golden.decisions()
    assert.ok(done)
    assert.equal((await importPracticePack(ada, golden)).added, 0)
    assert.doesNotMatch(JSON.stringify(ada.store.tasks.find(done.taskId)?.task), /Text \d/)
    await assert.rejects(importPracticePack(ada, path), failure('conflict', /for another use/))
    await assert.rejects(importPracticePack(trainer, golden), failure('conflict', /for another use/))
  })
})
