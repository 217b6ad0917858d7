import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomFrom } from '../../scripts/make-demo/random.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets, taskRow, temporary } from '../unit/main/helpers.ts'
import { checkProfile } from './profile-check.ts'

const rounds = Number(process.env.EVENHAND_FAULT_ROUNDS ?? 15)
// Repeats the acts and the moments of a run; what the machine does in between is its own.
const seed = Number(process.env.EVENHAND_FAULT_SEED ?? randomInt(1_000_000))

type Act =
  | { kind: 'decision'; id: string; taskId: string; sequence: number }
  | { kind: 'undo'; id: string; refersTo: string; sequence: number }
  | { kind: 'draft'; taskId: string; note: string }

/** Lets a worker decide, undo and draft as a seed chooses, and kills it some ms after its first act. Returns what it acknowledged. */
async function workAndDie(folder: string, actSeed: number, afterMs: number): Promise<Act[]> {
  const command = [join(import.meta.dirname, 'worker.ts'), folder, 'endless', String(actSeed)]
  const worker = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = text(worker.stdout)
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    worker.once('exit', (_code, signal) => resolve(signal)),
  )
  await Promise.race([new Promise((first) => worker.stdout.once('data', first)), ended])
  // The moment is the test: anywhere between two acts or within one.
  await sleep(afterMs)
  worker.kill('SIGKILL')
  assert.equal(await ended, 'SIGKILL', 'the worker ended before it was killed')
  // The kill may cut the last line; then its act was not acknowledged.
  const lines = (await said).split('\n').slice(0, -1)
  return lines.map((line): Act => JSON.parse(line))
}

test(`killed ${rounds} times at random, a profile loses nothing that was confirmed and holds nothing twice`, async (t) => {
  const folder = join(temporary(t), 'profile')
  const profile = await openProfile(folder, { assets, now: Date.now })
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: Math.max(4000, rounds * 400) }, (_, at) => taskRow(`t${at}`))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  profile.close()

  t.diagnostic(`EVENHAND_FAULT_SEED=${seed}`)
  const random = randomFrom(seed)
  const confirmed = new Map<string, Exclude<Act, { kind: 'draft' }>>()
  let acts = 0
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await workAndDie(folder, seed + round, Math.floor(random() * 120))
    acts += acknowledged.length
    for (const act of acknowledged) if (act.kind !== 'draft') confirmed.set(act.id, act)

    const rows = checkProfile(folder)
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { id, kind, sequence } of confirmed.values()) {
      const row = byId.get(id)
      assert.deepEqual([row?.kind, row?.sequence], [kind, sequence], `round ${round}`)
    }

    const last = acknowledged.at(-1)
    // One act more than was told may have reached the disk; where it is no row, the draft's task is still on screen.
    if (last?.kind === 'draft' && confirmed.has(rows.at(-1)?.id ?? '')) {
      const reopened = await openProfile(folder, { assets, now: Date.now })
      const [onScreen] = reopened.shift.view().upcoming
      reopened.close()
      assert.equal(onScreen?.id, last.taskId, `round ${round}`)
      assert.notEqual(onScreen?.draft, undefined, `round ${round}`)
    }
  }
  t.diagnostic(`${acts} acts acknowledged, ${confirmed.size} rows confirmed`)
  assert.ok(confirmed.size > rounds, 'hardly anything was decided, so hardly anything was tried')
})
