import { journalKindSchema } from '../../src-shared/model/journal.ts'
import { exportJournal } from '../profile/export-journal.ts'
import { counted } from '../store/counted.ts'
import type { JournalFilter } from '../store/journal-filter.ts'
import { type Call, type Command, fromHere, UsageError } from './command.ts'
import { openOutput } from './output.ts'
import { print, say, sayProgress } from './tell.ts'

/** Rows of the journal, all or those that are asked for; which is also how one searches it. */
export const exportCommand: Command = {
  on: 'profile',
  takes: ['format', 'kind', 'task', 'since', 'until', 'to'],
  formats: ['jsonl', 'csv'],
  check: ({ options }) => void readFilter(options),
  async run(profile, { options }) {
    const filter = readFilter(options)
    const format = options.format === 'csv' ? 'csv' : 'jsonl'
    const path = options.to === undefined ? undefined : fromHere(options.to)
    const output = await openOutput(path)
    try {
      const rows = await exportJournal(profile, filter, format, async (text, done, of) => {
        if (path !== undefined) sayProgress('row', done, of)
        await output.write(text)
      })
      await output.finish()
      say(`${counted(rows, 'row')} of the journal.`)
      if (path !== undefined) print({ rows, format, file: path })
      return 0
    } catch (error) {
      await output.abandon()
      throw error
    }
  },
}

function readFilter({ kind, task, since, until }: Call['options']): JournalFilter {
  const from = since === undefined ? undefined : readInstant('--since', since).from
  const through = until === undefined ? undefined : readInstant('--until', until).through
  if (from !== undefined && through !== undefined && from >= through)
    throw new UsageError('There is no moment between --since and --until.')
  return {
    ...(kind !== undefined && { kinds: readKinds(kind) }),
    ...(task !== undefined && { taskId: task }),
    ...(from !== undefined && { since: from }),
    ...(through !== undefined && { before: through }),
  }
}

function readKinds(text: string): string[] {
  const known: readonly string[] = journalKindSchema.options
  const kinds = text.split(',').map((one) => one.trim())
  const unknown = kinds.find((kind) => !known.includes(kind))
  if (unknown !== undefined)
    throw new UsageError(`No row is of the kind “${unknown}”. --kind takes: ${known.join(', ')}.`)
  return kinds
}

const dayMs = 24 * 60 * 60 * 1000

/** A day (UTC) is meant from its first moment through its last; an instant with its zone as it stands. */
function readInstant(name: string, text: string): { from: string; through: string } {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  const start = isDay || isInstant ? Date.parse(text) : Number.NaN
  if (Number.isNaN(start))
    throw new UsageError(`${name} is a day such as 2026-11-22, or an instant such as 2026-11-22T14:00:00Z.`)
  const from = new Date(start).toISOString()
  return { from, through: isDay ? new Date(start + dayMs).toISOString() : from }
}
