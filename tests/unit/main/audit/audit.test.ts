import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { forgetSpentAudits } from '../../../../src-main/profile/forget-audits.ts'
import type { OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import { databaseFile } from '../../../../src-main/profile/open-profile.ts'
import { removeAllContent } from '../../../../src-main/profile/sign-out.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { failure } from '../helpers.ts'
import {
  auditOne,
  dispute,
  everything,
  exchange,
  insult,
  judged,
  onBench,
  picturePack,
  readRecords,
  sampled,
  stranger,
  team,
  wrong,
} from './people.ts'

describe('decisions that are handed over', () => {
  it('come in once, however often, and are drawn from once', async (t) => {
    const { qa, handed, intake, strata } = await sampled(t)
    assert.deepEqual([intake.from, intake.decisions, intake.refusedCount], ['Ada', 4, 0])
    assert.deepEqual(strata, [{ rule: 'all', title: 'All', population: 4, drawn: 4 }])
    const again = await qa.audit.room.takeIn(handed.file)
    assert.deepEqual([again.decisions, again.known], [0, 4])
    assert.deepEqual(await qa.audit.room.sample(), [{ rule: 'all', title: 'All', population: 0, drawn: 0 }])
    assert.equal(qa.audit.room.overview().open, 4)
  })

  it('are refused where somebody has changed them, or says them in another’s name', async (t) => {
    const { crew, handed } = await sampled(t)
    const other = await crew.join('qa', 'Second')
    const file = readRecords(handed.file)
    const [first, second, third] = file.records
    assert.ok(first?.record.type === 'decision' && second && third)
    first.record.decision.note = 'changed'
    const forged = { ...second, by: { ...second.by, key: Buffer.alloc(32, 7).toString('base64') } }
    const path = join(crew.files, 'forged.json')
    writeFileSync(path, JSON.stringify({ ...file, records: [first, forged, third, { nonsense: true }] }))
    const intake = await other.audit.room.takeIn(path)
    assert.equal(intake.decisions, 1)
    assert.equal(intake.refusedCount, 3)
    assert.match(intake.refused.join('\n'), /Entry 1: its signature does not fit/)
    assert.match(intake.refused.join('\n'), /Entry 2: its signature does not fit/)
    assert.match(intake.refused.join('\n'), /Entry 4: /)
  })

  it('are not taken from somebody who signs with another key than before', async (t) => {
    const { crew, qa, moderator } = await sampled(t)
    const imposter = await crew.join('moderator', 'Ada')
    imposter.store.transact(() =>
      imposter.store.saveProfile({ ...imposter.profile(), id: moderator.profile().id }),
    )
    await crew.decideAll(imposter, crew.pack(2))
    const { file } = await imposter.audit.room.handOver(crew.files, 7)
    const intake = await qa.audit.room.takeIn(file)
    assert.deepEqual([intake.decisions, intake.refusedCount], [0, 2])
    assert.match(intake.refused[0] ?? '', /signs with another key than before/)
  })

  it('are nothing for a moderator, and one’s own are never audited by oneself', async (t) => {
    const { crew, qa, moderator, handed } = await sampled(t)
    const colleague = await crew.join('moderator', 'Colleague')
    assert.equal((await colleague.audit.room.takeIn(handed.file)).refusedCount, 4)
    await crew.decideAll(qa, crew.pack(2))
    const own = await qa.audit.room.handOver(crew.files, 7)
    await qa.audit.room.takeIn(own.file)
    assert.equal((await qa.audit.room.sample())[0]?.population, 0)
    assert.equal(moderator.audit.room.overview().open, 0)
  })

  it('are those that can no longer be undone, with nothing of their content', async (t) => {
    const crew = team(t)
    const moderator = await crew.join('moderator')
    await crew.decideAll(
      moderator,
      crew.pack(2, () => 'A secret text.'),
    )
    const { file, count } = await moderator.audit.room.handOver(crew.files, 7)
    assert.equal(count, 2)
    assert.doesNotMatch(JSON.stringify(readRecords(file)), /secret/)
    await assert.rejects(
      moderator.audit.room.takeIn(join(crew.files, 'gone.json')),
      failure('source-refused'),
    )
    const garbage = join(crew.files, 'garbage.json')
    writeFileSync(garbage, '{"format":"evenhand-records/2"')
    await assert.rejects(moderator.audit.room.takeIn(garbage), failure('source-refused'))
    await assert.rejects(moderator.audit.room.handOver(join(crew.files, 'gone'), 7), failure('read-only'))
  })
})

describe('the content of an audit', () => {
  it('is what was decided on, or it does not come in', async (t) => {
    const { crew, qa, moderator } = await sampled(t)
    const second = await crew.join('qa', 'Second')
    const { file } = await moderator.audit.room.handOver(crew.files, 7)
    await second.audit.room.takeIn(file)
    second.audit.room.changePlan(everything)
    await second.audit.room.sample()
    const report = await crew.bring(
      second,
      crew.pack(4, (text) => (text === 'Text 2.' ? 'Another.' : text)),
    )
    assert.deepEqual([report.added, report.rejectedCount], [3, 1])
    assert.match(report.rejected[0]?.reason ?? '', /not what was decided on/)
    assert.equal(second.audit.room.overview().withoutContent, 1)
    assert.equal(qa.shift.view().waiting, 0, 'none of it waits in production')
  })
})

describe('a picture that is audited', () => {
  it('comes in only with the very file that was decided on, and then whole', async (t) => {
    const crew = team(t)
    const moderator = await crew.join('moderator', 'Ada')
    const qa = await crew.join('qa', 'Grace')
    await crew.decideAll(moderator, picturePack(t, 'picture.png', 'picture.png'))
    await qa.audit.room.takeIn((await moderator.audit.room.handOver(crew.files, 7)).file)
    qa.audit.room.changePlan(everything)
    await qa.audit.room.sample()
    const wrong = await crew.bring(qa, picturePack(t, 'picture.webp', undefined))
    assert.deepEqual([wrong.added, wrong.rejectedCount, onBench(qa).left], [0, 2, 0])
    assert.match(wrong.rejected[0]?.reason ?? '', /not those that were decided on/)
    const right = await crew.bring(qa, picturePack(t, 'picture.png', 'picture.png'))
    assert.deepEqual([right.added, right.rejectedCount, onBench(qa).left], [2, 0, 2])
    assert.ok(qa.audit.bench.view().upcoming.every(({ problem }) => problem === undefined))
  })

  it('that came in broken is mended by the whole pack', async (t) => {
    const crew = team(t)
    const moderator = await crew.join('moderator', 'Ada')
    const qa = await crew.join('qa', 'Grace')
    await crew.decideAll(moderator, picturePack(t, 'picture.png'))
    const { file } = await moderator.audit.room.handOver(crew.files, 7)
    // As records were before they told files apart.
    const { records, ...head } = readRecords(file)
    const [record] = records
    if (record?.record.type !== 'decision') throw new Error('There is no decision.')
    const mallory = stranger('moderator')
    const { filesHash: _filesHash, ...task } = record.record.task
    const old = mallory.sign({ ...record.record, task })
    writeFileSync(file, JSON.stringify({ ...head, records: [old] }))
    await qa.audit.room.takeIn(file)
    qa.audit.room.changePlan(everything)
    await qa.audit.room.sample()
    await crew.bring(qa, picturePack(t, undefined))
    assert.notEqual(qa.audit.bench.view().upcoming[0]?.problem, undefined)
    await crew.bring(qa, picturePack(t, 'picture.png'))
    assert.equal(qa.audit.bench.view().upcoming[0]?.problem, undefined)
    assert.equal(onBench(qa).left, 1)
  })
})

describe('the content of an audit that is done', () => {
  it('is forgotten when its case has been closed for as long as the policy says, and not before', async (t) => {
    const { crew, qa } = await sampled(t)
    const { taskId: agreed } = onBench(qa)
    auditOne(qa, 'no-violation', {})
    const { taskId: disputed } = onBench(qa)
    auditOne(qa, 'violation', { outcome: 'disagree', error: { type: 'false-negative', severity: 'minor' } })
    crew.later(24 * 6)
    await forgetSpentAudits(qa)
    assert.ok(qa.store.tasks.withContent().includes(agreed))
    crew.later(24 * 1.5)
    await forgetSpentAudits(qa)
    assert.ok(!qa.store.tasks.withContent().includes(agreed))
    assert.ok(
      qa.store.tasks.withContent().includes(disputed),
      'its moderator may still answer, or has only just not',
    )
    assert.equal(onBench(qa).left, 2, 'what is still to be judged stays')
  })

  it('comes again from the pack where it was removed before it was judged', async (t) => {
    const { crew, qa, pack } = await sampled(t)
    await removeAllContent(qa)
    assert.deepEqual([onBench(qa).left, qa.audit.room.overview().withoutContent], [0, 4])
    const report = await crew.bring(qa, pack)
    assert.deepEqual([report.added, onBench(qa).left], [4, 4])
  })
})

describe('an audit', () => {
  it('shows nothing of the decision before it has been judged without it', async (t) => {
    const { qa, decided, moderator } = await sampled(t)
    const shown = JSON.stringify(qa.audit.bench.view())
    assert.doesNotMatch(shown, /Ada|"verdict"|"beside"/)
    assert.ok(decided.every((id) => !shown.includes(id)))
    const { taskId } = onBench(qa)
    assert.throws(
      () => qa.audit.bench.close({ taskId, auditId: randomUUID(), outcome: 'agree' }),
      failure('stale'),
    )
    qa.audit.bench.record(judged(qa, taskId, { verdict: 'violation', labels: [insult] }))
    const { beside, taskId: still } = onBench(qa)
    assert.equal(still, taskId)
    assert.ok(beside?.purpose === 'audit')
    assert.deepEqual(
      [beside.moderator.name, beside.decision.decision.verdict, beside.blind.verdict, beside.error],
      [moderator.profile().name, 'no-violation', 'violation', 'false-negative'],
    )
    assert.throws(() => qa.audit.bench.record(judged(qa, taskId)), failure('stale'))
    assert.throws(() => qa.audit.bench.undo(randomUUID()), failure('policy-refused'))
  })

  it('says the same when it is asked for again, and goes on with the next', async (t) => {
    const { qa } = await sampled(t)
    const { taskId, left } = onBench(qa)
    const decision = judged(qa, taskId)
    const once = qa.audit.bench.record(decision)
    assert.deepEqual(qa.audit.bench.record(decision).sequence, once.sequence)
    const id = onBench(qa).beside?.id ?? ''
    const closed = qa.audit.bench.close({ taskId, auditId: id, outcome: 'agree' })
    assert.equal(qa.audit.bench.close({ taskId, auditId: id, outcome: 'agree' }).sequence, closed.sequence)
    assert.notEqual(onBench(qa).taskId, taskId)
    assert.equal(onBench(qa).left, left - 1)
  })

  it('that disagrees names its error, and a grey one its clause', async (t) => {
    const { qa } = await sampled(t)
    const { taskId } = onBench(qa)
    qa.audit.bench.record(judged(qa, taskId))
    const auditId = onBench(qa).beside?.id ?? ''
    const close = (rest: object) => qa.audit.bench.close({ taskId, auditId, outcome: 'disagree', ...rest })
    assert.throws(() => close({}), failure('bad-input'))
    assert.throws(() => close({ outcome: 'grey' }), failure('bad-input'))
    close({ outcome: 'grey', clause: 'integrity.bulk-spam' })
  })

  it('comes back after a restart where it was, also when it had been judged already', async (t) => {
    const { qa } = await sampled(t)
    const { taskId } = onBench(qa)
    qa.audit.bench.record(judged(qa, taskId))
    const item = qa.store.audits.ofTask(taskId)
    assert.ok(item?.blind && item.isOpen)
    assert.equal(qa.store.tasks.stateOf(taskId), 'audit')
  })

  it('keeps what is entered beside the original until it is closed, and nothing before it is judged', async (t) => {
    const { qa } = await sampled(t)
    const { taskId } = onBench(qa)
    const entered = { outcome: 'disagree', errorType: 'technical', note: 'Half of' } as const
    const id = qa.store.audits.ofTask(taskId)?.id ?? ''
    const keep = (form: { id: string }) => qa.audit.bench.keep({ taskId, entered, ...form })
    assert.throws(() => keep({ id }), failure('stale'))
    qa.audit.bench.record(judged(qa, taskId))
    assert.equal(onBench(qa).beside?.entered, undefined)
    assert.throws(() => keep({ id: randomUUID() }), failure('stale'))
    keep({ id })
    assert.deepEqual(onBench(qa).beside?.entered, entered)
    assert.deepEqual((await verify(databaseFile(qa.folder), qa.keys)).faults, [])
    qa.audit.bench.close({ taskId, auditId: id, outcome: 'agree' })
    assert.equal(qa.store.audits.find(id)?.entered, undefined)
    assert.throws(() => keep({ id }), failure('stale'))
  })

  it('leaves a journal in which nothing is wrong', async (t) => {
    const { qa } = await sampled(t)
    auditOne(qa, 'no-violation', {})
    auditOne(qa, 'violation', { outcome: 'disagree', error: { type: 'false-negative', severity: 'major' } })
    const { faults } = await verify(databaseFile(qa.folder), qa.keys)
    assert.deepEqual(faults, [])
  })
})

describe('a session that calibrates', () => {
  it('has several people judge the same, and shows where they differ to those who have judged it', async (t) => {
    const { crew, moderator, pack, handed } = await sampled(t)
    const raters = [
      await crew.join('qa', 'Grace'),
      await crew.join('qa', 'Mary'),
      await crew.join('lead', 'Ida'),
    ]
    for (const rater of raters) {
      await rater.audit.room.takeIn(handed.file)
      rater.audit.room.changePlan({
        ...everything,
        title: `March, ${rater.profile().name}`,
        calibration: true,
      })
      await rater.audit.room.sample()
      await crew.bring(rater, pack)
    }
    const [grace, mary, ida] = raters as [OpenProfile, OpenProfile, OpenProfile]
    assert.equal(grace.audit.room.overview().toCalibrate, 4)
    const rate = (profile: OpenProfile, count: number, verdict: 'violation' | 'no-violation') => {
      for (let one = 0; one < count; one += 1) {
        const { taskId, beside } = onBench(profile)
        assert.equal(beside, undefined)
        assert.ok(profile.audit.bench.view().calibrating)
        const labels = verdict === 'violation' ? [insult] : []
        profile.audit.bench.record(judged(profile, taskId, { verdict, labels }))
      }
      return profile.audit.room.send(crew.files)
    }
    const first = await rate(grace, 4, 'violation')
    await mary.audit.room.takeIn(first.file)
    assert.deepEqual(mary.audit.room.calibrations(), [], 'nothing is seen before one has judged it oneself')
    crew.later(1)
    const second = await rate(mary, 4, 'no-violation')
    crew.later(1)
    const third = await rate(ida, 2, 'violation')
    const taken = await ida.audit.room.takeIn(first.file)
    assert.equal(taken.ratings, 4)
    await ida.audit.room.takeIn(second.file)
    await grace.audit.room.takeIn(second.file)
    await grace.audit.room.takeIn(third.file)
    assert.equal(ida.audit.room.calibrations()[0]?.cases, 2, 'of the others Ida is still to judge')
    const [session] = grace.audit.room.calibrations()
    assert.deepEqual([session?.session, session?.cases, session?.raters], ['March, Grace', 4, 3])
    assert.deepEqual(session?.labels, [{ label: 'integrity.bulk-spam', cases: 4, split: 4 }])
    assert.ok(session?.rated.some(({ ratings }) => ratings.some(({ name }) => name === 'Ida')))
    assert.equal(
      (await moderator.audit.room.takeIn(first.file)).ratings,
      0,
      'it is nothing about the moderator',
    )
    assert.equal(grace.audit.room.overview().audited, 0)
  })
})

describe('production', () => {
  it('never gets a task of an audit, whatever asks for it', async (t) => {
    const { qa } = await sampled(t)
    const { taskId } = onBench(qa)
    assert.throws(() => qa.shift.record(judged(qa, taskId)), failure('stale'))
    assert.throws(() =>
      qa.store.transact(() =>
        qa.store.journal.append({ id: randomUUID(), kind: 'decision', taskId, payload: judged(qa, taskId) }),
      ),
    )
    assert.throws(() => qa.store.transact(() => qa.store.tasks.markDecided(taskId)))
    assert.throws(() => qa.store.transact(() => qa.store.tasks.bringBack(taskId)))
    const blind = judged(qa, taskId)
    qa.audit.bench.record(blind)
    assert.throws(() =>
      qa.store.transact(() => qa.store.outbox.hold(blind.decisionId, taskId, blind.made.shownAt)),
    )
    assert.deepEqual(qa.store.decisions.counts(), { decided: 0, undone: 0, skipped: 0 })
    assert.deepEqual(qa.store.tasks.countBy(), [])
    assert.deepEqual(qa.store.decisions.settled({ since: '' }), [])
  })
})

describe('what an audit says', () => {
  it('reaches the moderator, is disputed, settled by a second reviewer, and told to all', async (t) => {
    const { crew, moderator, qa, pack } = await sampled(t)
    auditOne(qa, 'violation', {
      outcome: 'disagree',
      error: { type: 'false-negative', severity: 'major' },
      coaching: { code: 'context-first', note: 'See who it answers.' },
    })
    auditOne(qa, 'no-violation', {})
    const audits = await qa.audit.room.send(crew.files)
    crew.later(1)

    const taken = await moderator.audit.room.takeIn(audits.file)
    assert.deepEqual(
      [taken.audits, taken.decisions, taken.known, taken.refusedCount],
      [2, 0, 2, 0],
      'the decisions are the moderator’s own, and in the journal already',
    )
    const before = moderator.audit.room.feedback()
    assert.equal(before.open, 1)
    const open = before.cases.find(({ state }) => state.at === 'turn')
    assert.equal(open?.audit.coaching?.note, 'See who it answers.')
    const answer = { stepId: randomUUID(), auditId: open?.audit.auditId ?? '', answer: 'dispute' as const }
    assert.throws(() => moderator.audit.room.answer({ ...answer, reason: '' }), failure('bad-input'))
    const after = moderator.audit.room.answer({ ...answer, reason: 'It quotes somebody.' })
    assert.equal(after.open, 0)
    moderator.audit.room.answer({ ...answer, reason: 'It quotes somebody.' })
    assert.throws(
      () => moderator.audit.room.answer({ ...answer, stepId: randomUUID(), reason: 'Again.' }),
      failure('stale'),
    )
    crew.later(1)

    const second = await crew.join('qa', 'Barbara')
    const dispute = await moderator.audit.room.send(crew.files)
    const known = await second.audit.room.takeIn(dispute.file)
    assert.deepEqual([known.decisions, known.audits, known.steps, known.refused], [1, 1, 1, []])
    assert.deepEqual(
      [second.audit.room.overview().disputes, second.audit.room.overview().disputesWithoutContent],
      [1, 1],
    )
    await crew.bring(second, pack)
    const { taskId, beside } = onBench(second)
    assert.ok(beside?.purpose === 'settle')
    assert.deepEqual(
      [beside.case.moderator.name, beside.case.auditor.name, beside.case.steps[0]?.step.step],
      ['Ada', 'Grace', 'dispute'],
    )
    second.audit.bench.settle({ taskId, stepId: beside.id, ruling: 'overturn', reason: 'A quotation.' })
    assert.equal(second.audit.room.overview().disputes, 0)

    const ruling = await second.audit.room.send(crew.files)
    await moderator.audit.room.takeIn(ruling.file)
    await qa.audit.room.takeIn(ruling.file)
    const settled = moderator.audit.room
      .feedback()
      .cases.find(({ audit }) => audit.auditId === open?.audit.auditId)
    assert.deepEqual(settled?.state, { at: 'closed', as: 'stands', by: 'second' })
    assert.deepEqual(
      settled?.steps.map(({ by }) => by.name),
      ['Ada', 'Barbara'],
    )
  })

  it('is not judged blind by whoever has settled it', async (t) => {
    const { crew, moderator, qa, pack } = await sampled(t, 2)
    auditOne(qa, 'violation', wrong)
    crew.later(1)
    await exchange(crew.files, qa, moderator)
    dispute(moderator)
    crew.later(1)
    const second = await crew.join('qa', 'Second')
    await exchange(crew.files, qa, second)
    assert.equal(second.audit.room.overview().unsampled, 1)
    await exchange(crew.files, moderator, second)
    await crew.bring(second, pack)
    const { taskId, beside } = onBench(second)
    assert.equal(beside?.purpose, 'settle')
    second.audit.bench.settle({ taskId, stepId: beside?.id ?? '', ruling: 'uphold', reason: 'It is.' })
    second.audit.room.changePlan(everything)
    assert.equal(second.audit.room.overview().unsampled, 0)
    await second.audit.room.sample()
    assert.equal(second.audit.room.overview().withoutContent, 0)
  })

  it('is settled by nobody who has a part in it', async (t) => {
    const { crew, moderator, qa } = await sampled(t)
    auditOne(qa, 'violation', { outcome: 'disagree', error: { type: 'false-negative', severity: 'minor' } })
    const audits = await qa.audit.room.send(crew.files)
    await moderator.audit.room.takeIn(audits.file)
    const [found] = moderator.audit.room.feedback().cases
    const auditId = found?.audit.auditId ?? ''
    moderator.audit.room.answer({ stepId: randomUUID(), auditId, answer: 'dispute', reason: 'No.' })
    const dispute = await moderator.audit.room.send(crew.files)
    await qa.audit.room.takeIn(dispute.file)
    assert.equal(qa.audit.room.overview().disputes, 0)
  })

  it('goes to each moderator in a file of their own, with nothing of others', async (t) => {
    const { crew, qa, pack } = await sampled(t)
    const colleague = await crew.join('moderator', 'Zoë “Z” Ångström')
    await crew.decideAll(colleague, pack)
    const { file } = await colleague.audit.room.handOver(crew.files, 7)
    await qa.audit.room.takeIn(file)
    await qa.audit.room.sample()
    await crew.bring(qa, pack)
    for (let left = onBench(qa).left; left > 0; left -= 1) auditOne(qa, 'no-violation', {})
    const folder = join(crew.files, 'out')
    mkdirSync(folder)
    const sent = await qa.audit.room.send(folder)
    assert.equal(sent.moderators, 2)
    const names = readdirSync(folder).sort()
    assert.equal(names.length, 3)
    const theirs = names.find((name) => /-for-[0-9a-f]{8}-zoë-z-ångström\.json$/.test(name)) ?? ''
    const records = readRecords(join(folder, theirs)).records
    assert.ok(records.length === 8 && !JSON.stringify(records).includes('Ada'))
    const intake = await colleague.audit.room.takeIn(join(folder, theirs))
    assert.deepEqual([intake.audits, intake.refusedCount], [4, 0])
  })

  it('about decisions that were never made is refused', async (t) => {
    const { crew, moderator, qa } = await sampled(t)
    auditOne(qa, 'no-violation', {})
    const { file } = await qa.audit.room.send(crew.files)
    const colleague = await crew.join('moderator', 'Colleague')
    const intake = await colleague.audit.room.takeIn(file)
    assert.equal(intake.audits, 0)
    assert.match(intake.refused.join('\n'), /somebody else’s decision/)
    assert.equal((await moderator.audit.room.takeIn(file)).audits, 1)
  })
})
