import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { ownResults } from '../../../../src-main/practice/own-results.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import { databaseFile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import { backUp } from '../../../../src-main/store/backup.ts'
import { restore } from '../../../../src-main/store/restore.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { team } from '../audit/people.ts'
import { assets } from '../helpers.ts'
import { answer, asSpam, cleanGold, policyOf, practicePack, spamGold } from './trainees.ts'

const basics = { id: 'basics', version: 1 }
const exam = { passShare: 1, attempts: 3, skill: 'spam-live', lasts: 30 }

describe('practice after the backup that is restored', () => {
  test('comes back: packs, answers, exams, skills, and what was decided of golden tasks', async (t: TestContext) => {
    const crew = team(t)
    const ada = await crew.join('moderator', 'Ada')
    const policy = policyOf(ada)
    await importPracticePack(ada, practicePack(t, policy, [cleanGold], { exam }))
    answer(ada, ada.practice.start(basics, false))
    const file = databaseFile(ada.folder)
    const now = () => crew.clock.now
    ada.practice.next(ada.practice.view().upcoming[0]?.id ?? '')
    const begun = ada.practice.startExam(basics)
    const backup = await backUp(file, ada.keys, now)

    answer(ada, begun)
    await importPracticePack(ada, practicePack(t, policy, [spamGold], { id: 'more' }))
    answer(ada, ada.practice.start({ id: 'more', version: 1 }, false), asSpam(ada))
    const golds = Array.from({ length: 20 }, () => cleanGold)
    await importPracticePack(ada, practicePack(t, policy, golds, { id: 'gold', golden: true }))
    await crew.decideAll(ada, crew.pack(300))
    const aside = crypto.randomUUID()
    ada.store.transact(() => ada.store.practice.collect(aside))
    const told = () => [...ownResults(ada.store)]
    const before = told()
    const counts = ada.store.decisions.counts()
    assert.ok(before.some((record) => record.type === 'answer' && record.purpose === 'golden'))
    assert.ok(before.some((record) => record.type === 'certificate'))
    ada.close()

    await restore(file, ada.keys, now, { backup: backup.file })
    const again = await openProfile(ada.folder, { assets, now })
    t.after(() => again.close())
    assert.deepEqual([...ownResults(again.store)], before)
    assert.deepEqual(again.store.decisions.counts(), counts)
    assert.deepEqual((await verify(file, again.keys)).faults, [])
    assert.equal(again.store.practice.openExam(), undefined)
    assert.deepEqual(again.store.practice.collected(), [aside])
    assert.equal(again.store.practice.card('practice:more:1:1') !== undefined, true)
  })
})
