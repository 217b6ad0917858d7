import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { counted } from './counted.ts'
import { createRowMac } from './row-mac.ts'
import { syncFolder } from './sync-folder.ts'

/** The last row of a journal; sequence 0 and a hash of zeros for an empty one. */
export interface JournalEnd {
  sequence: number
  /** ISO 8601, UTC. */
  at: string
  /** Lower-case hex. */
  hash: string
}

/** What the file beside the database says the journal's end is, or was when it was written last. */
export type TailMark = { is: 'valid'; end: JournalEnd } | { is: 'missing' } | { is: 'damaged' }

/** Why the journal cannot be the one that was here last. */
export interface Gap {
  /** For a person. */
  sentence: string
  /** Where the journal must have reached at least, as far as that is known. */
  expected?: JournalEnd
  found: JournalEnd
}

/**
 * A chain shows no cut at its end, so the end is kept apart: in `journal.tail` beside the database, written after each
 * commit that appended. It is never ahead of the database, because a commit is on the disk before the mark is written; so
 * a database that is behind it was put there later. Nor can it be made without the key.
 */
const format = 'evenhand-tail/1'
const line = new RegExp(`^(${format} (\\d{16}) (\\S{24})) ([0-9a-f]{64}) ([0-9a-f]{64})\\n$`)
/** Several times as long as the line. */
const mostBytes = 1024
const emptyEnd: JournalEnd = { sequence: 0, at: '1970-01-01T00:00:00.000Z', hash: '0'.repeat(64) }

/** In the database's header: from now on there is a mark beside it. Says “EVHN”. */
const markedId = 0x4556_484e

export function tailMarkFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'journal.tail')
}

export function readTailMark(databaseFile: string, chainKey: Uint8Array): TailMark {
  // Another process may write just while this one reads; that is over at once.
  for (let attempt = 0; ; attempt += 1) {
    const mark = readOnce(tailMarkFile(databaseFile), chainKey)
    if (mark.is !== 'damaged' || attempt === 3) return mark
  }
}

function readOnce(file: string, chainKey: Uint8Array): TailMark {
  const facts = statSync(file, { throwIfNoEntry: false })
  if (!facts) return { is: 'missing' }
  // Not read where something else was put in its place: it may be of any size.
  if (!facts.isFile() || facts.size > mostBytes) return { is: 'damaged' }
  const text = readFileSync(file, 'latin1')
  const [, head = '', sequence, at = '', hash = '', mac] = line.exec(text) ?? []
  if (mac === undefined || createRowMac(chainKey)(head, hash) !== mac) return { is: 'damaged' }
  return { is: 'valid', end: { sequence: Number(sequence), at, hash } }
}

function selectEnd(database: Database.Database): Database.Statement<[], JournalEnd> {
  return database.prepare(
    'SELECT sequence, at, lower(hex(hash)) AS hash FROM journal ORDER BY sequence DESC LIMIT 1',
  )
}

export function journalEnd(database: Database.Database): JournalEnd {
  return selectEnd(database).get() ?? emptyEnd
}

/** Whether the database is the one that the mark beside it was made for. Not to be called within a transaction. */
export function findGap(
  databaseFile: string,
  database: Database.Database,
  chainKey: Uint8Array,
): Gap | undefined {
  // The mark first: what another process commits in between is then no rollback. Twice: that process may be one that
  // has made the mark just after it was looked for.
  const look = () => compare(database, readTailMark(databaseFile, chainKey))
  return look() && look()
}

function compare(database: Database.Database, mark: TailMark): Gap | undefined {
  const found = journalEnd(database)
  const where =
    found.sequence === 0
      ? 'The journal is empty'
      : `The journal ends with row ${found.sequence} of ${found.at}`
  if (mark.is !== 'valid') {
    // A profile that is new, or was never opened by a program that writes the mark.
    if (!isMarked(database)) return undefined
    const sentence = `${where}, and nobody can tell whether that is its end: the file journal.tail, which says so, is ${mark.is}.`
    return { sentence, found }
  }
  const expected = mark.end
  if (found.sequence < expected.sequence) {
    const missing = counted(expected.sequence - found.sequence, 'row')
    const sentence = `${where}, but had reached row ${expected.sequence} of ${expected.at}: it lacks ${missing}. All that was done in between is missing. An older copy of the database was put in its place, or its end was cut off.`
    return { sentence, expected, found }
  }
  if (expected.sequence > 0 && hashAt(database, expected.sequence) !== expected.hash) {
    const sentence = `Row ${expected.sequence} of the journal is not the one that was written on ${expected.at}: the journal was written anew, or another one was put in its place.`
    return { sentence, expected, found }
  }
  return undefined
}

/** Of the row in that place, lower-case hex. */
export function hashAt(database: Database.Database, sequence: number): string | undefined {
  return database
    .prepare<[number], string>('SELECT lower(hex(hash)) FROM journal WHERE sequence = ?')
    .pluck()
    .get(sequence)
}

function isMarked(database: Database.Database): boolean {
  return database.pragma('application_id', { simple: true }) === markedId
}

export interface MarkKeeper {
  /** After a commit: brings the mark to the journal's end, if that has moved. */
  advance(): void
  close(): void
}

/**
 * Keeps the mark of an open database, from the journal's end as it is now.
 * @throws Node's errors where the folder cannot be written to
 */
export function keepTailMark(
  databaseFile: string,
  database: Database.Database,
  chainKey: Uint8Array,
): MarkKeeper {
  const mac = createRowMac(chainKey)
  const lineOf = ({ sequence, at, hash }: JournalEnd) => {
    const head = `${format} ${String(sequence).padStart(16, '0')} ${at}`
    return `${head} ${hash} ${mac(head, hash)}\n`
  }
  const end = selectEnd(database)
  const file = tailMarkFile(databaseFile)
  let marked = journalEnd(database)
  // One that is there is written in place: another process may have it open.
  if (readTailMark(databaseFile, chainKey).is !== 'valid') placeFile(file, lineOf(marked))
  // Only now, so that a crash before it leaves a database that does not miss its mark.
  if (!isMarked(database)) database.pragma(`application_id=${markedId}`)
  const descriptor = openSync(file, 'r+')
  let isOpen = true
  // In place and of the same length, so that a crash leaves the old line or the new one, both true.
  const write = () => writeSync(descriptor, lineOf(marked), 0, 'latin1')
  write()

  return {
    advance() {
      try {
        const now = end.get()
        if (!now || now.sequence === marked.sequence) return
        marked = now
        write()
      } catch {
        // What was committed stands. A mark that is behind is true as well, and the next one makes up for it.
      }
    },
    close() {
      if (isOpen) closeSync(descriptor)
      isOpen = false
    },
  }
}

/** Whole and on the disk, name and all: a mark that a power cut has emptied would look like one that was tampered with. */
function placeFile(file: string, text: string): void {
  const aside = `${file}.${process.pid}`
  try {
    const descriptor = openSync(aside, 'w', 0o600)
    try {
      writeSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
  syncFolder(dirname(file))
}
