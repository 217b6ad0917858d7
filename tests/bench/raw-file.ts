import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

const pageBytes = 4096
/** As many pages as SQLite's write-ahead log has before it starts over, so that both write over what is there. */
const filePages = 1000

/** The least that a durable write takes: one page in place, and on the disk when `write` returns. */
export function openRawFile(path: string) {
  const file = openSync(path, 'w')
  const page = Buffer.alloc(pageBytes, 1)
  for (let index = 0; index < filePages; index += 1) writeSync(file, page)
  fdatasyncSync(file)
  return {
    write(index: number) {
      writeSync(file, page, 0, pageBytes, (index % filePages) * pageBytes)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}
