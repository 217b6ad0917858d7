import { z } from 'zod'
import { DeskError } from '../../src-shared/desk/result.ts'
import { type CaseRecord, type RecordFile, recordFileSchema } from '../../src-shared/model/record.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import { createTurns } from './turns.ts'

/** All of a file of records but its records. */
export type RecordFileHead = Omit<RecordFile, 'records'>

/** A file as it is read: its records are checked one by one after that. */
export interface ReadFile {
  head: RecordFileHead
  /** What others are about comes first: decisions, then audits, then steps; then practice. Places count from 1, as in the file. */
  entries: Entry[]
}

interface Entry {
  place: number
  read: () => unknown
}

const headSchema = recordFileSchema.omit({ records: true })
const wholeSchema = headSchema.extend({ records: z.array(z.unknown()) })

/** More than any team writes into one file, and as many as can be put in order in memory. */
const mostRecords = 1_000_000

/** Between head and records, and after them. */
const opening = ',"records":[\n'
const closing = '\n]}\n'
const between = ',\n'

/** Such as `evenhand-records-2026-11-22-101500-4f2a91bc.json`; with whom it is for, `…-4f2a91bc-for-91bc4f2a-ada-lovelace.json`. */
export function recordFileName(
  { writtenAt, from }: RecordFileHead,
  to?: { id: string; name: string },
): string {
  const [day = '', time = ''] = writtenAt.split('T')
  const ends = to ? `-for-${to.id.slice(0, 8)}${fileWords(to.name)}` : ''
  return `evenhand-records-${day}-${time.slice(0, 8).replaceAll(':', '')}-${from.id.slice(0, 8)}${ends}.json`
}

/**
 * What of a name every disk takes, in any script, with a dash before it; nothing of a name that has no letters. It comes last, since
 * digits behind a name from right to left would be shown in among it.
 */
function fileWords(name: string): string {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length > 0 ? `-${words.join('-').slice(0, 40)}` : ''
}

/** @param lines a record each, as JSON: so files can be compared, searched, and read without being parsed as a whole */
export function recordFileText(head: RecordFileHead, lines: readonly string[]): string {
  return `${JSON.stringify(head).slice(0, -1)}${opening}${lines.join(between)}${closing}`
}

/** @param name for what is told. @throws DeskError `source-refused` for what is no such file */
export async function readRecordFile(name: string, text: string): Promise<ReadFile> {
  const { head, entries } = readHead(text) ?? readWhole(name, text)
  const turns = createTurns()
  const ranked = []
  for (const entry of entries) {
    if (ranked.length === mostRecords)
      throw new DeskError(
        'source-refused',
        `“${name}” has more than ${mostRecords.toLocaleString('en')} records, and cannot be taken in as one file.`,
      )
    ranked.push({ entry, rank: rankOf(entry.read()) })
    await turns.take()
  }
  ranked.sort((one, other) => one.rank - other.rank)
  return { head, entries: ranked.map(({ entry }) => entry) }
}

/** As this program writes it, its lines yet to be found; undefined for what was written otherwise. */
function readHead(text: string): { head: RecordFileHead; entries: Iterable<Entry> } | undefined {
  const end = text.indexOf(opening)
  if (end === -1 || !text.endsWith(closing)) return undefined
  const head = headSchema.safeParse(parse(`${text.slice(0, end)}}`)).data
  return head && { head, entries: entriesIn(text, end + opening.length, text.length - closing.length) }
}

function* entriesIn(text: string, from: number, to: number): Generator<Entry> {
  for (let place = 1, start = from; start < to; place += 1) {
    const found = text.indexOf(between, start)
    const end = found === -1 || found > to ? to : found
    const begin = start
    yield { place, read: () => parse(text.slice(begin, end)) }
    start = end + between.length
  }
}

function readWhole(name: string, text: string): ReadFile {
  const said = parse(text)
  if (said === undefined)
    throw new DeskError('source-refused', `“${name}” is no file of records: it is not JSON.`)
  const parsed = wholeSchema.safeParse(said)
  if (!parsed.success)
    throw new DeskError(
      'source-refused',
      `“${name}” is no file of records: ${describeIssues(parsed.error).slice(0, 3).join('; ')}.`,
    )
  const { records, ...head } = parsed.data
  return { head, entries: records.map((found, index) => ({ place: index + 1, read: () => found })) }
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const typeSchema = z.object({ record: z.object({ type: z.string() }) })
const ranks: readonly string[] = [
  'decision',
  'audit',
  'step',
  'rating',
  'answer',
  'certificate',
] satisfies CaseRecord['type'][]

function rankOf(found: unknown): number {
  return ranks.indexOf(typeSchema.safeParse(found).data?.record.type ?? '')
}
