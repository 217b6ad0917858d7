import { join } from 'node:path'
import { projectRoot } from '../../scripts/layers.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import type { ClockReadings } from '../../src-main/wellbeing/clock.ts'
import { type Figure, figureOf } from './figures.ts'
import { post, writePack } from './packs.ts'
import { openRawFile } from './raw-file.ts'
import { inTemporaryFolder } from './temporary.ts'

const seconds = 5400
const events = 1000
/** The window reports so often while somebody works. */
const reportEvery = 5

/**
 * What breaks and exposure cost while somebody works, second by second of an hour and a half: a tick, now and then a report
 * of what is seen, and every ten seconds a write. Beside it, reading one row of the same database, which is the least that
 * anything about a profile takes. And an event that is written at once, beside one page on the same disk.
 */
export async function measureWellbeing(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const now = { ms: Date.now() }
    const clock: ClockReadings = {
      wall: () => now.ms,
      uptime: () => now.ms / 1000,
      fine: () => now.ms,
      boot: () => 'bench',
    }
    const profile = await openProfile(join(folder, 'profile'), {
      assets: join(projectRoot, 'assets'),
      now: () => now.ms,
      clock,
    })
    const raw = openRawFile(join(folder, 'raw'))
    try {
      await importPack(
        profile,
        writePack(join(folder, 'pack'), 'wellbeing', [{ kind: 'text', text: post(1) }]),
        {},
      )
      return [secondsOf(profile, now), eventsOf(profile, now, raw)]
    } finally {
      raw.close()
      profile.close()
    }
  })
}

function secondsOf({ shift, wellbeing, store }: OpenProfile, now: { ms: number }): Figure {
  const [task] = shift.view().upcoming
  if (!task) throw new Error('The bench has no task.')
  const program: number[] = []
  const floor: number[] = []
  let cpuMicroseconds = 0
  for (let second = 0; second < seconds; second += 1) {
    now.ms += 1000
    const before = process.cpuUsage()
    program.push(
      timed(() => {
        if (second % reportEvery === 0)
          wellbeing.report({ seen: { taskId: task.id, sound: true, softened: false }, active: 'task' })
        wellbeing.tick()
      }),
    )
    const { user, system } = process.cpuUsage(before)
    cpuMicroseconds += user + system
    floor.push(timed(() => store.profile()))
  }
  const share = cpuMicroseconds / (seconds * 1_000_000)
  const total = program.reduce((sum, ms) => sum + ms, 0)
  const perSecond = Math.round((seconds * (1 + 1 / reportEvery)) / (total / 1000))
  return figureOf({
    name: 'second of a shift',
    program,
    floor,
    floorName: 'one row read',
    aim: 'under 1 % of one core',
    note: `${(share * 100).toFixed(3)} % of one core at one tick a second and one report every ${reportEvery} s, writes included; ${perSecond} events a second`,
  })
}

/** Taking a pause and going back from it, over and over. */
function eventsOf(
  { wellbeing }: OpenProfile,
  now: { ms: number },
  raw: ReturnType<typeof openRawFile>,
): Figure {
  const program: number[] = []
  const floor: number[] = []
  for (let event = 0; event < events; event += 1) {
    now.ms += 1000
    program.push(timed(() => wellbeing.tell({ type: event % 2 === 0 ? 'break-start' : 'break-end' })))
    floor.push(timed(() => raw.write(event)))
  }
  return figureOf({ name: 'break begun or ended, durably', program, floor, floorName: '4 KiB + fdatasync' })
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
