import { randomUUID } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type Database from 'better-sqlite3'
import { openDatabase } from '../../src-main/store/open.ts'
import { openForReading } from '../../src-main/store/read-connection.ts'
import { createRowMac } from '../../src-main/store/row-mac.ts'
import type { Store, StoreKeys } from '../../src-main/store/store.ts'
import { decisionOn, enterTexts, restartable, shiftOf } from '../unit/main/helpers.ts'

/**
 * A store in which tasks `t0`, `t1`, … have been entered, and from the first on so many were decided; the decision on `t4`
 * was taken back and made again.
 */
export function workedStore(t: TestContext, { tasks, decided }: { tasks: number; decided: number }) {
  const place = restartable(t)
  enterTexts(place.store, idsOf(0, tasks))
  decide(place.store, 0, decided)
  return place
}

/** Decides the tasks from `t<from>` to the one before `t<to>`. */
export function decide(store: Store, from: number, to: number): void {
  const shift = shiftOf(store)
  for (const id of idsOf(from, to)) {
    shift.record(decisionOn(id, { note: `Note on ${id}. `.repeat(20) }))
    if (id !== 't4') continue
    shift.undo(randomUUID())
    shift.record(decisionOn(id))
  }
}

function idsOf(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, at) => `t${from + at}`)
}

/** Changes the journal past its triggers, as somebody could who has the database's key. */
export function tamper(file: string, keys: StoreKeys, change: (database: Database.Database) => void): void {
  const database = openDatabase(file, keys.database)
  try {
    database.pragma('foreign_keys=OFF')
    const triggers = database
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
      )
      .all()
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    change(database)
    for (const { sql } of triggers) database.exec(sql)
  } finally {
    database.close()
  }
}

/** Writes hashes anew, from a row through another, as only somebody with the chain's key could. */
export function rehash(database: Database.Database, chain: Uint8Array, from: number, through: number): void {
  const mac = createRowMac(chain)
  const row = database
    .prepare<[number], unknown[]>(
      'SELECT sequence, id, kind, at, task_id, refers_to, payload FROM journal WHERE sequence = ?',
    )
    .raw()
  const previous = database
    .prepare<[number], string>('SELECT lower(hex(hash)) FROM journal WHERE sequence = ?')
    .pluck()
  const write = database.prepare(
    'UPDATE journal SET previous_hash = unhex(?), hash = unhex(?) WHERE sequence = ?',
  )
  for (let sequence = from; sequence <= through; sequence += 1) {
    const before = previous.get(sequence - 1) ?? '0'.repeat(64)
    write.run(before, mac(JSON.stringify(row.get(sequence)), before), sequence)
  }
}

export const pageBytes = 4096

/** Copies the files of a database to another folder, as they are on the disk now. */
export function copyFiles(from: string, to: string, names: readonly string[] = readdirSync(from)): void {
  for (const name of names) copyFileSync(join(from, name), join(to, name))
}

/** Overwrites a part of a file. */
export function scribble(file: string, at: number, bytes = 64): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(bytes, 0x5a), 0, bytes, at)
  closeSync(descriptor)
}

/**
 * Overwrites the page of the database that a row of the journal is on, found by trying. Returns the rows that cannot be
 * read any more, in order.
 */
export async function scribbleOnRow(file: string, keys: StoreKeys, sequence: number): Promise<number[]> {
  const whole = readFileSync(file)
  for (let page = whole.length / pageBytes - 1; page > 0; page -= 1) {
    scribble(file, page * pageBytes + 100)
    const lost = unreadableRows(file, keys)
    if (lost.includes(sequence)) return lost
    writeFileSync(file, whole)
  }
  throw new Error(`No page holds row ${sequence} alone.`)
}

function unreadableRows(file: string, keys: StoreKeys): number[] {
  const database = openForReading(file, keys.database)
  try {
    const last = Number(database.prepare('SELECT max(sequence) FROM outbox').pluck().get())
    const row = database.prepare('SELECT hash FROM journal WHERE sequence = ?')
    return Array.from({ length: last }, (_, at) => at + 1).filter((sequence) => {
      try {
        row.get(sequence)
        return false
      } catch {
        return true
      }
    })
  } catch {
    return []
  } finally {
    database.close()
  }
}
