import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets, decisionOn, taskRow, temporary } from '../unit/main/helpers.ts'
import { chanceFrom, rounds, seed, tellSeed } from './chance.ts'
import { checkOutbox } from './outbox-check.ts'
import { checkProfile } from './profile-check.ts'
import { isDrained, sendUntil } from './sending-of.ts'
import { workAndDie } from './work-and-die.ts'

const dayMs = 24 * 3_600_000
const perDay = 2
const kills = Math.min(60, Math.ceil(rounds / 2))

test(`killed ${kills} times while it sends many days, every file is whole and holds all that is marked as sent`, async (t) => {
  tellSeed(t)
  const root = temporary(t)
  const [folder, out] = [join(root, 'profile'), join(root, 'out')]
  mkdirSync(out)
  const count = kills * 40 * perDay
  let nowMs = Date.now() - (count / perDay + 2) * dayMs
  const first = await openProfile(folder, { assets, now: () => nowMs, undoSeconds: () => 10 })
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: count }, (_, at) => taskRow(`t${at}`))
  first.store.transact(() => first.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  const { id: policyId, version: policyVersion } = first.policy()
  for (let at = 0; at < count; at += 1) {
    const [task] = first.shift.view().upcoming
    first.shift.record(decisionOn(task?.id ?? '', { policyId, policyVersion }))
    nowMs += dayMs / perDay
  }
  await sendUntil(first, undefined, ({ held }) => held === 0, { now: Date.now })
  first.close()

  const chance = chanceFrom(seed)
  const sent: number[] = []
  for (let round = 0; round < kills; round += 1) {
    await workAndDie('send-worker.ts', [folder, out], { lines: 1, ms: 30 + chance.below(150) })
    const profile = await openProfile(folder, { assets, now: Date.now })
    try {
      checkOutbox(profile, await checkProfile(folder), out)
      sent.push(profile.store.outbox.counts().sent)
    } catch (error) {
      throw new Error(`Round ${round} with EVENHAND_FAULT_SEED=${seed}: ${error}`, { cause: error })
    } finally {
      profile.close()
    }
  }
  t.diagnostic(`sent after each kill, of ${count}: ${sent.slice(0, 20).join(' ')}`)
  const last = await openProfile(folder, { assets, now: Date.now })
  t.after(() => last.close())
  await sendUntil(last, out, isDrained)
  checkOutbox(last, await checkProfile(folder), out)
  assert.equal(last.store.outbox.counts().sent, count)
})
