import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import type { OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import { decisionOn, failure, openedProfile, temporary } from '../helpers.ts'

/** A pack of WAV files of noise, each of so many bytes. */
function recordings(t: TestContext, id: string, count: number, bytes: number): string {
  const folder = join(temporary(t), id)
  mkdirSync(folder)
  writeFileSync(join(folder, 'pack.json'), JSON.stringify({ format: 'evenhand-pack/1', id, title: id }))
  const names = Array.from({ length: count }, (_, index) => `${index}.wav`)
  for (const name of names) writeFileSync(join(folder, name), wav(bytes))
  const tasks = names.map((src, index) => ({ id: `${id}-${index}`, content: { kind: 'audio', src } }))
  writeFileSync(join(folder, 'tasks.jsonl'), tasks.map((task) => JSON.stringify(task)).join('\n'))
  return folder
}

/** Mono, 16 bits, 8 kHz. */
function wav(bytes: number): Buffer {
  const header = Buffer.from('RIFF----WAVEfmt ----------------------data----', 'latin1').subarray(0, 44)
  header.writeUInt32LE(bytes - 8, 4)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(16_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(bytes - 44, 40)
  return Buffer.concat([header, randomBytes(bytes - 44)])
}

function vaultFiles(folder: string): number {
  const vault = join(folder, 'vault')
  return readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}

/** Decides the task on screen; its undo window ends at once. */
function decide({ shift, policy, store }: OpenProfile): void {
  const { id: policyId, version: policyVersion } = policy()
  const [task] = shift.view().upcoming
  shift.record(decisionOn(task?.id ?? '', { policyId, policyVersion }))
  assert.equal(store.outbox.counts().held, 1)
}

test('an import beyond the budget is refused with what there is and what to do, and changes nothing', async (t) => {
  const folder = temporary(t)
  const profile = await openedProfile(t, folder)
  await importPack(profile, recordings(t, 'first', 2, 100_000), { vaultBytes: 500_000 })
  const more = recordings(t, 'second', 4, 100_000)
  const sentence =
    /^There is no room for the media of “second”: this profile may keep 500 kB, of which 300 kB are free, and its files take 400\.\d kB in all\. Decide tasks that wait, .*\. Nothing has changed\.$/
  await assert.rejects(
    importPack(profile, more, { vaultBytes: 500_000 }),
    failure('source-refused', sentence),
  )
  assert.equal(vaultFiles(folder), 2)
  assert.equal(profile.store.tasks.countWaiting(), 2)
  assert.equal((await importPack(profile, more, { vaultBytes: 600_000 })).added, 4)
  assert.equal(profile.store.media.totalBytes(), 600_000)
  const again = await importPack(profile, more, { vaultBytes: 600_000 })
  assert.equal(again.known, 4, 'what is there already needs no room')
})

test('the budget is the person’s setting where nothing else is said', async (t) => {
  const folder = temporary(t)
  const profile = await openedProfile(t, folder)
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ vaultBytes: 64 * 1024 ** 2 }))
  const large = recordings(t, 'large', 1, 68_000_000)
  await assert.rejects(importPack(profile, large, {}), failure('source-refused', /may keep 67\.1 MB/))
  assert.equal(vaultFiles(folder), 0)
})

test('what is decided and cannot be undone any more makes room first', async (t) => {
  const folder = temporary(t)
  const profile = await openedProfile(t, folder)
  await importPack(profile, recordings(t, 'first', 3, 100_000), { vaultBytes: 350_000 })
  const more = recordings(t, 'second', 1, 100_000)
  decide(profile)
  await assert.rejects(
    importPack(profile, more, { vaultBytes: 350_000 }),
    failure('source-refused'),
    'a decision that can still be undone keeps its content',
  )
  assert.equal(vaultFiles(folder), 3)
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 })
  assert.equal((await importPack(profile, more, { vaultBytes: 350_000 })).added, 1)
  assert.equal(vaultFiles(folder), 3)
  assert.deepEqual(profile.store.outbox.counts(), { held: 0, ready: 1, sent: 0, attention: 0 })
})

test('a file that was taken back because it is broken takes no room', async (t) => {
  const profile = await openedProfile(t)
  const path = recordings(t, 'mixed', 3, 100_000)
  writeFileSync(join(path, '0.wav'), wav(100_000).subarray(0, 60_000))
  const report = await importPack(profile, path, { vaultBytes: 200_000 })
  assert.deepEqual([report.added, report.problemCount], [3, 1])
})
