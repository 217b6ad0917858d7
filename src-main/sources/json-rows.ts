import type { Row, Table } from './csv-rows.ts'
import { readLines } from './lines.ts'
import { SourceError } from './source.ts'
import type { Cells } from './table-task.ts'

type JsonObject = Readonly<Record<string, unknown>>

function toObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}

const isCell = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

/** Columns of an object: its own fields, and with a dot those of objects inside, such as `user.name`. */
function columnsOf(object: JsonObject, prefix = ''): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = prefix + name
    if (isCell(value) || value === null) return [path]
    const isNested = typeof value === 'object' && !Array.isArray(value) && prefix === ''
    return isNested ? columnsOf(value as JsonObject, `${path}.`) : []
  })
}

function cellsOf(object: JsonObject): Cells {
  return (column) => {
    const dot = column.indexOf('.')
    const own = Object.hasOwn(object, column)
    const inner = own || dot === -1 ? object : object[column.slice(0, dot)]
    const name = own || dot === -1 ? column : column.slice(dot + 1)
    const isObject = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
    const value = isObject ? (inner as JsonObject)[name] : undefined
    return isCell(value) ? String(value) : undefined
  }
}

/**
 * Opens a table in JSON lines: one object a line, its fields the columns.
 * @throws SourceError if no line holds an object, or if the lines are tasks of a pack
 */
export async function openJsonLines(
  read: (signal?: AbortSignal) => AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): Promise<Table> {
  let first: JsonObject | undefined
  for await (const line of readLines(read(), maxLineBytes)) {
    first = 'text' in line ? toObject(line.text) : undefined
    if (first) break
  }
  if (!first) throw new SourceError('No line of the file holds a JSON object. Write one object in each line.')
  if (typeof first.content === 'object' && first.content !== null && 'kind' in first.content) {
    throw new SourceError(
      'This is the list of tasks of a pack. Import the folder that it is in, with its pack.json.',
    )
  }
  return {
    columns: columnsOf(first),
    async *rows(signal): AsyncGenerator<Row, void, undefined> {
      for await (const line of readLines(read(signal), maxLineBytes)) {
        if ('reason' in line) {
          yield line
          continue
        }
        const object = toObject(line.text)
        // Without the line itself: whoever reads the report has not asked to see content.
        const reason = 'the line is not a JSON object'
        yield object ? { line: line.line, cells: cellsOf(object) } : { line: line.line, reason }
      }
    },
  }
}
