import { randomUUID } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/layers.ts'
import { backUpProfile } from '../../src-main/profile/backups.ts'
import { exportJournal } from '../../src-main/profile/export-journal.ts'
import { databaseFile, type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { selectJournal } from '../../src-main/store/journal-filter.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { openForReading } from '../../src-main/store/read-connection.ts'
import { verify } from '../../src-main/store/verify.ts'
import { type Figure, figureOf } from './figures.ts'
import { alternate, copyDurably, readFileWhole, readRows, series, timed } from './floors.ts'
import { writeManyRows } from './many-rows.ts'
import { timeStart } from './start.ts'
import { inTemporaryFolder } from './temporary.ts'

const rows = Number(process.env.EVENHAND_BENCH_ROWS ?? 1_000_000)
const waiting = 100_000
const openings = 40
const starts = 4
const decisions = 600
const passes = 3

const options = { assets: join(projectRoot, 'assets'), now: Date.now }

/** What a journal of a million rows costs: at the start, at each decision, and when all of it is read. */
export async function measureMillion(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const full = join(folder, 'full')
    const bare = join(folder, 'bare')
    const taskId = await fill(full, rows)
    await fill(bare, 0)
    return [
      await measureOpening(full, bare),
      await measureStarts(full, bare),
      await measureDecisions(full, bare),
      ...(await measureReading(full, taskId)),
      await measureBackup(full),
    ]
  })
}

/** Returns the id of one of the tasks that are done. */
async function fill(folder: string, count: number): Promise<string> {
  const { keys, close } = await openProfile(folder, options)
  close()
  const database = openDatabase(databaseFile(folder), keys.database)
  try {
    return writeManyRows(database, keys.chain, { rows: count, waiting })
  } finally {
    database.close()
    ;(await openProfile(folder, options)).close()
  }
}

const beside = { floorName: 'the same with none', aim: '≤ 1.2 ×' }

async function measureOpening(full: string, bare: string): Promise<Figure> {
  const time = (folder: string) =>
    timed(async () => {
      const profile = await openProfile(folder, options)
      profile.shift.view()
      profile.close()
    })
  const [program, floor] = await alternate(openings, time, full, bare)
  return figureOf({ name: 'open a profile, million rows', program, floor, ...beside })
}

async function measureStarts(full: string, bare: string): Promise<Figure> {
  const [program, floor] = await alternate(starts, timeStart, full, bare)
  return figureOf({ name: 'start, million rows', program, floor, ...beside })
}

async function measureDecisions(full: string, bare: string): Promise<Figure> {
  const profiles = [await openProfile(full, options), await openProfile(bare, options)] as const
  try {
    for (const profile of profiles) decide(profile)
    const [program, floor] = await alternate(decisions, async (profile) => decide(profile), ...profiles)
    return figureOf({ name: 'decide and next, million rows', program, floor, ...beside })
  } finally {
    for (const { close } of profiles) close()
  }
}

/** Milliseconds. */
function decide({ shift, policy }: OpenProfile): number {
  const taskId = shift.view().upcoming[0]?.id
  if (taskId === undefined) throw new Error('The tasks of the bench have run out.')
  const { id: policyId, version: policyVersion } = policy()
  const made = {
    shownAt: new Date().toISOString(),
    activeSeconds: 12.3,
    revealedSeconds: 10.1,
    watchedShare: 1,
  }
  const start = performance.now()
  shift.record({
    decisionId: randomUUID(),
    ...{ taskId, policyId, policyVersion, verdict: 'no-violation', labels: [], note: '' },
    made: { ...made, signalsShown: true },
  })
  return performance.now() - start
}

async function measureReading(folder: string, taskId: string): Promise<Figure[]> {
  const profile = await openProfile(folder, options)
  const file = databaseFile(folder)
  const target = join(folder, 'export.jsonl')
  try {
    const plain = await series(passes, async () => readRows(file, profile.keys.database))
    const verified = await series(passes, async () => {
      const { faults } = await verify(file, profile.keys)
      if (faults[0]) throw new Error(faults[0].sentence)
    })
    const before = process.memoryUsage.rss()
    let most = before
    const exported = await series(passes, async () => {
      const output = await open(target, 'w')
      await exportJournal(profile, {}, 'jsonl', async (text) => {
        await output.writeFile(text)
        most = Math.max(most, process.memoryUsage.rss())
      })
      await output.close()
    })
    const megabytes = Math.round(statSync(target).size / 1e6)
    const grown = Math.round((most - before) / 1e6)
    const read = await series(passes, () => readFileWhole(file))
    const searched = await series(passes, async () => {
      const database = openForReading(file, profile.keys.database)
      const found = [...selectJournal(database, { taskId }).batches()].flat().length
      database.close()
      if (found < 3) throw new Error('The search has found too little.')
    })
    const floor = { floor: plain, floorName: 'plain SQLite read' }
    return [
      figureOf({
        name: 'verify',
        program: verified,
        ...floor,
        aim: '≥ 200,000 rows/s',
        note: speed(verified),
      }),
      figureOf({
        name: 'export as JSON lines',
        program: exported,
        ...floor,
        note: `${speed(exported)}, ${megabytes} MB; memory grew by ${grown} MB`,
      }),
      figureOf({ name: 'search for one task', program: searched, floor: read, floorName: 'plain file read' }),
    ]
  } finally {
    profile.close()
  }
}

async function measureBackup(folder: string): Promise<Figure> {
  const profile = await openProfile(folder, options)
  const file = databaseFile(folder)
  const megabytes = statSync(file).size / 1e6
  try {
    const floor = await series(passes, async () => copyDurably(file, join(folder, 'copy')))
    const program = await series(passes, async () => rmSync((await backUpProfile(profile, Date.now)).file))
    const [best = Number.NaN] = [...program].sort((a, b) => a - b)
    const note = `${Math.round(megabytes / (best / 1000))} MB/s of ${Math.round(megabytes)} MB, checked as a whole`
    return figureOf({ name: 'backup, verified', program, floor, floorName: 'file copy + fsync', note })
  } finally {
    profile.close()
  }
}

function speed(times: readonly number[]): string {
  return `${Math.round(rows / (Math.min(...times) / 1000)).toLocaleString('en')} rows/s at best`
}
