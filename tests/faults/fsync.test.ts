import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets, taskRow, temporary } from '../unit/main/helpers.ts'
import { checkProfile } from './profile-check.ts'

const acts = 50

/** Runs the worker for some acts and counts its calls that bring a file to disk; undefined where it cannot be traced. */
function countSyncs(folder: string, trace: string, count: number): number | undefined {
  const worker = [process.execPath, join(import.meta.dirname, 'worker.ts'), folder, String(count)]
  const traced = spawnSync('strace', ['-f', '-o', trace, '-e', 'trace=fsync,fdatasync', ...worker])
  if (traced.error || traced.status !== 0) return undefined
  assert.equal(traced.stdout.toString().trimEnd().split('\n').filter(Boolean).length, count)
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /\b(fsync|fdatasync)\(/.test(line)).length
}

test('every decision on a reopened profile waits for the disk', async (t) => {
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0)
    return t.skip('strace is not there')
  const root = temporary(t)
  const folder = join(root, 'profile')
  const profile = await openProfile(folder, { assets, now: Date.now })
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: acts * 2 }, (_, at) => taskRow(`t${at}`))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  profile.close()

  const atOpening = countSyncs(folder, join(root, 'trace'), 0)
  const withActs = countSyncs(folder, join(root, 'trace'), acts)
  if (atOpening === undefined || withActs === undefined) return t.skip('this process may not be traced')
  t.diagnostic(`${withActs} syncs with ${acts} decisions, ${atOpening} without`)
  assert.ok(withActs - atOpening >= acts)
  assert.equal(checkProfile(folder).length, acts)
})
