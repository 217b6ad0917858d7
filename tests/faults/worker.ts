import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { randomFrom } from '../../scripts/make-demo/random.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { assets, decisionOn } from '../unit/main/helpers.ts'

// Works through a profile's shift until it is killed, or for a number of acts; a seed chooses its acts. Each act is told on standard output
// only after its receipt, as one JSON line, written at once so that a kill loses none.

const [folder, acts = 'endless', seed = '1'] = process.argv.slice(2)
if (folder === undefined) throw new Error('worker.ts FOLDER [ACTS|endless] [SEED]')
const random = randomFrom(Number(seed))
const below = (count: number) => Math.floor(random() * count)
const { shift, policy } = await openProfile(folder, { assets, now: Date.now })
const { id: policyId, version: policyVersion } = policy()

function acknowledge(act: object): void {
  writeSync(1, `${JSON.stringify(act)}\n`)
}

/** Retries under the same id now and then, as after a receipt that got lost. */
function decide(decision: Decision): void {
  const { sequence } = shift.record(decision)
  if (below(5) === 0) shift.record(decision)
  acknowledge({ kind: 'decision', id: decision.decisionId, taskId: decision.taskId, sequence })
}

for (let act = 0; acts === 'endless' || act < Number(acts); act += 1) {
  const { upcoming, recent } = shift.view()
  const taskId = upcoming[0]?.id
  const choice = acts === 'endless' ? below(10) : 9
  if (recent.some(({ undone }) => !undone) && (choice < 3 || taskId === undefined)) {
    const id = randomUUID()
    const { decisionId, sequence } = shift.undo(id)
    acknowledge({ kind: 'undo', id, refersTo: decisionId, sequence })
  } else if (taskId === undefined) {
    break
  } else if (choice < 5) {
    const note = randomUUID()
    shift.saveDraft(taskId, { labels: [], note })
    acknowledge({ kind: 'draft', taskId, note })
  } else {
    decide(decisionOn(taskId, { policyId, policyVersion, note: `note of ${taskId}` }))
  }
}
