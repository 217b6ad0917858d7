import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { noticeOf } from '../../src-main/profile/import-notice.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { databaseFile, type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { backUp } from '../../src-main/store/backup.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { assets, decisionOn, failure, taskRow, temporary } from '../unit/main/helpers.ts'
import { checkContent, sweep } from './content-check.ts'
import { checkOutbox, readDays } from './outbox-check.ts'
import { checkProfile } from './profile-check.ts'
import { isDrained, sendUntil } from './sending-of.ts'
import { smallDisk } from './small-disk.ts'
import { writeTrialPack } from './trial-pack.ts'

const taskCount = 40
const now = () => Date.now()
/** When every undo window that begins now is over. */
const later = () => Date.now() + 3_600_000

async function profileWithTasks(t: TestContext, folder: string): Promise<OpenProfile> {
  const profile = await openProfile(folder, { assets, now, undoSeconds: () => 60 })
  t.after(() => profile.close())
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: taskCount }, (_, at) => taskRow(`t${at}`))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  return profile
}

/** Decides what is on screen, with a note of some length. */
function decide({ shift, policy }: OpenProfile): Decision | undefined {
  const [task] = shift.view().upcoming
  if (!task) return undefined
  const { id: policyId, version: policyVersion } = policy()
  const decision = decisionOn(task.id, { policyId, policyVersion, note: 'x'.repeat(4900) })
  shift.record(decision)
  return decision
}

/** Decides until the profile refuses; returns what was confirmed, and the failure. */
function decideUntilRefused(profile: OpenProfile): { confirmed: Decision[]; refusal: unknown } {
  const confirmed: Decision[] = []
  try {
    for (;;) {
      const decision = decide(profile)
      if (!decision) return { confirmed, refusal: undefined }
      confirmed.push(decision)
    }
  } catch (refusal) {
    return { confirmed, refusal }
  }
}

describe('a profile on a disk that runs full', () => {
  test('refuses a decision with a sentence, keeps what was confirmed, and goes on when there is room', async (t) => {
    const disk = smallDisk(t, 16 * 1024)
    if (!disk) return
    const folder = join(disk.path, 'profile')
    const profile = await profileWithTasks(t, folder)
    decide(profile)
    disk.fill()
    const { confirmed, refusal } = decideUntilRefused(profile)
    assert.ok(failure('disk-full', /Nothing that was confirmed is lost/)(refusal))
    assert.ok(profile.shift.view().upcoming.length > 0, 'what is there can still be looked at')
    disk.free()
    for (let count = confirmed.length + 1; count < taskCount; count += 1) decide(profile)
    const { standing } = await checkProfile(folder)
    assert.equal(standing.length, taskCount)
  })

  test('holds the undo window open until it can be ended, says why, and then forgets and sends', async (t) => {
    const disk = smallDisk(t, 16 * 1024)
    if (!disk) return
    const [folder, out] = [join(disk.path, 'profile'), temporary(t)]
    const profile = await profileWithTasks(t, folder)
    const { sequence } = (() => {
      const decision = decide(profile)
      return { sequence: profile.store.journal.find(decision?.decisionId ?? '')?.sequence }
    })()
    disk.fill()
    decideUntilRefused(profile)
    const before = profile.store.outbox.counts().held
    const seen = await sendUntil(profile, out, ({ problem }) => problem !== undefined, { now: later })
    assert.match(seen.at(-1)?.problem ?? '', /^The disk is full\. Nothing that was confirmed is lost/)
    assert.equal(seen.at(-1)?.held, before)
    disk.free()
    await sendUntil(profile, out, isDrained, { now: later })
    const contents = await checkProfile(folder)
    checkOutbox(profile, contents, out)
    assert.ok(readDays(out).some(({ entries }) => entries.some((entry) => entry.sequence === sequence)))
  })

  test('refuses an import as a whole, says so, and takes it when there is room', async (t) => {
    const disk = smallDisk(t, 16 * 1024)
    if (!disk) return
    const folder = join(disk.path, 'profile')
    const profile = await profileWithTasks(t, folder)
    const path = join(temporary(t), 'pack')
    const { tasks } = writeTrialPack(path, 'media')
    disk.fill()
    const faults: unknown[] = []
    const bring = () =>
      noticeOf(importPack(profile, path, {}), (error) => {
        faults.push(error)
      })
    assert.match((await bring()) ?? '', /^The disk is full\. /)
    assert.deepEqual(faults, [])
    assert.equal(profile.store.tasks.countWaiting(), taskCount)
    disk.free()
    assert.equal(await bring(), undefined)
    await sweep(profile)
    await checkContent(profile, await checkProfile(folder), tasks)
  })
})

describe('a backup for which there is no room', () => {
  test('is refused with a sentence, leaves nothing half, and is made when there is room', async (t) => {
    const disk = smallDisk(t, 16 * 1024)
    if (!disk) return
    const folder = join(disk.path, 'profile')
    const profile = await profileWithTasks(t, folder)
    decide(profile)
    const backUpProfile = () => backUp(databaseFile(folder), profile.keys, now)
    disk.fill()
    await assert.rejects(backUpProfile(), failure('disk-full'))
    disk.free()
    const files = () => readdirSync(folder, { recursive: true }).map(String)
    assert.deepEqual(
      files().filter((name) => /backup.*(db|partial)/.test(name)),
      [],
    )
    const { rows, file } = await backUpProfile()
    assert.equal(rows, profile.store.journal.tail()?.sequence)
    assert.ok(files().some((name) => file.endsWith(name)))
    decide(profile)
    assert.equal((await checkProfile(folder)).standing.length, 2)
  })
})

describe('a folder for decisions that runs full', () => {
  test('keeps the file of the day as it was, leaves nothing half, and gets it all when there is room', async (t) => {
    const disk = smallDisk(t, 512)
    if (!disk) return
    const folder = join(temporary(t), 'profile')
    const profile = await profileWithTasks(t, folder)
    decide(profile)
    await sendUntil(profile, disk.path, isDrained, { now: later })
    const before = readDays(disk.path)
    disk.fill()
    decide(profile)
    decide(profile)
    const seen = await sendUntil(profile, disk.path, ({ problem }) => problem !== undefined, { now: later })
    assert.match(seen.at(-1)?.problem ?? '', /no room left in the folder .*Nothing is lost/)
    assert.equal(seen.at(-1)?.ready, 2)
    assert.deepEqual(readdirSync(disk.path).length, 2, 'the day’s file, and what fills the disk')
    disk.free()
    assert.deepEqual(readDays(disk.path), before)
    await sendUntil(profile, disk.path, isDrained, { now: later })
    checkOutbox(profile, await checkProfile(folder), disk.path)
  })

  test('or cannot be written to, or is not there, is tried again and says why', async (t) => {
    const disk = smallDisk(t, 1024)
    if (!disk) return
    const folder = join(temporary(t), 'profile')
    const profile = await profileWithTasks(t, folder)
    decide(profile)
    disk.makeReadOnly()
    const hasProblem = ({ problem }: { problem?: string | undefined }) => problem !== undefined
    const refused = await sendUntil(profile, disk.path, hasProblem, { now: later })
    assert.match(refused.at(-1)?.problem ?? '', /cannot be written to\. Check its permissions/)
    const missing = await sendUntil(profile, join(disk.path, 'share'), hasProblem, { now: later })
    assert.match(missing.at(-1)?.problem ?? '', /is not there/)
    // Put right while it waits for its next try.
    let tries = 0
    const mend = ({ problem, ready }: { problem?: string | undefined; ready: number }) => {
      if (problem !== undefined && tries === 0) {
        tries += 1
        disk.makeWritable()
      }
      return ready === 0
    }
    await sendUntil(profile, disk.path, mend, { now: later })
    assert.equal(tries, 1)
    checkOutbox(profile, await checkProfile(folder), disk.path)
  })
})

describe('a profile whose disk becomes read-only', () => {
  test('refuses with a sentence, still shows what is there, and goes on afterwards', async (t) => {
    const disk = smallDisk(t, 16 * 1024)
    if (!disk) return
    const folder = join(disk.path, 'profile')
    const first = await profileWithTasks(t, folder)
    decide(first)
    first.close()
    disk.makeReadOnly()
    const opening = openProfile(folder, { assets, now })
    await assert.rejects(opening, failure('read-only'))
    disk.makeWritable()
    const profile = await openProfile(folder, { assets, now })
    t.after(() => profile.close())
    decide(profile)
    assert.equal((await checkProfile(folder)).standing.length, 2)
  })
})
