import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { databaseFile, type OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { failure } from '../helpers.ts'
import { auditOne, dispute, exchange, onBench, sampled, wrong } from './people.ts'

/** An audit that disagrees, disputed by its moderator, with all three who may settle it, one after the other. */
async function disputed(t: TestContext) {
  const found = await sampled(t, 1)
  const { crew, moderator, qa, pack } = found
  auditOne(qa, 'violation', wrong)
  await exchange(crew.files, qa, moderator)
  crew.later(1)
  dispute(moderator)
  const second = await crew.join('qa', 'Barbara')
  const advisor = await crew.join('advisor', 'Edsger')
  const lead = await crew.join('lead', 'Ida')
  const settlers = [second, advisor, lead]
  await exchange(crew.files, moderator, qa, ...settlers)
  const settle = async (who: OpenProfile, ruling: 'uphold' | 'overturn') => {
    await crew.bring(who, pack)
    const { beside, taskId } = onBench(who)
    assert.ok(beside?.purpose === 'settle')
    who.audit.bench.keep({ taskId, id: beside.id, entered: { outcome: 'agree', note: 'Read' } })
    assert.equal(onBench(who).beside?.entered?.note, 'Read')
    who.audit.bench.settle({ taskId, stepId: beside.id, ruling, reason: 'Read again.' })
    await exchange(crew.files, who, moderator)
    crew.later(1)
  }
  return { ...found, second, advisor, lead, settlers, settle }
}

const open = (who: OpenProfile) => who.audit.room.overview().disputes
const stateOf = (who: OpenProfile) => who.audit.room.feedback().cases[0]?.state
const lapsesIn = ({ store }: OpenProfile) =>
  [...store.journal.rows()]
    .filter(({ kind }) => kind === 'lapse')
    .map(({ payload }) => JSON.parse(payload))
    .map(({ of, leadsTo }) => [of, leadsTo])

describe('a dispute that is taken on', () => {
  it('is settled by a second reviewer, then by the advisor, and last by the lead, each in their turn', async (t) => {
    const { crew, moderator, second, advisor, lead, settlers, settle } = await disputed(t)
    assert.deepEqual(settlers.map(open), [1, 0, 0])
    await settle(second, 'uphold')
    assert.deepEqual(stateOf(moderator)?.at, 'turn')
    dispute(moderator)
    await exchange(crew.files, moderator, ...settlers)
    assert.deepEqual(settlers.map(open), [0, 1, 0])
    await settle(advisor, 'uphold')
    dispute(moderator)
    await exchange(crew.files, moderator, ...settlers)
    assert.deepEqual(settlers.map(open), [0, 0, 1])
    await settle(lead, 'uphold')
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'error', by: 'lead' })
    assert.throws(() => dispute(moderator), assert.AssertionError, 'the last word is said')
    for (const one of settlers)
      assert.deepEqual((await verify(databaseFile(one.folder), one.keys)).faults, [])
  })

  it('ends with whoever overturns it', async (t) => {
    const { crew, moderator, second, advisor, settlers, settle } = await disputed(t)
    await settle(second, 'uphold')
    dispute(moderator)
    await exchange(crew.files, moderator, ...settlers)
    await settle(advisor, 'overturn')
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'stands', by: 'advisor' })
  })
})

describe('a dispute whose deadline passes', () => {
  it('goes on to the next who may settle it, on every machine, and each journal says so once', async (t) => {
    const { crew, moderator, qa, pack, second, advisor, lead, settle } = await disputed(t)
    await crew.bring(second, pack)
    const { taskId, beside } = onBench(second)
    crew.later(3 * 24 + 1)
    assert.throws(
      () =>
        second.audit.bench.settle({ taskId, stepId: beside?.id ?? '', ruling: 'overturn', reason: 'Late.' }),
      failure('stale'),
    )
    assert.deepEqual([second, advisor, lead].map(open), [0, 1, 0])
    assert.equal(onBench(second).beside, undefined)
    const [late] = second.audit.room.overview().late
    assert.deepEqual(
      [late?.lapse.of, late?.lapse.leadsTo, late?.state.at === 'turn' && late.state.of],
      ['second', 'advisor', 'advisor'],
    )
    for (const one of [moderator, qa, second, advisor, lead]) {
      one.audit.room.followDisputes()
      one.audit.room.followDisputes()
      assert.deepEqual(lapsesIn(one), [['second', 'advisor']])
    }
    assert.deepEqual(
      moderator.audit.room.feedback().cases[0]?.lapses.map(({ of }) => of),
      ['second'],
    )
    await settle(advisor, 'overturn')
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'stands', by: 'advisor' })
    assert.deepEqual(advisor.audit.room.overview().late, [])
    assert.deepEqual((await verify(databaseFile(second.folder), second.keys)).faults, [])
  })

  it('waits with the lead, who has the last word, however late', async (t) => {
    const { crew, moderator, lead, settle } = await disputed(t)
    crew.later(30 * 24)
    assert.equal(open(lead), 1)
    assert.deepEqual(lapsesIn(lead), [
      ['second', 'advisor'],
      ['advisor', 'lead'],
      ['lead', 'waits'],
    ])
    assert.equal(stateOf(moderator)?.at, 'turn')
    await settle(lead, 'overturn')
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'stands', by: 'lead' })
  })
})

describe('an audit that nobody disputes', () => {
  it('is final once the time to answer is over, and the journal of whoever decided says so', async (t) => {
    const { crew, moderator, qa } = await sampled(t, 1)
    auditOne(qa, 'violation', wrong)
    await exchange(crew.files, qa, moderator)
    assert.deepEqual(lapsesIn(moderator), [])
    crew.later(8 * 24)
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'error', by: 'expired' })
    assert.deepEqual(stateOf(moderator), { at: 'closed', as: 'error', by: 'expired' })
    assert.deepEqual(lapsesIn(moderator), [['moderator', 'final']])
    assert.deepEqual((await verify(databaseFile(moderator.folder), moderator.keys)).faults, [])
  })
})
