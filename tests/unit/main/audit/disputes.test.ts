import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { createBenches } from '../../../../src-main/profile/benches.ts'
import { databaseFile } from '../../../../src-main/profile/open-profile.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { failure } from '../helpers.ts'
import { auditOne, dispute, everything, exchange, onBench, sampled, wrong } from './people.ts'

/** Two auditors have found the same decision wrong, and its moderator disputes both. */
async function twiceAudited(t: TestContext) {
  const found = await sampled(t, 1)
  const { crew, moderator, pack, handed, qa } = found
  const other = await crew.join('qa', 'Mary')
  await other.audit.room.takeIn(handed.file)
  other.audit.room.changePlan(everything)
  await other.audit.room.sample()
  await crew.bring(other, pack)
  for (const auditor of [qa, other]) {
    auditOne(auditor, 'violation', wrong)
    crew.later(1)
    await exchange(crew.files, auditor, moderator)
  }
  const disputed = [dispute(moderator), dispute(moderator)]
  crew.later(1)
  return { ...found, other, disputed }
}

describe('two audits of one decision', () => {
  it('are settled each by somebody who has no part in it, also where one has audited the other', async (t) => {
    const { crew, moderator, qa, other, pack } = await twiceAudited(t)
    for (const auditor of [qa, other]) {
      await exchange(crew.files, moderator, auditor)
      await crew.bring(auditor, pack)
      const { beside, taskId } = onBench(auditor)
      assert.ok(beside?.purpose === 'settle')
      assert.notEqual(beside.case.audit.auditor, auditor.profile().id)
      auditor.audit.bench.settle({ taskId, stepId: beside.id, ruling: 'uphold', reason: 'It is.' })
      assert.equal(auditor.audit.room.overview().disputes, 0)
      await exchange(crew.files, auditor, moderator)
    }
    assert.equal(moderator.audit.room.feedback().open, 2)
  })

  it('come one after the other to a third person, each with a step of its own', async (t) => {
    const { crew, moderator, pack, disputed } = await twiceAudited(t)
    const third = await crew.join('qa', 'Ida')
    await exchange(crew.files, moderator, third)
    const settled: string[] = []
    for (const _ of disputed) {
      assert.equal(third.audit.room.overview().disputes, 1)
      await crew.bring(third, pack)
      const { beside, taskId } = onBench(third)
      assert.ok(beside?.purpose === 'settle')
      settled.push(beside.case.audit.auditId)
      third.audit.bench.settle({ taskId, stepId: beside.id, ruling: 'overturn', reason: 'It is not.' })
    }
    assert.deepEqual(settled.toSorted(), disputed.toSorted())
    assert.equal(third.audit.room.overview().disputes, 0)
    assert.deepEqual((await verify(databaseFile(third.folder), third.keys)).faults, [])
  })

  it('are not shown to somebody who is still to judge the decision blind', async (t) => {
    const { crew, moderator, pack, handed } = await twiceAudited(t)
    const late = await crew.join('qa', 'Late')
    await late.audit.room.takeIn(handed.file)
    late.audit.room.changePlan(everything)
    await late.audit.room.sample()
    await exchange(crew.files, moderator, late)
    assert.equal(late.audit.room.overview().disputes, 0)
    await crew.bring(late, pack)
    assert.equal(onBench(late).beside, undefined)
    auditOne(late, 'violation', wrong)
    assert.equal(late.audit.room.overview().disputes, 1)
  })
})

describe('a clock that is behind', () => {
  it('keeps nobody from answering: a step is later than what it answers', async (t) => {
    const { crew, moderator, qa, pack } = await sampled(t, 1)
    auditOne(qa, 'violation', wrong)
    await exchange(crew.files, qa, moderator)
    dispute(moderator)
    const second = await crew.join('qa', 'Barbara')
    await exchange(crew.files, moderator, second)
    await crew.bring(second, pack)
    crew.later(-20)
    const { beside, taskId } = onBench(second)
    assert.ok(beside)
    second.audit.bench.settle({ taskId, stepId: beside.id, ruling: 'overturn', reason: 'No.' })
    await exchange(crew.files, second, moderator)
    assert.deepEqual(moderator.audit.room.feedback().cases[0]?.state, {
      at: 'closed',
      as: 'stands',
      by: 'second',
    })
  })
})

describe('somebody whose role changes', () => {
  it('has left the audits, and gets no dispute that is no longer theirs', async (t) => {
    const { crew, moderator, qa, pack } = await sampled(t, 1)
    auditOne(qa, 'violation', wrong)
    await exchange(crew.files, qa, moderator)
    dispute(moderator)
    const second = await crew.join('qa', 'Barbara')
    await exchange(crew.files, moderator, second)
    await crew.bring(second, pack)
    const loops = { live: second.shift, audit: second.audit.bench, practice: second.practice }
    const role = () => second.profile().role
    const benches = createBenches(second.store, loops, role)
    assert.equal(benches.go('audit').beside?.purpose, 'settle')
    assert.equal(createBenches(second.store, loops, role).active().view().bench, 'audit')
    second.changeProfile({ ...second.profile(), role: 'moderator' })
    assert.equal(benches.active(), second.shift)
    assert.equal(createBenches(second.store, loops, role).active(), second.shift)
    second.changeProfile({ ...second.profile(), role: 'advisor' })
    second.audit.room.followDisputes()
    assert.equal(second.audit.room.overview().disputes, 0)
    second.changeProfile({ ...second.profile(), role: 'qa' })
    second.audit.room.followDisputes()
    assert.equal(second.audit.room.overview().disputes, 1)
  })

  it('to one who audits nothing cannot end an audit', async (t) => {
    const { qa } = await sampled(t, 1)
    const { taskId } = onBench(qa)
    qa.changeProfile({ ...qa.profile(), role: 'advisor' })
    assert.equal(onBench(qa).left, 0, 'it waits for somebody who may')
    assert.throws(
      () => qa.audit.bench.close({ taskId, auditId: randomUUID(), outcome: 'agree' }),
      failure('stale'),
    )
    qa.changeProfile({ ...qa.profile(), role: 'qa' })
    assert.equal(onBench(qa).left, 1)
  })
})
