import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { findCase } from '../../../../src-main/audit/cases.ts'
import { exportPack } from '../../../../src-main/practice/export-pack.ts'
import {
  collectCase,
  type PublishParts,
  practiceCases,
  publish,
} from '../../../../src-main/practice/publish.ts'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import type { OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import { filesHash, taskHash } from '../../../../src-main/store/task-hash.ts'
import { samplingPlanSchema } from '../../../../src-shared/model/audit.ts'
import { judged, team } from '../audit/people.ts'
import { failure, projectRoot, temporary } from '../helpers.ts'
import { answer, asSpam, spam } from './trainees.ts'

const everything = samplingPlanSchema.parse({
  id: 'all',
  title: 'All of them',
  seed: '1',
  withoutSignals: false,
  rules: [{ code: 'all', title: 'All', where: {}, share: 1, atLeast: 0 }],
})

/** A text and a picture. */
function mixedPack(t: TestContext): string {
  const folder = join(temporary(t), 'pack')
  mkdirSync(folder)
  copyFileSync(join(projectRoot, 'tests/fixtures/packs/media/picture.png'), join(folder, 'picture.png'))
  writeFileSync(
    join(folder, 'pack.json'),
    JSON.stringify({ format: 'evenhand-pack/1', id: 'mixed', title: 'Mixed' }),
  )
  const tasks = [
    { id: 'words', content: { kind: 'text', text: 'Buy now.' }, dueInMinutes: 5 },
    { id: 'sight', content: { kind: 'image', src: 'picture.png' } },
  ]
  writeFileSync(join(folder, 'tasks.jsonl'), tasks.map((task) => JSON.stringify(task)).join('\n'))
  return folder
}

function partsOf({ store, policy, profile: me }: OpenProfile, now: () => number): PublishParts {
  return {
    store,
    policy,
    now,
    caseOf: (auditId) => findCase({ store, me, policy, now }, auditId),
    hashOf: (task) => taskHash(task).toString('hex'),
    filesHashOf: (files) => filesHash(files)?.toString('hex'),
  }
}

/** A trainer who has the records of two audits: in one the moderator was wrong and has accepted it, in the other right. */
async function settled(t: TestContext) {
  const crew = team(t)
  const moderator = await crew.join('moderator', 'Ada')
  const qa = await crew.join('qa', 'Grace')
  const trainer = await crew.join('trainer', 'Edsger')
  const pack = mixedPack(t)
  await crew.decideAll(moderator, pack)
  await qa.audit.room.takeIn((await moderator.audit.room.handOver(crew.files, 7)).file)
  qa.audit.room.changePlan(everything)
  await qa.audit.room.sample()
  await crew.bring(qa, pack)
  for (let [task] = qa.audit.bench.view().upcoming; task; [task] = qa.audit.bench.view().upcoming) {
    const isWrong = task.content.kind === 'text'
    const said = isWrong ? { verdict: 'violation' as const, labels: [spam] } : {}
    qa.audit.bench.record(judged(qa, task.id, said))
    const auditId = qa.audit.bench.view().beside?.id ?? ''
    qa.audit.bench.close({
      taskId: task.id,
      auditId,
      outcome: isWrong ? 'disagree' : 'agree',
      ...(isWrong && {
        error: { type: 'false-negative', severity: 'major' },
        coaching: { note: 'Look at the offer.' },
      }),
    })
  }
  const audits = await qa.audit.room.send(crew.files)
  await moderator.audit.room.takeIn(audits.file)
  await trainer.audit.room.takeIn(audits.file)
  const parts = partsOf(trainer, () => crew.clock.now)
  return { crew, moderator, qa, trainer, pack, parts }
}

const casesOf = (parts: PublishParts) => practiceCases(parts, async () => {})

const usual = { rationale: 'Because.', difficulty: 3, tolerance: 0.5 }

describe('a pack made of settled cases', () => {
  test('has the answer that stands after all was said, with the content from the pack that was judged', async (t) => {
    const { crew, trainer, pack, parts } = await settled(t)
    assert.deepEqual(await casesOf(parts), { cases: [], elsewhere: 2 }, 'the content is not here yet')
    await importPack(trainer, pack, {})
    const settledYet = await casesOf(parts)
    assert.equal(settledYet.elsewhere, 0)
    assert.deepEqual(
      settledYet.cases.map(({ kind, closedAs }) => [kind, closedAs]),
      [['image', 'stands']],
      'the other is still argued',
    )
    crew.later(24 * 8)
    const { cases } = await casesOf(parts)
    const wrong = cases.find(({ closedAs }) => closedAs === 'error')
    assert.deepEqual(wrong?.answer.labels, [spam])
    assert.equal(wrong?.mistaken?.verdict, 'no-violation')
    assert.equal(wrong?.said, 'Look at the offer.')
    assert.equal(wrong?.excerpt, 'Buy now.')
    const items = cases.map(({ auditId }) => ({ auditId, ...usual }))
    const made = publish(parts, { id: 'cases', title: 'Cases', items })
    assert.equal(made.version, 1)
    assert.equal(publish(parts, { id: 'cases', title: 'Cases', items }).version, 2)
    const view = trainer.practice.start({ id: 'cases', version: 1 }, false)
    assert.equal(view.waiting, 2)
    assert.ok(view.upcoming.every(({ deadline }) => deadline === undefined))
  })

  test('shows nothing of a case to somebody who is still to judge its decision blind', async (t) => {
    const { crew, moderator, qa, pack } = await settled(t)
    crew.later(24 * 8)
    const lead = await crew.join('lead', 'Lea')
    await lead.audit.room.takeIn((await moderator.audit.room.handOver(crew.files, 30)).file)
    lead.audit.room.changePlan(everything)
    await lead.audit.room.sample()
    await importPack(lead, pack, {})
    await lead.audit.room.takeIn((await qa.audit.room.send(crew.files)).file)
    const parts = partsOf(lead, () => crew.clock.now)
    const [audit] = lead.store.records.newestAudits(undefined, 10)
    assert.ok(audit, 'the audits are here')
    assert.deepEqual((await casesOf(parts)).cases, [])
    assert.throws(() => collectCase(parts, audit.id, true), failure('not-found'))
  })

  test('is refused where a clause is not the policy’s, or a case is not settled', async (t) => {
    const { trainer, pack, parts } = await settled(t)
    await importPack(trainer, pack, {})
    const [first] = (await casesOf(parts)).cases
    const auditId = first?.auditId ?? ''
    const make = (item: object) => () =>
      publish(parts, { id: 'cases', title: 'Cases', items: [{ auditId, ...usual, ...item }] })
    assert.throws(make({ clause: 'gone' }), failure('policy-refused'))
    assert.throws(make({ auditId: crypto.randomUUID() }), failure('not-found'))
    assert.deepEqual(trainer.store.practice.packs(), [])
  })

  test('begins with the cases that were collected, in their order, and takes them from there once', async (t) => {
    const { crew, trainer, pack, parts } = await settled(t)
    const [one] = trainer.store.records.newestAudits(undefined, 10)
    assert.throws(() => collectCase(parts, one?.id ?? '', true), failure('not-found'), 'no content')
    await importPack(trainer, pack, {})
    crew.later(24 * 8)
    const [newest, oldest] = (await casesOf(parts)).cases
    assert.ok(newest && oldest)
    assert.equal(collectCase(parts, oldest.auditId, true), 1)
    assert.equal(collectCase(parts, oldest.auditId, true), 1, 'once')
    assert.deepEqual(
      (await casesOf(parts)).cases.map(({ auditId, collected }) => [auditId, collected]),
      [
        [oldest.auditId, true],
        [newest.auditId, false],
      ],
    )
    collectCase(parts, newest.auditId, true)
    assert.equal(collectCase(parts, newest.auditId, false), 1)
    const items = [{ auditId: oldest.auditId, ...usual }]
    publish(parts, { id: 'cases', title: 'Cases', items })
    assert.deepEqual(trainer.store.practice.collected(), [])
  })

  test('goes out with its content, and is on another machine what it was; a changed file is noticed', async (t) => {
    const { crew, trainer, pack, parts } = await settled(t)
    await importPack(trainer, pack, {})
    crew.later(24 * 8)
    const items = (await casesOf(parts)).cases.map(({ auditId }) => ({ auditId, ...usual }))
    publish(parts, { id: 'cases', title: 'Cases', items })
    const version = { id: 'cases', version: 1 }
    const out = temporary(t)
    const { file, count } = await exportPack(trainer.store, trainer.vault, version, out)
    assert.equal(count, 2)
    await assert.rejects(exportPack(trainer.store, trainer.vault, version, out), failure('conflict'))
    assert.equal((await importPracticePack(trainer, join(out, file))).known, 2)

    const newcomer = await crew.join('moderator', 'Barbara')
    const changed = join(out, file, '1/picture.png')
    const other = join(out, file, '2/picture.png')
    const picture = [changed, other].find((path) => tryRead(path) !== undefined) ?? ''
    const bytes = readFileSync(picture)
    writeFileSync(picture, Buffer.concat([bytes, Buffer.from('x')]))
    await assert.rejects(importPracticePack(newcomer, join(out, file)), failure('source-refused'))
    assert.deepEqual(newcomer.store.practice.packs(), [])
    writeFileSync(picture, bytes)
    assert.equal((await importPracticePack(newcomer, join(out, file))).added, 2)
    let view = newcomer.practice.start(version, false)
    for (const _ of items) {
      const rest = view.upcoming[0]?.content.kind === 'text' ? asSpam(newcomer) : {}
      const told = answer(newcomer, view, rest).view
      assert.equal(told.practice?.feedback?.right, true)
      view = newcomer.practice.next(told.upcoming[0]?.id ?? '')
    }
  })
})

function tryRead(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
