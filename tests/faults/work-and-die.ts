import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a worker says that it has done, one line each. */
export type Act =
  | { kind: 'ready' }
  | { kind: 'decision'; id: string; taskId: string; sequence: number }
  | { kind: 'undo'; id: string; refersTo: string; sequence: number }
  | { kind: 'skip'; id: string; taskId: string; sequence: number }
  | { kind: 'draft'; taskId: string; note: string }
  | { kind: 'import'; tasks: string[] }

/** Lets a worker work, and kills it some ms after it has opened the profile. Returns what it acknowledged. */
export async function workAndDie(name: string, args: string[], afterMs: number): Promise<Act[]> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = text(worker.stdout)
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    worker.once('exit', (_code, signal) => resolve(signal)),
  )
  await Promise.race([new Promise((first) => worker.stdout.once('data', first)), ended])
  // The moment is the test: anywhere between two acts or within one.
  await sleep(afterMs)
  worker.kill('SIGKILL')
  assert.equal(await ended, 'SIGKILL', `${name} ended before it was killed`)
  // The kill may cut the last line; then its act was not acknowledged.
  const lines = (await said).split('\n').slice(0, -1)
  return lines.map((line): Act => JSON.parse(line))
}
