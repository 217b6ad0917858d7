import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets, taskRow, temporary } from '../unit/main/helpers.ts'
import { checkProfile } from './profile-check.ts'

const acts = 50

/**
 * Runs the worker for some decisions and returns, in order, its calls that brought the database to disk and those that
 * told of a decision; undefined where it cannot be traced.
 */
function traceActs(folder: string, trace: string): ('sync' | 'told')[] | undefined {
  const worker = [process.execPath, join(import.meta.dirname, 'worker.ts'), folder, String(acts)]
  const calls = ['-e', 'trace=fsync,fdatasync,write', '-e', 'signal=none']
  const traced = spawnSync('strace', ['-f', '-y', '-o', trace, ...calls, ...worker])
  if (traced.error || traced.status !== 0) return undefined
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (/\b(fsync|fdatasync)\(\d+<[^>]*evenhand\.db-wal>/.test(line)) return ['sync' as const]
      return /\bwrite\(1<.*decision/.test(line) ? ['told' as const] : []
    })
}

test('every decision on a reopened profile is told only after the disk has it', async (t) => {
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0)
    return t.skip('strace is not there')
  const root = temporary(t)
  const folder = join(root, 'profile')
  const profile = await openProfile(folder, { assets, now: Date.now })
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = Array.from({ length: acts * 2 }, (_, at) => taskRow(`t${at}`))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  profile.close()

  const traced = traceActs(folder, join(root, 'trace'))
  if (traced === undefined) return t.skip('this process may not be traced')
  const told = traced.filter((call) => call === 'told').length
  t.diagnostic(`${traced.length - told} syncs of the log, ${told} decisions told`)
  assert.equal(told, acts)
  for (const [at, call] of traced.entries())
    if (call === 'told') assert.equal(traced[at - 1], 'sync', `act ${at} was told without a sync before it`)
  assert.equal((await checkProfile(folder)).standing.length, acts)
})
