import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from '../../scripts/lib/build.ts'
import { requireChromium } from '../../scripts/lib/chromium.ts'
import { runtime } from '../e2e/fixtures.ts'
import { measureAudits } from './audits.ts'
import { measureCommit } from './commit.ts'
import type { Figure } from './figures.ts'
import { measureImport } from './import.ts'
import { measureMillion } from './million.ts'
import { measurePaint } from './paint/paint.ts'
import { measurePanes } from './panes/panes.ts'
import { describeMachine, oneMinuteLoad, tableOf, writeResults } from './report.ts'
import { measureSoak } from './soak/soak.ts'
import { measureStart } from './start.ts'
import { measureVault } from './vault.ts'
import { measureWellbeing } from './wellbeing.ts'

// Measures the program beside a floor in the same run. No time makes it fail; only what cannot be measured does.

const parts: Record<string, () => Promise<Figure[]>> = {
  paint: measurePaint,
  panes: measurePanes,
  commit: measureCommit,
  start: measureStart,
  import: measureImport,
  vault: measureVault,
  wellbeing: measureWellbeing,
  audits: measureAudits,
  million: measureMillion,
}

/** Too long for every run. */
const onlyByName: Record<string, () => Promise<Figure[]>> = {
  soak: () => measureSoak(taskCount, values.only),
}

const { values, positionals: wanted } = parseArgs({
  options: { tasks: { type: 'string', default: '10000' }, only: { type: 'string' } },
  allowPositionals: true,
})
const taskCount = Number(values.tasks)
const known = { ...parts, ...onlyByName }
if (wanted.some((name) => !Object.hasOwn(known, name)) || !(Number.isInteger(taskCount) && taskCount > 0)) {
  process.stderr.write(`Usage: npm run bench [-- ${Object.keys(known).join(' | ')}]\n`)
  process.stderr.write(
    '  --tasks N   length of the shift in soak, which runs only where it is named; 10000 unless said\n' +
      '  --only NAME in soak, one kind (video) or source (numbered.mp4) alone, to find what leaks\n',
  )
  process.exit(2)
}

requireChromium()
if (!(await buildIfNeeded())) process.exit(1)

const machine = describeMachine(runtime)
const figures: Figure[] = []
for (const [name, measure] of Object.entries(wanted.length > 0 ? known : parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`measuring ${name} …\n`)
  figures.push(...(await measure()))
}
machine.loadAfter = oneMinuteLoad()

const { cpu, cores, loadBefore, loadAfter } = machine
process.stdout.write(`${tableOf(figures)}\n\n`)
process.stdout.write(
  `${cores} × ${cpu} · load ${loadBefore} before, ${loadAfter} after · runtime ${runtime}\n`,
)
const file = writeResults(join(import.meta.dirname, '..', '..', 'bench-results'), machine, figures)
process.stdout.write(`written to ${file}\n`)
