import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { databaseFile, type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { verify } from '../../src-main/store/verify.ts'
import { assets, taskRow, temporary } from '../unit/main/helpers.ts'
import { chanceFrom, rounds, seed, tellSeed } from './chance.ts'
import { checkContent, sweep } from './content-check.ts'
import { checkOutbox, readDays } from './outbox-check.ts'
import { type Contents, checkProfile } from './profile-check.ts'
import { isDrained, sendUntil } from './sending-of.ts'
import { type Act, workAndDie } from './work-and-die.ts'

const moving = ['decision', 'undo', 'skip', 'hold', 'return', 'send-on', 'take-up']

/** The draft that was acknowledged last is on screen; unless one act more than was told has reached the disk. */
function checkDraft(profile: OpenProfile, { rows }: Contents, acts: readonly Act[], known: Known): void {
  const last = acts.at(-1)
  if (last?.kind !== 'draft') return
  const moved = rows.findLast(({ kind }) => moving.includes(kind))
  if (moved && !known.has(moved.id)) return
  const [onScreen] = profile.shift.view().upcoming
  assert.equal(onScreen?.id, last.taskId)
  assert.notEqual(onScreen?.draft, undefined)
}

/** Acknowledged rows: their kind and place by their id. */
type Known = Map<string, { kind: string; sequence: number }>

function remember(known: Known, acts: readonly Act[]): void {
  for (const act of acts) if ('id' in act) known.set(act.id, { kind: act.kind, sequence: act.sequence })
}

function checkAcknowledged({ rows }: Contents, known: Known): void {
  const byId = new Map(rows.map(({ id, kind, sequence }) => [id, { kind, sequence }]))
  for (const [id, row] of known) assert.deepEqual(byId.get(id), row)
}

test(`killed ${rounds} times at random while it decides, sends and imports, a profile loses nothing that was confirmed and holds nothing twice`, async (t) => {
  tellSeed(t)
  const root = temporary(t)
  const [folder, out, packs] = [join(root, 'profile'), join(root, 'out'), join(root, 'packs')]
  mkdirSync(out)
  const open = () => openProfile(folder, { assets, now: Date.now })
  const first = await open()
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: Math.max(4000, rounds * 400) }, (_, at) =>
    // Three of each text, some of which are decided at once.
    taskRow(`t${at}`, { content: { kind: 'text', text: `Text ${at % 1500}.` } }),
  )
  first.store.transact(() => first.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  first.close()

  const chance = chanceFrom(seed)
  const known: Known = new Map()
  const imported: string[] = []
  let acts = 0
  let swept = 0

  async function goRound(round: number): Promise<void> {
    const [worked, brought] = await Promise.all([
      workAndDie('worker.ts', [folder, 'endless', String(seed + round), out], {
        lines: 1 + chance.below(40),
        ms: chance.below(10),
      }),
      workAndDie('import-worker.ts', [folder, packs, `p${round}`], {
        lines: 1 + chance.below(3),
        ms: chance.below(60),
      }),
    ])
    acts += worked.length
    remember(known, worked)
    for (const act of brought) if (act.kind === 'import') imported.push(...act.tasks)

    const profile = await open()
    try {
      swept += await sweep(profile)
      const contents = await checkProfile(folder)
      checkAcknowledged(contents, known)
      checkOutbox(profile, contents, out)
      await checkContent(profile, contents, imported)
      checkDraft(profile, contents, worked, known)
    } finally {
      profile.close()
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    await goRound(round).catch((error) => {
      throw new Error(`Round ${round} with EVENHAND_FAULT_SEED=${seed}: ${error}`, { cause: error })
    })
  }

  const profile = await open()
  t.after(() => profile.close())
  const later = { now: () => Date.now() + 3_600_000 }
  await sendUntil(profile, out, isDrained, later)
  const contents = await checkProfile(folder)
  checkOutbox(profile, contents, out)
  await checkContent(profile, contents, imported)
  const { faults } = await verify(databaseFile(folder), profile.keys)
  assert.deepEqual(faults, [], 'the program’s own check finds nothing either')
  const sent = readDays(out).flatMap(({ entries }) => entries.map(({ id }) => id))
  assert.deepEqual(sent.sort(), contents.standing.map(({ id }) => id).sort(), 'all that stands was sent')
  t.diagnostic(
    `${acts} acts acknowledged; ${known.size} rows confirmed; ${contents.undone.size} undone; ${sent.length} sent; ${imported.length} tasks with media imported, ${swept} of their files left by a kill`,
  )
  assert.ok(known.size > rounds, 'hardly anything was decided, so hardly anything was tried')
})
