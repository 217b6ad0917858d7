import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { assets, decisionOn } from '../unit/main/helpers.ts'
import { chanceFrom } from './chance.ts'
import { sendingOf } from './sending-of.ts'

// Works through a profile's shift until it is killed, or for a number of decisions; a seed chooses its acts. Without
// a number, decisions settle and are sent meanwhile. Each act is told on standard output only after its receipt, as one JSON line, written at
// once so that a kill loses none.

const [folder, acts = 'endless', seed = '1', sendFolder] = process.argv.slice(2)
if (folder === undefined) throw new Error('worker.ts FOLDER [ACTS|endless] [SEED] [SEND-FOLDER]')
const { below, oneIn } = chanceFrom(Number(seed))
const profile = await openProfile(folder, { assets, now: Date.now, undoSeconds: () => 0.05 })
const { shift, policy } = profile
const { id: policyId, version: policyVersion } = policy()
const sending = sendingOf(profile, sendFolder)

function tell(act: object): void {
  writeSync(1, `${JSON.stringify(act)}\n`)
}

/** Retries under the same id now and then, as after a receipt that got lost. */
function decide(taskId: string): void {
  const alike = oneIn(3) ? shift.alikeTo(taskId).map((taskId) => ({ decisionId: randomUUID(), taskId })) : []
  const along = alike.length > 0 ? { alike } : {}
  const decision = decisionOn(taskId, { policyId, policyVersion, note: `note of ${taskId}`, ...along })
  const { sequence } = shift.record(decision)
  if (oneIn(5)) shift.record(decision)
  tell({ kind: 'decision', id: decision.decisionId, taskId, sequence })
  for (const [place, { decisionId, taskId }] of alike.entries())
    tell({ kind: 'decision', id: decisionId, taskId, sequence: sequence + 1 + place })
}

function putAside(taskId: string): void {
  const id = randomUUID()
  const [route] = policy().sendTo
  const how = oneIn(2) ? 'hold' : route && oneIn(2) ? 'send-on' : 'return'
  const to = how === 'send-on' ? { to: route?.code } : {}
  const aside = { asideId: id, taskId, how, note: `note of ${taskId}`, ...to } as const
  const { sequence } = shift.putAside(aside)
  if (oneIn(5)) shift.putAside(aside)
  tell({ kind: how, id, taskId, sequence })
}

/** The one that has been held for longest, or the next one. */
function takeUp(): void {
  const [task] = shift.list(0, 1).rows
  if (!task) return
  const id = randomUUID()
  const { taskId } = task
  const { sequence } = shift.takeUp({ takeUpId: id, taskId })
  tell({ kind: 'take-up', id, taskId, sequence })
}

function undo(): void {
  const id = randomUUID()
  try {
    const { decisionId, sequence } = shift.undo(id)
    tell({ kind: 'undo', id, refersTo: decisionId, sequence })
  } catch (error) {
    // Its time can be over since it was looked at: then nothing was done.
    if (!(error instanceof DeskError && error.code === 'stale')) throw error
  }
}

function draft(taskId: string): void {
  const note = randomUUID()
  shift.saveDraft(taskId, { labels: [], note })
  tell({ kind: 'draft', taskId, note })
}

function skip(taskId: string): void {
  const id = randomUUID()
  const reason = policy().skipReasons[0]?.code ?? ''
  const { sequence } = shift.skip({ skipId: id, taskId, reason, note: '' })
  tell({ kind: 'skip', id, taskId, sequence })
}

tell({ kind: 'ready' })
for (let act = 0; acts === 'endless' || act < Number(acts); act += 1) {
  const { upcoming, undoable } = shift.view()
  const task = upcoming[0]
  const choice = acts === 'endless' ? below(24) : 23
  if (task === undefined) break
  if (choice < 5 && undoable) undo()
  else if (choice < 8) draft(task.id)
  else if (choice < 9) skip(task.id)
  else if (choice < 11) shift.reveal(task.id)
  else if (choice < 13) putAside(task.id)
  else if (choice < 14) takeUp()
  else decide(task.id)
  if (acts === 'endless') sending.wake()
  // As between two key presses: what is sent meanwhile gets its turn.
  await setImmediate()
}
sending.close()
profile.close()
