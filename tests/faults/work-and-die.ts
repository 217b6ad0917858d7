import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a worker says that it has done, one line each. */
export type Act =
  | { kind: 'ready' }
  | { kind: 'decision'; id: string; taskId: string; sequence: number }
  | { kind: 'undo'; id: string; refersTo: string; sequence: number }
  | { kind: 'skip' | 'hold' | 'return' | 'send-on' | 'take-up'; id: string; taskId: string; sequence: number }
  | { kind: 'draft'; taskId: string; note: string }
  | { kind: 'import'; tasks: string[] }
  | { kind: 'seen'; ms: number }
  | { kind: 'rest'; startedAt: number }

/** When a worker is killed: so many ms after it has told so many lines, the first of which says that it is ready. */
export interface Moment {
  lines: number
  ms: number
}

/** Lets a worker work, and kills it at a moment. Returns what it acknowledged. */
export async function workAndDie(name: string, args: string[], moment: Moment): Promise<Act[]> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    worker.once('close', (_code, signal) => resolve(signal)),
  )
  let said = ''
  const told = new Promise<void>((resolve) => {
    worker.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.split('\n').length > moment.lines) resolve()
    })
  })
  await Promise.race([told, ended])
  // The moment is the test: anywhere between two acts or within one.
  await sleep(moment.ms)
  worker.kill('SIGKILL')
  assert.equal(await ended, 'SIGKILL', `${name} ended before it was killed`)
  // The kill may cut the last line; then its act was not acknowledged.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line): Act => JSON.parse(line))
}
