import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { wellbeingStateSchema } from '../../src-shared/model/wellbeing-state.ts'
import { severities } from '../../src-shared/rules/wellbeing/terms.ts'
import { assets, taskRow, temporary } from '../unit/main/helpers.ts'
import { defaultPolicy } from '../unit/shared/policies.ts'
import { chanceFrom, rounds, seed, tellSeed } from './chance.ts'
import { fastClock } from './fast-clock.ts'
import { type Act, workAndDie } from './work-and-die.ts'

/** Far longer than any round takes, by the fast clock, so that none is over by itself. */
const breakMinutes = 239

/** What is on the disk, read past the engine. */
function kept({ store }: OpenProfile) {
  const state = wellbeingStateSchema.parse(JSON.parse(store.wellbeing.saved()?.state ?? ''))
  const hours = store.wellbeing.exposureSince(0)
  return { state, hours, rests: store.wellbeing.restsSince('') }
}

/** History and state say the same: neither was written without the other. */
function checkSums(profile: OpenProfile): void {
  const { state, hours, rests } = kept(profile)
  for (const severity of severities) {
    const sum = hours
      .filter((row) => row.severity === severity)
      .reduce((ms, { revealedMs }) => ms + revealedMs, 0)
    assert.ok(Math.abs(sum - state.totals.revealedMs[severity]) < 1, `severity ${severity}: ${sum} ms`)
  }
  assert.equal(rests.length, state.totals.rests)
}

test(`killed ${rounds} times while somebody looks or rests, a profile loses nothing that was confirmed, and no break begins anew`, async (t) => {
  tellSeed(t)
  const folder = join(temporary(t), 'profile')
  const zero = Date.now()
  const open = () => openProfile(folder, { assets, now: Date.now, clock: fastClock(zero) })
  const first = await open()
  const policy = defaultPolicy()
  const rule = { everyMinutes: 1.5, lengthMinutes: breakMinutes }
  first.store.transact(() => {
    first.store.packs.putInForce({
      ...policy,
      id: 'watching',
      wellbeing: {
        ...policy.wellbeing,
        breaks: {
          micro: { ...rule, warningSeconds: 0, postponements: 0, postponeMinutes: 1, strict: false },
        },
      },
    })
    const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
    const tasks = Array.from({ length: rounds * 600 }, (_, at) =>
      taskRow(`t${at}`, { severity: 1 + (at % 2) }),
    )
    first.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z')
  })
  first.close()

  const chance = chanceFrom(seed)
  const now = { seenMs: 0, restAt: undefined as number | undefined, rests: 0, restsTold: 0 }

  async function goRound(): Promise<void> {
    const acts: Act[] = await workAndDie('watch-worker.ts', [folder, String(zero)], {
      lines: 1 + chance.below(120),
      ms: chance.below(20),
    })
    const profile = await open()
    try {
      const seen = acts.findLast((act) => act.kind === 'seen')
      const rest = acts.findLast((act) => act.kind === 'rest')
      checkSums(profile)
      const { state } = kept(profile)
      const total = Object.values(state.totals.revealedMs).reduce((sum, ms) => sum + ms, 0)
      now.seenMs = Math.max(now.seenMs, seen?.ms ?? 0)
      assert.ok(total >= now.seenMs, `of ${now.seenMs} ms that were confirmed ${total} are left`)
      now.restAt = rest?.startedAt ?? now.restAt
      if (now.restAt !== undefined) {
        profile.wellbeing.tick()
        const { rest: here, at } = profile.wellbeing.state()
        assert.equal(here?.startedAt, now.restAt, 'it is the same break')
        assert.ok(Math.abs((here?.restedMs ?? 0) - (at - now.restAt)) < 1, 'and all of its time counts')
        now.restsTold += 1
      }
      // Now and then the person goes back to work.
      if (now.restAt !== undefined && chance.oneIn(3)) {
        profile.wellbeing.tell({ type: 'break-end' })
        now.restAt = undefined
        now.rests += 1
        checkSums(profile)
      }
      assert.equal(kept(profile).rests.filter(({ kind }) => kind === 'micro').length, now.rests)
    } finally {
      profile.close()
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    await goRound().catch((error) => {
      throw new Error(`Round ${round} with EVENHAND_FAULT_SEED=${seed}: ${error}`, { cause: error })
    })
  }
  t.diagnostic(
    `${Math.round(now.seenMs / 1000)} s seen; killed ${now.restsTold} times in a break; ${now.rests} breaks ended`,
  )
  assert.ok(now.seenMs > 0 && now.restsTold > 0, 'hardly anything was tried')
})
