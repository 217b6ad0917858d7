import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the system tells the program of the person and of itself, played by dev-runtime. */
export interface Power {
  env: Record<string, string>
  play(line: { event: 'suspend' | 'resume' } | { idleSeconds: number } | { locked: boolean }): void
}

export function makePower(): Power {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-power-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'power.jsonl')
  writeFileSync(file, '')
  return {
    env: { EVENHAND_TEST_POWER: file },
    play: (line) => appendFileSync(file, `${JSON.stringify(line)}\n`),
  }
}
