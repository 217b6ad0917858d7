import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { sorted } from './task-hash.ts'

/** A file of a task under the name that its content uses. */
export interface ContentFile {
  path: string
  /** Hex. */
  sha256: string
}

type Fields = Readonly<Record<string, unknown>>

/**
 * By this tasks of the same content are known, whatever is said around it: SHA-256 over the kind with what is read, or the
 * files that are shown. Null where there is nothing to compare.
 * @param task as the schema gives it, or as JSON that was stored from it
 * @param files all files of the task; those of its context, such as a transcript, do not count
 */
export function contentHash(task: Fields, files: readonly ContentFile[]): Buffer | null {
  const content = fieldsOf(task.content)
  const context = fieldsOf(task.context)
  const beside = [context.transcript, context.captions]
  const shown = files.filter(({ path }) => !beside.includes(path))
  const sums = shown.map(({ sha256 }) => sha256)
  const sumOf = new Map(shown.map(({ path, sha256 }) => [path, sha256]))
  const { text, thread, chat, profile, pictures } = content
  const order = listOf(pictures).map((picture) => sumOf.get(String(fieldsOf(picture).src)) ?? null)
  const words = [text, thread, chat, profile].find((part) => part !== undefined)
  if (words === undefined && sums.length === 0) return null
  // Of an album the order counts, since evidence names its pictures by it, and so does which of them are missing.
  return hash('sha256', JSON.stringify([content.kind, sorted(words ?? null), sums.sort(), order]), 'buffer')
}

/** For `fillTaskFacts`. */
export function addContentHash(database: Database.Database): void {
  database.function('content_hash', { deterministic: true }, (payload, files) => {
    const pairs: [path: string, sha256: string][] = JSON.parse(String(files))
    return contentHash(
      JSON.parse(String(payload)),
      pairs.map(([path, sha256]) => ({ path, sha256 })),
    )
  })
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
