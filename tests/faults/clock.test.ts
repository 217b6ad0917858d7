import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import type { Sending } from '../../src-shared/desk/views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { assets, decisionOn, failure, taskRow, temporary } from '../unit/main/helpers.ts'
import { chanceFrom, seed, tellSeed } from './chance.ts'
import { checkOutbox, readDays } from './outbox-check.ts'
import { checkProfile } from './profile-check.ts'
import { isDrained, sendUntil } from './sending-of.ts'

const hourMs = 3_600_000
const undoSeconds = 10

test('whatever the clock does, decisions keep their order, can be undone while they are held, and are sent once', async (t) => {
  tellSeed(t)
  const root = temporary(t)
  const [folder, out] = [join(root, 'profile'), join(root, 'out')]
  mkdirSync(out)
  const chance = chanceFrom(seed)
  let nowMs = Date.parse('2026-11-22T12:00:00Z')
  const now = () => nowMs
  const open = () => openProfile(folder, { assets, now, undoSeconds: () => undoSeconds })
  let profile = await open()
  t.after(() => profile.close())
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: 200 }, (_, at) => taskRow(`t${at}`))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  const order: string[] = []

  function decide(): string {
    const { shift, policy } = profile
    const { id: policyId, version: policyVersion } = policy()
    const decision = decisionOn(shift.view().upcoming[0]?.id ?? '', { policyId, policyVersion })
    shift.record(decision)
    order.push(decision.decisionId)
    return decision.decisionId
  }

  /** What the background does, at this moment. */
  const settleAndSend = (isEnough: (state: Sending) => boolean = ({ ready }) => ready === 0) =>
    sendUntil(profile, out, isEnough, { now })

  for (let round = 0; round < 40; round += 1) {
    // By hours, up to a day and a half, either way; or not at all.
    if (!chance.oneIn(3)) nowMs += (chance.below(73) - 36) * hourMs
    const decisionId = decide()
    const next = chance.below(4)
    if (next === 0) {
      // Right after the decision it can always be taken back, whatever the clock said before.
      profile.shift.undo(newId(), decisionId)
    } else if (next === 1) {
      nowMs += (undoSeconds + 1) * 1000
      await settleAndSend()
      assert.notEqual(
        profile.store.outbox.stateOf(decisionId),
        'held',
        `round ${round}: it is settled in time`,
      )
      assert.throws(() => profile.shift.undo(newId(), decisionId), failure('stale'))
    } else if (next === 2) {
      // Set back: it was made later than now, and is not held for all those hours.
      nowMs -= 5 * hourMs
      await settleAndSend()
      assert.notEqual(
        profile.store.outbox.stateOf(decisionId),
        'held',
        `round ${round}: it is not held for hours`,
      )
    }
    if (chance.oneIn(5)) {
      profile.close()
      profile = await open()
    }
  }
  nowMs += 100 * hourMs
  await settleAndSend(isDrained)

  const contents = await checkProfile(folder)
  checkOutbox(profile, contents, out)
  const decided = contents.rows.filter(({ kind }) => kind === 'decision').map(({ id }) => id)
  assert.deepEqual(decided, order, 'the journal has them in the order in which they were made')
  const days = readDays(out)
  t.diagnostic(
    `${decided.length} decisions, ${contents.undone.size} undone, in the files of ${days.length} days`,
  )
  assert.ok(days.length > 1)
  const sent = days.flatMap(({ entries }) => entries.map(({ id }) => id))
  assert.deepEqual(sent.sort(), contents.standing.map(({ id }) => id).sort())
})
