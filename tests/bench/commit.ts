import { join } from 'node:path'
import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import { projectRoot } from '../../scripts/layers.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { createScreen } from '../../src-main/shift/screen.ts'
import { createShift } from '../../src-main/shift/shift.ts'
import type { Store } from '../../src-main/store/store.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { type Figure, figureOf } from './figures.ts'
import { post, writePack } from './packs.ts'
import { openRawFile } from './raw-file.ts'
import { inTemporaryFolder } from './temporary.ts'

const samples = 2000
/** A person takes seconds for a decision. Here the program gets a moment of its own after so many of them. */
const decisionsInARow = 50
const pauseMs = 300

/**
 * A decision beside one page written in place and synced on the same disk: until it is durable, and with all that the key
 * press waits for, which is the receipt that names what comes next, where that is prepared. Between two decisions the event
 * loop turns, and now and then there is a pause, as in the program: what it puts off until nobody waits (checkpoints of the
 * log) is not in these times.
 */
export async function measureCommit(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const options = { assets: join(projectRoot, 'assets'), now: Date.now, undoSeconds: () => 10 }
    const contents = Array.from({ length: samples + 1 }, (_, index) => ({ kind: 'text', text: post(index) }))
    const pack = writePack(join(folder, 'pack'), 'commit', contents)
    const first = await openProfile(join(folder, 'profile'), options)
    await importPack(first, pack, {})
    first.close()

    // Opened again: SQLite's traps with durability show only then.
    const profile = await openProfile(join(folder, 'profile'), options)
    const raw = openRawFile(join(folder, 'raw'))
    const durable: number[] = []
    const receipt: number[] = []
    const floor: number[] = []
    const { policy, wellbeing } = profile
    const store = timedStore(profile.store, durable)
    const shift = createShift(store, {
      policy,
      now: Date.now,
      screen: createScreen(store, policy, Date.now, wellbeing),
      undoSeconds: options.undoSeconds,
      wellbeing,
    })
    try {
      let [next] = shift.view().upcoming
      await pause(pauseMs)
      durable.length = 0
      const { id: policyId, version: policyVersion } = profile.policy()
      for (let index = 0; index < samples; index += 1) {
        if (!next) throw new Error('The tasks of the bench have run out.')
        const decision = decisionOn(next.id, policyId, policyVersion)
        receipt.push(
          timed(() => {
            shift.record(decision)
          }),
        )
        floor.push(timed(() => raw.write(index)))
        next = shift.view().upcoming[0]
        await (index % decisionsInARow === 0 ? pause(pauseMs) : setImmediate())
      }
    } finally {
      raw.close()
      profile.close()
    }
    const floorName = '4 KiB + fdatasync'
    const aim = 'p99 at most 2 × the floor'
    return [
      figureOf({ name: 'decision until durable', program: durable, floor, floorName, aim }),
      figureOf({ name: 'decision with its receipt', program: receipt, floor, floorName }),
    ]
  })
}

/** Notes how long each transaction takes until it is on disk. */
function timedStore(store: Store, times: number[]): Store {
  return {
    ...store,
    transact(work) {
      const start = performance.now()
      const result = store.transact(work)
      times.push(performance.now() - start)
      return result
    },
  }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function decisionOn(taskId: string, policyId: string, policyVersion: string): Decision {
  return {
    decisionId: newId(),
    taskId,
    policyId,
    policyVersion,
    verdict: 'no-violation',
    labels: [],
    note: '',
    made: {
      shownAt: new Date().toISOString(),
      activeSeconds: 12.3,
      revealedSeconds: 10.1,
      watchedShare: 1,
      signalsShown: true,
    },
  }
}
