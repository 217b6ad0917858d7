import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { projectRoot } from './layers.ts'
import { requireChromium } from './lib/chromium.ts'

// The faults in full: 300 kills. `npm test` runs the same files in a short form.
//   npm run test:faults -- [--rounds N] [--seed N] [FILE…]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string' } },
})
const files = positionals.length > 0 ? positionals : ['tests/faults/**/*.test.ts']

requireChromium()
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: {
    ...process.env,
    EVENHAND_FAULT_ROUNDS: values.rounds,
    ...(values.seed !== undefined && { EVENHAND_FAULT_SEED: values.seed }),
  },
})
process.exitCode = status ?? 1
