import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './layers.ts'
import { requireChromium } from './lib/chromium.ts'

// Every test there is: checks, then rules and rooms in plain Node, then the runtime's contract, then the program as a
// moderator drives it. Stops at the first stage that fails, since the later ones stand on it.

const node = process.execPath
const playwright = join(projectRoot, 'node_modules', 'playwright', 'cli.js')

const stages: readonly [name: string, args: readonly string[]][] = [
  ['types, lint and layers', ['scripts/check.ts']],
  [
    'rules and rooms',
    ['--test', '--test-concurrency=2', 'tests/architecture/**/*.test.ts', 'tests/unit/**/*.test.ts'],
  ],
  ['faults, short form', ['--test', 'tests/faults/**/*.test.ts']],
  ['contract of the runtime', ['--test', '--test-concurrency=1', 'tests/contract/**/*.test.ts']],
  [
    'end to end',
    [playwright, 'test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
  ],
]

requireChromium()
for (const [name, args] of stages) {
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync(node, args, { cwd: projectRoot, stdio: 'inherit' })
  if (status !== 0) {
    process.stdout.write(`\n== failed: ${name}\n`)
    process.exit(1)
  }
}
process.stdout.write('\n== all tests passed\n')
