import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Something that must not be found: bytes, and what to call them. */
export interface Trace {
  name: string
  bytes: Buffer
}

/** A text as programs write it: in UTF-8, and in UTF-16 as a browser keeps many of its own. */
export function textTraces(name: string, text: string): Trace[] {
  return [
    { name: `${name}, UTF-8`, bytes: Buffer.from(text, 'utf8') },
    { name: `${name}, UTF-16`, bytes: Buffer.from(text, 'utf16le') },
  ]
}

/** 64 bytes from the middle of a file, and from there on up to where they are not all alike. */
export function mediaTrace(name: string, content: Buffer): Trace {
  const size = 64
  for (let at = Math.floor(content.length / 2); at + size <= content.length; at += size) {
    const bytes = content.subarray(at, at + size)
    if (new Set(bytes).size > size / 2) return { name, bytes }
  }
  throw new Error(`There is nothing in ${name} that could be told from something else.`)
}

export interface Search {
  files: number
  bytes: number
  found: { name: string; place: string }[]
}

/** Reads every file below a folder, and every name, for the traces. What goes while it looks is gone. */
export function searchBelow(folder: string, traces: readonly Trace[]): Search {
  const search: Search = { files: 0, bytes: 0, found: [] }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const place = relative(folder, path)
    const content = entry.isFile() ? read(path) : Buffer.alloc(0)
    search.files += entry.isFile() ? 1 : 0
    search.bytes += content.length
    for (const { name, bytes } of traces) {
      if (content.includes(bytes)) search.found.push({ name, place })
      if (Buffer.from(place).includes(bytes)) search.found.push({ name, place: `the name ${place}` })
    }
  }
  return search
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
