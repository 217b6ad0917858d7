import { availableParallelism } from 'node:os'
import { DeskError } from '../../src-shared/desk/result.ts'
import { classifyStoreError } from './fault.ts'
import { type FaultFound, type FaultGroup, mergeFaults } from './faults-found.ts'
import { type RecordsThread, startRecordsThread } from './records-thread.ts'
import type { StoreKeys } from './store.ts'
import { type JournalEnd, readTailMark } from './tail-mark.ts'
import type { RowRange, RowsResult } from './verify-rows.ts'
import type { KeptMedia, StateResult } from './verify-state.ts'

/** What checking the records of a profile has found. */
export interface Verification {
  /** Rows of the journal that were to be checked. */
  rows: number
  /** The journal's last row. Kept elsewhere, it shows a journal that is cut or replaced later. */
  tail?: JournalEnd
  /** Sorts of faults, the first bad row first. Empty if all is sound. */
  faults: FaultGroup[]
}

export interface VerifyOptions {
  /** Why a file of the vault is not as it should be; undefined if it is. Left out: the vault is not looked at. */
  mediaFault?: (media: KeptMedia) => Promise<string | undefined>
  onProgress?: (progress: { rows: number; of: number }) => void
  signal?: AbortSignal
  /** False for a backup, which has no mark of its end beside it. */
  marked?: boolean
}

/** Small enough that all threads end at about the same time. */
const rangeRows = 20_000
const mostThreads = 4

/**
 * Checks every row of the journal, what it refers to, what follows from it, the mark of its end and the file's structure,
 * in threads of its own and while others may work on the profile. Damage is reported, not thrown.
 * @throws DeskError `cancelled`, or SQLite's errors where the file cannot be opened at all
 */
export async function verify(
  file: string,
  keys: StoreKeys,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { mediaFault, onProgress = () => {}, signal, marked = true } = options
  const found: FaultGroup[] = []
  const results: RowsResult[] = []
  const first = startRecordsThread(file, keys, signal)
  const threads: RecordsThread[] = [first]
  try {
    const state = await first.verifyState(marked).catch(explainUnreadable)
    if (state.faults[0]?.sentence === unreadable) return { rows: 0, faults: state.faults }
    // Where the end cannot be read, the mark may know how far it is.
    const mark = marked ? readTailMark(file, keys.chain) : undefined
    const of = state.end?.sequence ?? (mark?.is === 'valid' ? mark.end.sequence : 0)
    const ranges = rangesUpTo(of)
    for (let more = Math.min(mostThreads, availableParallelism(), ranges.length); more > 1; more -= 1) {
      threads.push(startRecordsThread(file, keys, signal))
    }
    let rows = 0
    const count = (done: number) => {
      rows += done
      onProgress({ rows, of })
    }
    const work = async (thread: RecordsThread): Promise<void> => {
      if (thread === first) found.push(...(await thread.verifyFile()))
      for (let range = ranges.shift(); range; range = ranges.shift()) {
        results.push(await thread.verifyRows(range, count))
      }
    }
    await Promise.all(threads.map(work))
    found.push(...state.faults, ...faultsOfAll(results, state))
    if (mediaFault) found.push(...(await findMediaFaults(state.media, mediaFault)))
    return { rows: of, ...(state.end && { tail: state.end }), faults: mergeFaults(found) }
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** A first page that cannot be read leaves nothing to look at, and is a fault like any other. */
function explainUnreadable(error: unknown): StateResult {
  const known = classifyStoreError(error)
  if (!(known instanceof DeskError) || known.code !== 'database-damaged') throw error
  return { faults: [{ kind: 'unreadable', count: 1, sentence: unreadable }], media: [] }
}

const unreadable =
  'The database cannot be read at all: its first page is damaged, or it belongs to another key.'

/** The first fault in words, and how many others of each sort there are. Empty if all is sound. */
export function describeFaults({ faults }: Verification): string[] {
  return faults.map(({ sentence, count }) =>
    count === 1 ? sentence : `${sentence} ${count - 1} more of this sort.`,
  )
}

function rangesUpTo(last: number): RowRange[] {
  const ranges: RowRange[] = []
  for (let from = 1; from <= last; from += rangeRows) {
    ranges.push({ from, to: Math.min(last, from + rangeRows - 1) })
  }
  return ranges
}

/** Faults of the ranges, and what shows only when they are taken together. */
function faultsOfAll(results: readonly RowsResult[], { counted }: StateResult): FaultGroup[] {
  const lastRestore = Math.max(0, ...results.map((result) => result.lastRestore))
  const strays = results
    .flatMap((result) => result.strays)
    .filter(({ sequence = 0 }) => sequence > lastRestore)
  const faults = [...results.flatMap((result) => result.faults), ...strays]
  if (!counted || faults.some(({ kind }) => kind === 'unreadable' || kind === 'missing')) return faults
  const sum = (kind: keyof RowsResult['counts']) =>
    results.reduce((total, { counts }) => total + counts[kind], 0)
  const pairs: [what: string, kept: number, rows: number][] = [
    ['acts in the outbox', counted.standing + counted.withdrawn, sum('ended')],
    ['withdrawn acts in the outbox', counted.withdrawn, sum('undo')],
    ['skips that are counted', counted.skips, sum('skip')],
  ]
  for (const [what, kept, rows] of pairs) {
    if (kept === rows) continue
    const sentence = `The number of ${what} is ${kept}, but the journal has ${rows} such rows.`
    faults.push({ kind: 'count', count: 1, sentence })
  }
  return faults
}

async function findMediaFaults(
  media: readonly KeptMedia[],
  mediaFault: NonNullable<VerifyOptions['mediaFault']>,
): Promise<FaultGroup[]> {
  const faults: FaultFound[] = []
  for (const one of media) {
    const sentence = await mediaFault(one)
    if (sentence !== undefined) faults.push({ kind: 'media', id: one.id, sentence })
  }
  const [first] = faults
  return first ? [{ ...first, count: faults.length }] : []
}
