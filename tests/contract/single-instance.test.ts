import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { acquireLock } from '../../dev-runtime/api/single-instance.ts'

const skip = process.platform === 'linux' ? false : 'there is no /proc'

it('a process that was killed holds no profile, though nobody has asked for its exit code', {
  skip,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-lock-'))
  // The parent becomes another program, which never asks after the child that it has got.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'])
  t.after(() => {
    parent.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  const [said] = await once(parent.stdout, 'data')
  const pid = Number(String(said))
  const statOf = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  while (statOf()[0] !== 'Z') await new Promise(setImmediate)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'SingletonLock'), `${pid} ${statOf()[19]}`)
  const message = { argv: [], workingDirectory: folder, additionalData: {} }
  const lock = acquireLock(folder, message, () => {})
  assert.ok(lock)
  lock.release()
})
