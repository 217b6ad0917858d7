import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { SentDay } from '../../src-shared/model/sent-day.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { codeOf, removePartials, replaceFile } from './replace-file.ts'

/** Everything that a day's file says but its entries. */
export type DayHead = Pick<SentDay, 'day' | 'tail'> & { profile: Pick<Profile, 'id' | 'name' | 'role'> }

/** Several profiles may write to one folder, so the name carries the profile's id. */
export function dayFileName(day: string, profileId: string): string {
  return `evenhand-decisions-${day}-${profileId}.json`
}

/** Day of a row by its own time, in UTC: `2026-11-22`. */
export function dayOf({ at }: Pick<OutboxRow, 'at'>): string {
  return at.slice(0, 10)
}

/** A row's payload is in it as it was hashed. One entry a line, so that files can be compared and searched. */
export function dayText({ day, profile, tail }: DayHead, rows: readonly OutboxRow[]): string {
  const { id, name, role } = profile
  const head = JSON.stringify({ format: 'evenhand-decisions/1', day, profile: { id, name, role }, tail })
  return `${head.slice(0, -1)},"entries":[\n${rows.map(entryText).join(',\n')}\n]}\n`
}

function entryText({ sequence, journalId, kind, at, taskId, payload }: OutboxRow): string {
  const entry = JSON.stringify({ sequence, id: journalId, kind, at, taskId })
  return `${entry.slice(0, -1)},"details":${payload}}`
}

/** Writes a day's file as a whole. */
export async function writeDayFile(folder: string, head: DayHead, rows: readonly OutboxRow[]): Promise<void> {
  await replaceFile(folder, dayFileName(head.day, head.profile.id), dayText(head, rows))
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * Looks at what is in the place of a day's file, before the first writing. One that holds a decision which is not known,
 * or that cannot be read, is kept under another name: after a restored backup it may be the only place where a decision
 * still is. Returns that name.
 */
export async function clearPlace(
  folder: string,
  { day, profile }: Pick<DayHead, 'day' | 'profile'>,
  isKnown: (id: string) => boolean,
  now: Date,
): Promise<string | undefined> {
  const name = dayFileName(day, profile.id)
  await removePartials(folder, name, now.getTime() - dayMs)
  const found = await readIfThere(join(folder, name))
  if (found === undefined || holdsOnly(found, isKnown)) return undefined
  const kept = name.replace(/\.json$/, `.kept-${now.toISOString().replaceAll(':', '-')}.json`)
  await rename(join(folder, name), join(folder, kept))
  return kept
}

/** A folder, or a file that is too large to be a day's, is kept like any other that this program has not written. */
const noDaysFile = ['EISDIR', 'ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG']

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (noDaysFile.includes(codeOf(error))) return ''
    throw error
  }
}

/** Not the whole schema: a long day's file is looked through while the window waits for its turn. */
const outlineSchema = z.object({
  format: z.literal('evenhand-decisions/1'),
  entries: z.array(z.object({ id: z.string() })),
})

function holdsOnly(text: string, isKnown: (id: string) => boolean): boolean {
  try {
    return outlineSchema.parse(JSON.parse(text)).entries.every(({ id }) => isKnown(id))
  } catch {
    return false
  }
}
