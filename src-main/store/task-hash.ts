import { hash } from 'node:crypto'
import { taskSchema } from '../../src-shared/model/task.ts'

type Fields = Readonly<Record<string, unknown>>

const {
  id: _id,
  content: _content,
  ...putIn
} = taskSchema.parse({ id: 'any', content: { kind: 'text', text: 'any' } })
/** What the schema puts in where a pack says nothing, as JSON by field. */
const defaults = new Map(Object.entries(putIn).map(([name, value]) => [name, JSON.stringify(sorted(value))]))

/**
 * By this a task that comes again is known: SHA-256 over its fields in the order of their names, but for those that are
 * as the schema would put them in, and for empty lists. So a field that a later version adds with a default changes no
 * hash that is stored.
 * @param task as the schema gives it, or as JSON that was stored from it
 */
export function taskHash(task: Fields): Buffer {
  const said = Object.entries(task).filter(
    ([name, value]) => JSON.stringify(sorted(value)) !== defaults.get(name),
  )
  return hash('sha256', JSON.stringify(sorted(Object.fromEntries(said))), 'buffer')
}

/** By this a task's files are known, in whatever order they come: SHA-256 over their paths and theirs. Undefined of none. */
export function filesHash(files: readonly { path: string; sha256: string }[]): Buffer | undefined {
  if (files.length === 0) return undefined
  const said = files
    .map(({ path, sha256 }) => [path, sha256])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return hash('sha256', JSON.stringify(said), 'buffer')
}

/** Fields in the order of their names, without those that say nothing; lists stay as they are. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}
