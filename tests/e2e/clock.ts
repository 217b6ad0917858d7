import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The clocks of the program's main process, moved by dev-runtime; the window's own run on. */
export interface Clock {
  env: Record<string, string>
  /** Time passes, at once. More than 90 s of it is to the program as if the machine had slept. */
  advance(seconds: number): void
  /** The wall clock is set. */
  setBy(seconds: number): void
}

export function makeClock(): Clock {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-clock-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'clock.jsonl')
  writeFileSync(file, '')
  const write = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`)
  return {
    env: { EVENHAND_TEST_CLOCK: file },
    advance: (advanceSeconds) => write({ advanceSeconds }),
    setBy: (wallSeconds) => write({ wallSeconds }),
  }
}
