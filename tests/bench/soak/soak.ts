import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { projectRoot } from '../../../scripts/layers.ts'
import { type Clock, makeClock } from '../../e2e/clock.ts'
import { launchApp, type RunningApp } from '../../e2e/fixtures.ts'
import { evenhand } from '../../e2e/moderator.ts'
import { type Figure, figureOf } from '../figures.ts'
import { inTemporaryFolder } from '../temporary.ts'
import { bareTrend } from './bare-shift.ts'
import { prepareHand, takeTurn } from './hand.ts'
import { findMainProcess, openInspector } from './main-process.ts'
import { type MeasureName, measures } from './measures.ts'
import { plotOf, type Row, samplesOf, signed } from './plot.ts'
import { openProbe, type Probe } from './probe.ts'
import { mediaOf, writeShift } from './shift-pack.ts'
import { type Trend, trendOf } from './trend.ts'

const samplings = 40
/** A reading takes seconds, since it walks through the whole heap. */
const leastBetween = 20
/** Every so many tasks the hand waits until everything that is computed beside the task is there. */
const lingersEvery = 40
/** Media that a bare page opens and drops to tell its own growth. */
const bareMedia = 2000
/** Small, since most of a switch goes into drawing the window, and what is kept does not depend on its size. */
const smallWindow = { x: 0, y: 0, width: 1024, height: 700 }
/** What is compiled, cached and pooled for good is there after this share of the shift. */
const warmUp = 0.2

/**
 * Works through a shift of mixed kinds in one run and watches what grows. Writes the readings and a plot to
 * bench-results, says of each measure whether it is flat, and gives out how long a switch took late in the shift beside early.
 */
export async function measureSoak(taskCount: number, only?: string): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const pack = writeShift(join(folder, 'pack'), taskCount, only)
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    process.stderr.write(`  importing ${taskCount} tasks …\n`)
    evenhand(profile, 'import', pack)
    const inspectPort = await freePort()
    const clock = makeClock()
    const app = await launchApp({
      profile,
      settings: { reveal: 'toggle', undoSeconds: 5, sendFolder: folder, window: smallWindow },
      env: { NODE_OPTIONS: `--inspect-port=${inspectPort}`, ...clock.env },
    })
    try {
      const { rows, times, refused, breaks } = await work(app, clock, taskCount, inspectPort)
      process.stderr.write('  the same media in a bare page …\n')
      report(rows, { refused, breaks }, await bareTrend(pack, mediaOf(pack).slice(0, bareMedia)))
      const tenth = Math.max(1, Math.floor(times.length / 10))
      return [
        figureOf({
          name: `soak, key to next, last tenth of ${taskCount}`,
          program: times.slice(-tenth),
          floor: times.slice(0, tenth),
          floorName: 'first tenth',
          aim: '≤ 1.1 ×',
        }),
      ]
    } finally {
      await app.close()
    }
  })
}

async function work(app: RunningApp, clock: Clock, taskCount: number, inspectPort: number) {
  const { page, profile } = app
  const pid = findMainProcess(profile)
  const main = pid === undefined ? undefined : { pid, inspector: await openInspector(pid, inspectPort) }
  try {
    return await workThrough(page, clock, await openProbe(page, main), taskCount)
  } finally {
    // A process that is looked into does not end.
    main?.inspector.close()
  }
}

async function workThrough(page: Page, clock: Clock, probe: Probe, taskCount: number) {
  await page.locator('[data-task-id][data-painted]').waitFor()
  await prepareHand(page)
  const rows: Row[] = [{ tasks: 0, reading: await probe.read() }]
  const times: number[] = []
  let refused = 0
  let breaks = 0
  const every = Math.max(leastBetween, Math.floor(taskCount / samplings))
  for (let done = 1; done <= taskCount; done += 1) {
    const turn = await takeTurn(page, clock, done, done % lingersEvery === 0)
    if (turn.refused) refused += 1
    if (turn.rested) breaks += 1
    if (turn.empty) break
    times.push(turn.ms)
    if (done % every !== 0) continue
    rows.push({ tasks: done, reading: await probe.read() })
    process.stderr.write(`  ${done} · ${describe(rows.at(-1))}\n`)
    // Of a shift that is broken off there is what there was.
    writePlot(rows)
  }
  process.stderr.write(`  alive: ${JSON.stringify(await probe.heavyObjects())}\n`)
  return { rows, times, refused, breaks }
}

function describe(row: Row | undefined): string {
  return Object.entries(row?.reading ?? {})
    .map(([name, value]) => `${name} ${Number(value.toFixed(1))}`)
    .join(', ')
}

function report(
  rows: readonly Row[],
  { refused, breaks }: { refused: number; breaks: number },
  bare: Trend | undefined,
): void {
  const end = rows.at(-1)?.tasks ?? 0
  const trends = (Object.keys(measures) as MeasureName[]).flatMap((name) => {
    const samples = samplesOf(rows, name).filter(({ tasks }) => tasks >= end * warmUp)
    if (samples.length < 2) return []
    const trend = trendOf(samples)
    // The browser's own share is not ours.
    const allowed = measures[name].mostPerThousand + (name === 'renderer' ? (bare?.perThousand ?? 0) : 0)
    return [{ name, ...trend, flat: trend.perThousand <= allowed }]
  })
  for (const { name, first, last, perThousand, flat } of trends) {
    const { title, unit } = measures[name]
    const [from, to] = [first, last].map((value) => Number(value.toFixed(1)))
    process.stdout.write(
      `${flat ? 'flat   ' : 'GROWS  '}${title}: ${from} → ${to} ${unit}, ${signed(perThousand)} per 1,000 tasks\n`,
    )
  }
  if (bare)
    process.stdout.write(`a bare page with the same media: ${signed(bare.perThousand)} MB per 1,000 tasks\n`)
  process.stdout.write(
    `${refused} tasks asked for more than the hand’s first answer; ${breaks} breaks were taken\n`,
  )
  writeFileSync(
    join(resultFolder(), 'soak.json'),
    `${JSON.stringify({ trends, bare, refused, breaks, rows }, null, 2)}\n`,
  )
  writePlot(rows)
}

function writePlot(rows: readonly Row[]): void {
  const end = rows.at(-1)?.tasks ?? 0
  const heading = `${end.toLocaleString('en')} tasks of mixed kinds in one run`
  writeFileSync(join(resultFolder(), 'soak.svg'), plotOf(rows, heading))
}

function resultFolder(): string {
  const folder = join(projectRoot, 'bench-results')
  mkdirSync(folder, { recursive: true })
  return folder
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
