import { writeSync } from 'node:fs'
import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets, decisionOn } from '../unit/main/helpers.ts'
import { fastClock } from './fast-clock.ts'

// Looks at a profile's tasks and decides them until it is killed; while a break is on, it rests. After each decision's
// receipt it tells how much has been seen in all, and of a break when it began.

const [folder, zero] = process.argv.slice(2)
if (folder === undefined || zero === undefined) throw new Error('watch-worker.ts FOLDER ZERO')
const { shift, wellbeing, policy } = await openProfile(folder, {
  assets,
  now: Date.now,
  clock: fastClock(Number(zero)),
})
const { id: policyId, version: policyVersion } = policy()

function tell(act: object): void {
  writeSync(1, `${JSON.stringify(act)}\n`)
}

function seenMs(): number {
  return Object.values(wellbeing.state().totals.revealedMs).reduce((sum, ms) => sum + ms, 0)
}

tell({ kind: 'ready' })
for (;;) {
  wellbeing.tick()
  const { rest } = wellbeing.state()
  if (rest) {
    tell({ kind: 'rest', startedAt: rest.startedAt })
    await pause(2)
    continue
  }
  const [task] = shift.view().upcoming
  if (!task) throw new Error('There are no tasks left.')
  wellbeing.report({ seen: { taskId: task.id, sound: false, softened: false }, active: 'task' })
  await setImmediate()
  shift.record(decisionOn(task.id, { policyId, policyVersion }))
  tell({ kind: 'seen', ms: seenMs() })
}
