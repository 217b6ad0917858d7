import { join } from 'node:path'
import { launchApp } from '../e2e/fixtures.ts'
import { timeBlankWindow } from './blank-window.ts'
import { type Figure, figureOf } from './figures.ts'
import { inTemporaryFolder } from './temporary.ts'

const runs = 8
const aim = 'p50 ≤ 1.5 × a blank window + 1 s'

/** From the command to the first task painted: on a profile that is there, and on a new one that gets the demo shift. */
export async function measureStart(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const first: number[] = []
    const again: number[] = []
    const blank: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const profile = join(folder, `profile-${run}`)
      blank.push(await timeBlankWindow())
      first.push(await timeStart(profile))
      blank.push(await timeBlankWindow())
      again.push(await timeStart(profile))
    }
    const floor = { floor: blank, floorName: 'blank window', aim }
    return [
      withLimit(figureOf({ name: 'start to first task', program: again, ...floor })),
      withLimit(figureOf({ name: 'first start, imports the demo', program: first, ...floor })),
    ]
  })
}

function withLimit(figure: Figure): Figure {
  const limit = 1.5 * figure.floor.p50 + 1000
  return { ...figure, note: `limit ${Math.round(limit)} ms, taken ${Math.round(figure.program.p50)} ms` }
}

/** Milliseconds by the program's own ready line, which counts from the start of the command's process. */
export async function timeStart(profile: string): Promise<number> {
  const app = await launchApp({ profile })
  try {
    const line = /^ready in (\d+) ms/m.exec(app.stdout())?.[1]
    if (line === undefined) throw new Error('The program printed no ready line.')
    return Number(line)
  } finally {
    await app.close()
  }
}
