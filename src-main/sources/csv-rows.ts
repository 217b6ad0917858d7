import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { toUtf8, untilTooWide, utf16, withoutMark } from './csv-bytes.ts'
import { readHead } from './files.ts'
import { SourceError } from './source.ts'
import type { Cells } from './table-task.ts'

/** A row of a table with the line that it starts in, counted from 1, or why it cannot be read. */
export type Row = { line: number; cells: Cells } | { line: number; reason: string }

/** A table whose rows are read one by one. */
export interface Table {
  columns: string[]
  rows(signal?: AbortSignal): AsyncIterable<Row>
}

type ReadBytes = (signal?: AbortSignal) => AsyncIterable<Uint8Array>

const headBytes = 64 * 1024
const maxColumns = 1000

/** The separator that the first row has most of, outside quotes. */
export function detectDelimiter(start: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let inQuotes = false
  for (const character of start) {
    if (character === '"') inQuotes = !inQuotes
    if (inQuotes) continue
    if (character === '\n' || character === '\r') break
    if (character === ',' || character === ';' || character === '\t') counts[character] += 1
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}

function lineBreaks(fields: readonly Buffer[]): { all: number; pairs: number } {
  const breaks = fields.flatMap((field) => field.toString('latin1').match(/\r\n|\n|\r/g) ?? [])
  return { all: breaks.length, pairs: breaks.filter((text) => text.length === 2).length }
}

/** A parsed record: its fields as bytes, and the line of the file that it starts in. */
interface CsvRecord {
  line: number
  fields: Buffer[]
}

async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  maxRowBytes: number,
): AsyncGenerator<CsvRecord | { line: number; reason: string }, void, undefined> {
  const parser = parse({
    // Fields stay bytes, so that a row in another encoding is seen as such.
    encoding: null,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
  })
  // Errors of either side arrive through the parser.
  let isCut = false
  const narrow = untilTooWide(bytes, delimiter, () => {
    isCut = true
  })
  const fed = pipeline(Readable.from(narrow), parser).catch(() => {})
  let next = 1
  // The parser counts a Windows line end inside quotes twice.
  let countedTwice = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Buffer[]
      info: { lines: number }
    }>) {
      const breaks = lineBreaks(record)
      countedTwice += breaks.pairs
      const last = info.lines - countedTwice
      yield { line: last - breaks.all, fields: record }
      next = last + 1
    }
    if (isCut)
      yield {
        line: next - 1,
        reason: 'a line has too many separators for a table; what follows was not read',
      }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const reason =
      error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a quote that opens here is never closed, or the row is longer than ${maxRowBytes} bytes; what follows was not read`
        : `the row cannot be read (${error.message}); what follows was not read`
    yield { line: next, reason }
  } finally {
    parser.destroy()
    await fed
  }
}

/** Names for all columns: an empty one is named by its place, a repeated one gets a number. */
function columnNames(fields: readonly Buffer[]): string[] {
  const names: string[] = []
  for (const [index, field] of fields.entries()) {
    const given = field.toString('utf8').trim() || `column ${index + 1}`
    let name = given
    for (let count = 2; names.includes(name); count += 1) name = `${given} (${count})`
    names.push(name)
  }
  return names
}

function toRow(record: CsvRecord, columns: readonly string[]): Row {
  const { line, fields } = record
  const extra = fields.slice(columns.length).some((field) => field.length > 0)
  if (extra)
    return { line, reason: `the row has ${fields.length} fields, but the header has ${columns.length}` }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const texts = fields.map((field) => decoder.decode(field))
    return { line, cells: (column) => texts[columns.indexOf(column)] }
  } catch {
    return { line, reason: 'the row is not valid UTF-8; save the file as UTF-8' }
  }
}

/**
 * Opens a table in CSV: UTF-8 or UTF-16 with a byte order mark, separated by comma, semicolon or tab, with a header.
 * @param maxRowBytes longest row that is held in memory
 */
export async function openCsv(read: ReadBytes, maxRowBytes: number): Promise<Table> {
  const head = await readHead(read(), headBytes)
  const encoding = utf16(head)
  const decode = (bytes: AsyncIterable<Uint8Array>) =>
    encoding ? toUtf8(bytes, encoding) : withoutMark(bytes)
  const delimiter = detectDelimiter(new TextDecoder(encoding ?? 'utf-8').decode(head))
  let columns: string[] = []
  for await (const record of readRecords(decode(read()), delimiter, maxRowBytes)) {
    if ('reason' in record) break
    if (record.fields.length > maxColumns)
      throw new SourceError(`The table has more than ${maxColumns} columns.`)
    columns = columnNames(record.fields)
    break
  }
  return {
    columns,
    async *rows(signal) {
      let isHeader = true
      for await (const record of readRecords(decode(read(signal)), delimiter, maxRowBytes)) {
        if (!isHeader) yield 'reason' in record ? record : toRow(record, columns)
        isHeader = false
      }
    },
  }
}
