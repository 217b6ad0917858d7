import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { viewCohort, viewItem, viewPerson } from '../../../../src-main/practice/cohort.ts'
import { ownResults } from '../../../../src-main/practice/own-results.ts'
import { auditFiguresOf } from '../../../../src-main/profile/audit-figures.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import type { OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import { readRecords, stranger, team } from '../audit/people.ts'
import { failure } from '../helpers.ts'
import { answer, asSpam, cleanGold, policyOf, practicePack, spam, spamGold } from './trainees.ts'

const basics = { id: 'basics', version: 1 }
const exam = { passShare: 1, attempts: 5, skill: 'spam-live', lasts: 30 }
const golds = [spamGold, cleanGold]

/** A trainer who has made a pack, and people who have it too. */
async function school(t: TestContext, ...names: string[]) {
  const crew = team(t)
  const trainer = await crew.join('trainer', 'Edsger')
  const path = practicePack(t, policyOf(trainer), golds, { exam })
  await importPracticePack(trainer, path)
  const people = []
  for (const name of names) {
    const person = await crew.join('moderator', name)
    await importPracticePack(person, path)
    people.push(person)
  }
  return { crew, trainer, path, people }
}

/** Answers an item; what is not right is cleared or called spam. */
function respond(profile: OpenProfile, isRight: boolean): void {
  const view = profile.practice.view()
  const isSpam = view.upcoming[0]?.id.endsWith(':1') === isRight
  answer(profile, view, isSpam ? asSpam(profile) : {})
}

function next(profile: OpenProfile): void {
  profile.practice.next(profile.practice.view().upcoming[0]?.id ?? '')
}

async function handOver(profile: OpenProfile, folder: string): Promise<string> {
  return (await profile.audit.room.sign(folder, ownResults(profile.store))).file
}

const cohortOf = (trainer: OpenProfile, pack?: string) =>
  viewCohort({ store: trainer.store, turn: async () => {} }, pack)

describe('a certificate', () => {
  test('counts only where the exam of the pack here can have granted it', async (t) => {
    const { crew, trainer } = await school(t)
    const mallory = stranger('moderator')
    const hash = trainer.store.practice.hashOf(basics)?.toString('hex') ?? ''
    const at = '2026-03-02T08:00:00Z'
    const real = {
      type: 'certificate' as const,
      pack: { ...basics, hash },
      skill: exam.skill,
      at,
      until: '2026-04-01T08:00:00Z',
      right: 2,
      of: 2,
    }
    const changes = [
      { skill: 'csam' },
      { of: 9, right: 9 },
      { right: 1 },
      { until: '2999-01-01T00:00:00Z' },
      {},
    ]
    const records = changes.map((change) => mallory.sign({ ...real, examId: randomUUID(), ...change }))
    const from = { id: mallory.id, name: mallory.who.name, role: mallory.who.role }
    const path = join(crew.files, 'certificates.json')
    const file = { format: 'evenhand-records/1', writtenAt: at, from, records }
    writeFileSync(path, JSON.stringify(file))
    await trainer.audit.room.takeIn(path)
    const { people } = await cohortOf(trainer)
    assert.deepEqual(
      people.map(({ examsPassed }) => examsPassed),
      [1],
    )
  })
})

describe('results of practice', () => {
  test('go to a trainer as they were given, once, and change nothing on the way', async (t) => {
    const { crew, trainer, people } = await school(t, 'Mary')
    const [mary] = people
    assert.ok(mary)
    mary.practice.start(basics, false)
    respond(mary, false)
    mary.practice.retry('practice:basics:1:1')
    respond(mary, true)
    next(mary)
    crew.later(1)
    mary.practice.startExam(basics)
    respond(mary, true)
    respond(mary, true)
    const file = await handOver(mary, crew.files)
    const { records } = readRecords(file)
    assert.deepEqual(
      records.map(({ record }) =>
        record.type === 'answer'
          ? [record.purpose, record.place, record.isRetry, record.score.right]
          : record.type,
      ),
      [
        ['drill', 0, false, false],
        ['drill', 0, true, true],
        ['exam', 0, false, true],
        ['exam', 1, false, true],
        'certificate',
      ],
    )
    const intake = await trainer.audit.room.takeIn(file)
    assert.deepEqual([intake.answers, intake.certificates, intake.refused], [4, 1, []])
    const again = await trainer.audit.room.takeIn(file)
    assert.deepEqual([again.answers, again.certificates, again.known], [0, 0, 5])

    const { people: told, packs } = await cohortOf(trainer)
    assert.deepEqual(
      packs.map(({ title, answers, isHere }) => [title, answers, isHere]),
      [['Basics', 4, true]],
    )
    const [row] = told
    assert.deepEqual(
      [row?.name, row?.practised, row?.of, row?.first, row?.examsTried, row?.examsPassed],
      ['Mary', 2, 2, { n: 2 }, 1, 1],
    )
    assert.deepEqual(
      row?.skills.map(({ skill }) => skill),
      ['spam-live'],
    )
    assert.deepEqual(trainer.store.practice.skills(), [], 'nobody has a skill by a file')
    const own = await viewPerson({ store: trainer.store, turn: async () => {} }, row?.id ?? '', undefined)
    assert.deepEqual(
      own.items.map(({ place, tries, firstRight, lastRight }) => [place, tries, firstRight, lastRight]),
      [
        [1, 1, true, true],
        [0, 3, false, true],
      ],
    )
    assert.deepEqual(own.weak, [{ label: spam.code, wrong: 1, of: 2 }])
  })

  test('are not sent of an exam that is under way', async (t) => {
    const { crew, people } = await school(t, 'Mary')
    const [mary] = people
    assert.ok(mary)
    mary.practice.startExam(basics)
    respond(mary, true)
    assert.deepEqual(readRecords(await handOver(mary, crew.files)).records, [])
  })

  test('are taken by trainers alone, and from whoever gave them', async (t) => {
    const { crew, trainer, people } = await school(t, 'Mary', 'Ada')
    const [mary, ada] = people
    assert.ok(mary && ada)
    mary.practice.start(basics, false)
    respond(mary, true)
    const file = await handOver(mary, crew.files)
    for (const role of ['moderator', 'qa', 'advisor', 'lead'] as const) {
      ada.changeProfile({ name: 'Ada', role, languages: [] })
      const { answers, refused } = await ada.audit.room.takeIn(file)
      assert.equal(answers, 0)
      assert.match(refused[0] ?? '', /for trainers/)
    }
    const said = readRecords(file)
    const changed = (name: string, change: object) => {
      const path = join(crew.files, name)
      writeFileSync(path, JSON.stringify({ ...said, ...change }))
      return path
    }
    const { id, name, role } = ada.profile()
    const passedOn = await trainer.audit.room.takeIn(changed('passed-on.json', { from: { id, name, role } }))
    assert.match(passedOn.refused[0] ?? '', /Mary has not sent it/)
    const [signed] = said.records
    assert.ok(signed?.record.type === 'answer')
    const better = { ...signed, record: { ...signed.record, isRetry: true } }
    const forged = await trainer.audit.room.takeIn(changed('forged.json', { records: [better] }))
    assert.match(forged.refused[0] ?? '', /signature does not fit/)
    assert.equal((await cohortOf(trainer)).people.length, 0)
  })

  test('go no further: into no sample, no figure of audits, and no file that the trainer sends', async (t) => {
    const { crew, trainer, people } = await school(t, 'Mary')
    const [mary] = people
    assert.ok(mary)
    mary.practice.start(basics, false)
    respond(mary, true)
    const { answers } = await trainer.audit.room.takeIn(await handOver(mary, crew.files))
    assert.equal(answers, 1)
    const { id } = trainer.profile()
    assert.equal(trainer.store.records.countOthers('decision', id), 0)
    assert.deepEqual(trainer.store.records.unsampled(id), [])
    assert.ok((await trainer.audit.room.sample()).every(({ population }) => population === 0))
    assert.equal((await auditFiguresOf(trainer, 90, crew.clock.now)).audits, 0)
    const { count, moderators } = await trainer.audit.room.send(crew.files)
    assert.deepEqual([count, moderators], [0, 0])
    crew.later(1)
    assert.deepEqual(readRecords(await handOver(trainer, crew.files)).records, [])
  })

  test('of another pack under the same name are refused; of one that is not here they count as they were scored', async (t) => {
    const { crew, trainer, people } = await school(t)
    assert.deepEqual(people, [])
    const mary = await crew.join('moderator', 'Mary')
    await importPracticePack(mary, practicePack(t, policyOf(mary), [cleanGold]))
    mary.practice.start(basics, false)
    respond(mary, false)
    const other = await trainer.audit.room.takeIn(await handOver(mary, crew.files))
    assert.match(other.refused[0] ?? '', /another practice pack/)
    const advanced = practicePack(t, policyOf(mary), [cleanGold], { id: 'advanced' })
    await importPracticePack(mary, advanced)
    mary.practice.start({ id: 'advanced', version: 1 }, false)
    answer(mary, mary.practice.view(), {})
    crew.later(1)
    await trainer.audit.room.takeIn(await handOver(mary, crew.files))
    const before = await cohortOf(trainer)
    assert.deepEqual(
      before.packs.map(({ title, isHere }) => [title, isHere]),
      [['advanced', false]],
    )
    assert.equal(before.people[0]?.practised, 1)
    await importPracticePack(trainer, advanced)
    assert.deepEqual(
      (await cohortOf(trainer)).packs.map(({ isHere }) => isHere),
      [true],
    )
  })

  test('about items that a pack does not have count for nothing', async (t) => {
    const { crew, trainer, people } = await school(t, 'Mary')
    const [mary] = people
    assert.ok(mary)
    mary.practice.start(basics, false)
    respond(mary, false)
    const [given] = ownResults(mary.store)
    assert.ok(given?.type === 'answer')
    const score = { ...given.score, right: true, verdict: true }
    const invented = Array.from({ length: 20 }, (_, place) => ({
      ...given,
      answerId: randomUUID(),
      place: golds.length + place,
      score,
    }))
    const { file } = await mary.audit.room.sign(crew.files, [given, ...invented])
    await trainer.audit.room.takeIn(file)
    const { people: told, packs, few, hardest } = await cohortOf(trainer)
    assert.deepEqual([told[0]?.practised, told[0]?.of, told[0]?.first], [1, 2, { n: 1 }])
    assert.deepEqual([packs[0]?.answers, few, hardest], [1, 1, []])
  })

  test('show what is hard, what is answered instead, and the gold beside it', async (t) => {
    const { crew, trainer, people } = await school(t, 'a', 'b', 'c', 'd', 'e')
    for (const [place, person] of people.entries()) {
      person.practice.start(basics, false)
      respond(person, place === 0)
      next(person)
      if (place > 0) respond(person, true)
      crew.later(1)
      await trainer.audit.room.takeIn(await handOver(person, crew.files))
    }
    const cohort = await cohortOf(trainer)
    const [hard] = cohort.hardest
    assert.deepEqual(
      [hard?.place, hard?.kind, hard?.first.share?.value, hard?.gold?.verdict],
      [0, 'text', 0.2, 'violation'],
    )
    assert.deepEqual(
      hard?.instead.map(({ answer: { verdict }, n }) => [verdict, n]),
      [['no-violation', 4]],
    )
    assert.deepEqual([cohort.hardest.length, cohort.few], [1, 1])
    assert.deepEqual(cohort.doubts, [], 'nobody is known to be good by two items')
    const parts = { store: trainer.store, turn: async () => {} }
    const item = await viewItem(parts, hard?.pack ?? '', 0)
    assert.deepEqual(
      item.groups.map(({ answer: { verdict }, n, isGold }) => [verdict, n, isGold]),
      [
        ['no-violation', 4, false],
        ['violation', 1, true],
      ],
    )
    assert.equal(item.rationale, 'Why 1.')
    await assert.rejects(viewItem(parts, hard?.pack ?? '', 7), failure('not-found'))
    await assert.rejects(viewPerson(parts, crypto.randomUUID(), undefined), failure('not-found'))
  })
})
