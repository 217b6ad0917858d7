import { csvLines, type ExportFormat, journalLines, jsonLines } from '../store/export-rows.ts'
import { type JournalFilter, type JournalSelection, selectJournal } from '../store/journal-filter.ts'
import { openForReading } from '../store/read-connection.ts'
import { databaseFile, type OpenProfile } from './open-profile.ts'

/** `journal`: the rows as the command of that name has always printed them. */
const formats = { jsonl: jsonLines, csv: csvLines, journal: journalLines }

/** Takes text of many rows at once; the next comes when it has been taken. */
type Take = (text: string, done: number, of: number) => Promise<void>

/**
 * Writes rows of the journal for somebody outside, after writing into the journal that it does: also an export that is cut
 * off has left the machine in part. Returns how many rows there are.
 */
export async function exportJournal(
  profile: Pick<OpenProfile, 'folder' | 'keys' | 'profile' | 'note'>,
  filter: JournalFilter,
  format: keyof typeof formats,
  take: Take,
): Promise<number> {
  return withSelection(profile, filter, async (selection) => {
    const rows = selection.count()
    const { id, name } = profile.profile()
    profile.note('export', { by: { id, name }, format, filter, rows })
    await stream(selection, formats[format], (text, done) => take(text, done, rows))
    return rows
  })
}

/** By a connection of its own, so that whoever works on the profile meanwhile is not kept from it. */
async function withSelection<T>(
  { folder, keys }: Pick<OpenProfile, 'folder' | 'keys'>,
  filter: JournalFilter,
  work: (selection: JournalSelection) => Promise<T>,
): Promise<T> {
  const database = openForReading(databaseFile(folder), keys.database)
  try {
    return await work(selectJournal(database, filter))
  } finally {
    database.close()
  }
}

async function stream(
  selection: JournalSelection,
  { head, line }: ExportFormat,
  take: (text: string, done: number) => Promise<void>,
): Promise<void> {
  let done = 0
  if (head !== '') await take(head, done)
  for (const rows of selection.batches()) {
    done += rows.length
    await take(rows.map(line).join(''), done)
  }
}
