import { closeSync, copyFileSync, createReadStream, fsyncSync, openSync, rmSync } from 'node:fs'
import { openForReading } from '../../src-main/store/read-connection.ts'

// What the machine could do at best with the same file, and how to time it.

/** Every row of the journal, decrypted and given out, with nothing done to it. */
export function readRows(file: string, key: Uint8Array): void {
  const database = openForReading(file, key)
  const select = database
    .prepare<[number]>('SELECT * FROM journal WHERE sequence > ? ORDER BY sequence LIMIT 1000')
    .raw()
  for (let after = 0; ; after += 1000) if (select.all(after).length === 0) break
  database.close()
}

export async function readFileWhole(file: string): Promise<void> {
  let bytes = 0
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20 })) bytes += part.length
  if (bytes === 0) throw new Error('There was nothing to read.')
}

/** A copy that is on the disk when this returns, and taken away again. */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
  const descriptor = openSync(to, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  rmSync(to)
}

/** Milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export async function series(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let pass = 0; pass < count; pass += 1) times.push(await timed(work))
  return times
}

/** One after the other in turn, so that what else the machine does meets both. */
export async function alternate<T>(
  count: number,
  time: (subject: T) => Promise<number>,
  one: T,
  other: T,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < count; turn += 1) {
    times[0].push(await time(one))
    times[1].push(await time(other))
  }
  return times
}
