import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { projectRoot } from '../../scripts/layers.ts'
import { auditFiguresOf } from '../../src-main/profile/audit-figures.ts'
import { databaseFile, openProfile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { openForReading } from '../../src-main/store/read-connection.ts'
import { type Figure, figureOf } from './figures.ts'
import { series } from './floors.ts'
import { writeManyAudits } from './many-audits.ts'
import { inTemporaryFolder } from './temporary.ts'

const decisions = Number(process.env.EVENHAND_BENCH_ROWS ?? 1_000_000)
const audits = Math.round(decisions / 20)
const passes = 5
const days = 3660

const options = { assets: join(projectRoot, 'assets'), now: Date.now }

/** Figures over a million decisions and 50,000 audits, and how long the program's own thread was kept waiting meanwhile. */
export async function measureAudits(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const profile = await openProfile(join(folder, 'profile'), options)
    try {
      const file = databaseFile(profile.folder)
      const database = openDatabase(file, profile.keys.database)
      const labels = Array.from({ length: 42 }, (_, index) => `label.${index}`)
      const me = profile.profile().id
      writeManyAudits(database, {
        me,
        decisions,
        every: 20,
        labels,
        from: Date.parse('2024-01-01T08:00:00Z'),
      })
      database.close()
      const floor = await series(passes, async () => {
        const database = openForReading(file, profile.keys.database)
        const rows = database.prepare<[], string>(`SELECT payload FROM record WHERE type = 'audit'`).pluck()
        let read = 0
        for (const payload of rows.iterate()) read += Object.keys(JSON.parse(payload)).length
        database.close()
        if (read < audits) throw new Error('The floor has read too little.')
      })
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      const program = await series(passes, async () => {
        const figures = await auditFiguresOf(profile, days, Date.now())
        if (figures.audits !== audits) throw new Error(`Figures of ${figures.audits} audits only.`)
      })
      delay.disable()
      const held = Math.round(delay.max / 1e6)
      return [
        figureOf({
          name: `figures of ${audits.toLocaleString('en')} audits among ${decisions.toLocaleString('en')} decisions`,
          program,
          floor,
          floorName: 'reading and parsing the audits',
          aim: '≤ 2 s',
          note: `main’s own thread was held up ${held} ms at most`,
        }),
      ]
    } finally {
      profile.close()
    }
  })
}
