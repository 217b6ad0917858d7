import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { viewPractice } from '../../../../src-main/practice/practice-room.ts'
import { createBenches } from '../../../../src-main/profile/benches.ts'
import { importPracticePack } from '../../../../src-main/profile/import-practice-pack.ts'
import { type OpenProfile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import { removeAllContent } from '../../../../src-main/profile/sign-out.ts'
import { taskSchema } from '../../../../src-shared/model/task.ts'
import { assets, failure, temporary } from '../helpers.ts'
import { answer, asSpam, cleanGold, policyOf, practicePack, spam, spamGold } from './trainees.ts'

const basics = { id: 'basics', version: 1 }
const exam = { passShare: 0.5, minutes: 10, attempts: 2, skill: 'spam-live', lasts: 30 }
const dayMs = 24 * 60 * 60_000

/** A profile, and a clock that it goes by. */
async function trainee(t: TestContext, golds: readonly object[], rest: object = {}) {
  const folder = temporary(t)
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') }
  const open = () =>
    openProfile(folder, {
      assets,
      now: () => clock.now,
      clock: {
        wall: () => clock.now,
        uptime: () => clock.now / 1000,
        fine: () => clock.now,
        boot: () => 'one',
      },
    })
  const profile = await open()
  t.after(() => profile.close())
  await importPracticePack(profile, practicePack(t, policyOf(profile), golds, rest))
  return { profile, clock, folder, open }
}

function overview(profile: OpenProfile, clock: { now: number }) {
  return viewPractice({ store: profile.store, policy: profile.policy, now: () => clock.now })
}

describe('a practice pack', () => {
  test('comes in once, apart from production, and its version never changes', async (t) => {
    const { profile } = await trainee(t, [cleanGold])
    const again = practicePack(t, policyOf(profile), [cleanGold])
    assert.equal((await importPracticePack(profile, again)).known, 1)
    const changed = practicePack(t, policyOf(profile), [spamGold])
    await assert.rejects(
      importPracticePack(profile, changed),
      failure('conflict', /^Version 1 of .* of its own\.$/),
    )
    const next = practicePack(t, policyOf(profile), [spamGold], { version: 2 })
    assert.equal((await importPracticePack(profile, next)).added, 1)
    assert.equal(profile.shift.view().waiting, 0)
  })

  test('is refused as a whole where an answer cannot be given, or a file is missing or another one', async (t) => {
    const { profile } = await trainee(t, [cleanGold])
    const refused = async (
      change: (pack: Record<string, unknown>) => object,
      code: 'policy-refused' | 'source-refused',
    ) => {
      const path = practicePack(t, policyOf(profile), [cleanGold], { id: 'other' })
      const file = join(path, 'practice.json')
      const pack = { ...JSON.parse(readFileSync(file, 'utf8')) }
      writeFileSync(file, JSON.stringify({ ...pack, ...change(pack) }))
      writeFileSync(join(path, 'note.txt'), 'What somebody else has written.')
      await assert.rejects(importPracticePack(profile, path), failure(code))
    }
    const taskOf = (content: object) => [
      { task: { id: 'a', content }, gold: { answer: cleanGold }, rationale: 'Why.', difficulty: 1 },
    ]
    await refused(() => ({ policyVersion: '0' }), 'policy-refused')
    await refused(() => ({ items: [] }), 'source-refused')
    await refused(() => ({ items: taskOf({ kind: 'image', src: 'gone.png' }) }), 'source-refused')
    const text = taskOf({ kind: 'text', src: 'note.txt' })
    await refused(
      () => ({ items: text, files: [{ path: 'note.txt', sha256: '0'.repeat(64) }] }),
      'source-refused',
    )
    assert.deepEqual(
      profile.store.practice.packs().map(({ id }) => id),
      ['basics'],
    )
  })
})

describe('a pack whose content was removed', () => {
  test('is not practised before it is taken in once more, and then goes on where it was', async (t) => {
    const { profile, clock } = await trainee(t, [cleanGold, cleanGold])
    answer(profile, profile.practice.start(basics, false))
    await removeAllContent(profile)
    assert.match(overview(profile, clock).packs[0]?.problem ?? '', /once more/)
    assert.throws(() => profile.practice.start(basics, false), failure('policy-refused'))
    const again = practicePack(t, policyOf(profile), [cleanGold, cleanGold])
    assert.equal((await importPracticePack(profile, again)).added, 2)
    const view = profile.practice.start(basics, false)
    assert.deepEqual(view.upcoming[0]?.content, { kind: 'text', text: 'Text 1.' })
    assert.equal(view.practice?.feedback?.right, true)
    assert.equal(overview(profile, clock).packs[0]?.answered, 1)
  })
})

describe('a drill', () => {
  test('tells after each answer what was right, lets it be tried again, and comes back to what was missed', async (t) => {
    const { profile, clock } = await trainee(t, [spamGold, cleanGold])
    const first = profile.practice.start(basics, false)
    assert.equal(first.bench, 'practice')
    assert.equal(first.waiting, 2)
    assert.equal(first.practice?.feedback, undefined)

    const wrong = answer(profile, first).view
    assert.equal(wrong.upcoming[0]?.id, first.upcoming[0]?.id)
    const told = wrong.practice?.feedback
    assert.equal(told?.right, false)
    assert.deepEqual(told?.labels, { right: [], missing: [spam.code], surplus: [] })
    assert.equal(told?.rationale, 'Why 1.')
    assert.equal(told?.clause, spam.code)
    assert.throws(() => answer(profile, wrong), failure('stale'))

    const anew = profile.practice.retry(wrong.upcoming[0]?.id ?? '')
    assert.equal(anew.practice?.feedback, undefined)
    const right = answer(profile, anew, asSpam(profile)).view
    assert.equal(right.practice?.feedback?.right, true)
    assert.equal(right.practice?.feedback?.tries, 2)

    const second = profile.practice.next(right.upcoming[0]?.id ?? '')
    assert.notEqual(second.upcoming[0]?.id, first.upcoming[0]?.id)
    answer(profile, second)
    // A retry is no knowledge: what was missed at first is asked again.
    const missed = profile.practice.next(second.upcoming[0]?.id ?? '')
    assert.equal(missed.upcoming[0]?.id, first.upcoming[0]?.id)
    clock.now += 60_000
    const known = answer(profile, missed, asSpam(profile)).view
    const done = profile.practice.next(known.upcoming[0]?.id ?? '')
    assert.deepEqual(done.upcoming, [])
    assert.ok(Date.parse(done.practice?.nextDueAt ?? '') > clock.now + dayMs / 2)

    const [pack] = overview(profile, clock).packs
    assert.deepEqual([pack?.items, pack?.answered, pack?.right, pack?.due], [2, 2, 2, 0])
    // Ahead of its day comes what was answered before that was asked for.
    assert.equal(profile.practice.start(basics, true).waiting, 1)
    clock.now += 1000
    assert.equal(profile.practice.start(basics, true).waiting, 2)
    clock.now += 60 * dayMs
    assert.equal(profile.practice.start(basics, false).waiting, 2)
  })

  test('refuses what is no answer: undo, skip, another task, and an answer that the policy does not allow', async (t) => {
    const { profile } = await trainee(t, [cleanGold, cleanGold])
    const view = profile.practice.start(basics, false)
    const [onScreen, other] = view.upcoming
    assert.throws(() => profile.practice.undo('x'), failure('policy-refused'))
    assert.throws(
      () => profile.practice.skip({ skipId: 'x', taskId: onScreen?.id ?? '', reason: 'r', note: '' }),
      failure('policy-refused'),
    )
    assert.throws(() => answer(profile, { ...view, upcoming: other ? [other] : [] }), failure('stale'))
    assert.throws(() => answer(profile, view, { verdict: 'violation' }), failure('policy-refused'))
    assert.throws(() => profile.practice.next(onScreen?.id ?? ''), failure('stale'))
  })

  test('counts what is revealed as exposure, as in production', async (t) => {
    const { profile } = await trainee(t, [cleanGold])
    const taskId = profile.practice.start(basics, false).upcoming[0]?.id ?? ''
    profile.wellbeing.report({ seen: { taskId, sound: false, softened: false }, active: 'task' })
    assert.equal(profile.wellbeing.state().looking?.severity, 2)
  })

  test('comes back after a restart with the feedback that was on screen', async (t) => {
    const { profile, open } = await trainee(t, [cleanGold])
    answer(profile, profile.practice.start(basics, false))
    profile.close()
    const again = await open()
    t.after(() => again.close())
    const loops = { live: again.shift, audit: again.audit.bench, practice: again.practice }
    const view = createBenches(again.store, loops, () => 'moderator')
      .active()
      .view()
    assert.equal(view.bench, 'practice')
    assert.equal(view.practice?.feedback?.right, true)
  })
})

describe('an exam', () => {
  test('tells nothing in between, and grants a skill for its days to whoever passes', async (t) => {
    const { profile, clock } = await trainee(t, [cleanGold, cleanGold], { exam })
    const begun = profile.practice.startExam(basics)
    assert.deepEqual(begun.practice?.exam, { answered: 0, of: 2, leftMs: 600_000 })
    assert.throws(() => profile.practice.start(basics, false), failure('policy-refused', /under way/))
    const half = answer(profile, begun).view
    assert.equal(half.practice?.feedback, undefined)
    assert.equal(half.practice?.exam?.answered, 1)
    const over = answer(profile, half, asSpam(profile)).view
    const result = over.practice?.result
    assert.deepEqual([result?.passed, result?.right, result?.needed, result?.of], [true, 1, 1, 2])
    assert.deepEqual(over.upcoming, [])
    const [skill] = overview(profile, clock).skills
    assert.equal(skill?.code, 'spam-live')
    assert.equal(Date.parse(skill?.until ?? ''), clock.now + 30 * dayMs)
    const kinds = [...profile.store.journal.rows()].map(({ kind }) => kind)
    assert.equal(kinds.filter((kind) => kind === 'skill').length, 1)
  })

  test('begins with the first item, and with nothing entered, also from within the drill of its pack', async (t) => {
    const { profile } = await trainee(t, [cleanGold, cleanGold], { exam })
    const first = profile.practice.start(basics, false)
    const told = answer(profile, first).view
    const second = profile.practice.next(told.upcoming[0]?.id ?? '')
    profile.practice.saveDraft(second.upcoming[0]?.id ?? '', { labels: [spam], note: '' })
    const begun = profile.practice.startExam(basics)
    assert.deepEqual(
      begun.upcoming.map(({ id, draft }) => [id, draft]),
      [
        [first.upcoming[0]?.id, undefined],
        [second.upcoming[0]?.id, undefined],
      ],
    )
  })

  test('that is failed says what to practise and how many attempts are left, and the last is not a dead end', async (t) => {
    const { profile } = await trainee(t, [spamGold, spamGold], { exam })
    for (const left of [1, 0]) {
      const half = answer(profile, profile.practice.startExam(basics)).view
      const result = answer(profile, half).view.practice?.result
      assert.equal(result?.passed, false)
      assert.equal(result?.attemptsLeft, left)
      assert.deepEqual(result?.practise, [{ label: spam.code, wrong: 2 }])
    }
    assert.throws(
      () => profile.practice.startExam(basics),
      failure('policy-refused', /^All 2 attempts .* ask your trainer or lead/),
    )
    assert.equal(profile.practice.start(basics, false).waiting, 2)
  })

  test('ends with its time, in which a break does not count', async (t) => {
    const { profile, clock } = await trainee(t, [cleanGold, cleanGold], { exam })
    const begun = profile.practice.startExam(basics)
    clock.now += 4 * 60_000
    profile.practice.rest(true)
    clock.now += 60 * 60_000
    assert.equal(profile.practice.view().practice?.exam?.leftMs, 6 * 60_000)
    profile.practice.rest(false)
    clock.now += 5 * 60_000
    assert.equal(profile.practice.view().practice?.exam?.leftMs, 60_000)
    clock.now += 61_000
    assert.throws(() => answer(profile, begun), failure('stale', /^The time of the exam/))
    const result = profile.practice.view().practice?.result
    assert.deepEqual([result?.timeOver, result?.passed, result?.answered], [true, false, 0])
  })

  test('whose time is over is told before another try is used, and takes nothing that was entered in production', async (t) => {
    const { profile, clock } = await trainee(t, [cleanGold, cleanGold], { exam })
    const { store } = profile
    profile.practice.startExam(basics)
    const row = {
      task: taskSchema.parse({ id: 'live', content: { kind: 'text', text: 'Live.' } }),
      line: 1,
      media: [],
    }
    store.transact(() =>
      store.packs.add(
        { pack: { format: 'evenhand-pack/1', id: 'p', title: 'P' }, tasks: [row] },
        '2026-03-01T00:00:00Z',
      ),
    )
    profile.shift.view()
    profile.shift.saveDraft('live', { labels: [spam], note: '' })
    clock.now += 11 * 60_000
    const told = profile.practice.startExam(basics)
    assert.equal(told.practice?.result?.timeOver, true)
    assert.equal(told.practice?.result?.attemptsLeft, 1)
    assert.deepEqual(store.tasks.find('live')?.draft?.labels, [spam])
    assert.equal(profile.practice.startExam(basics).practice?.mode, 'exam')
  })
})
