import type { TaskKind } from '../../src-shared/model/kind.ts'
import type { TableColumns, TableField } from '../../src-shared/model/table.ts'
import { type Task, taskSchema } from '../../src-shared/model/task.ts'
import { shortHash } from './pack-id.ts'
import { schemaReason } from './reasons.ts'

/** A row of a table: the text of a column, or undefined where it has none. */
export type Cells = (column: string) => string | undefined

/** Media of a row, after its first bytes have told what it is. */
export interface RowMedia {
  kind: TaskKind
  path: string
}

/** Time stamps as tables have them: a day, or a time without an offset, which is taken for UTC. */
function toInstant(value: string | undefined): string | undefined {
  const match = value?.match(
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/,
  )
  if (!match) return value
  const [, day, minute = '00:00', second = ':00', offset = 'Z'] = match
  const colon = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset
  return `${day}T${minute}${second}${colon}`
}

/** A number where the cell holds one; otherwise the text, which the schema refuses by name. */
function toNumber(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : value
}

/** An id that tasks may have; what cannot stay in it is replaced, and a hash keeps it apart from its like. */
function toId(given: string | undefined, content: string): string {
  if (given === undefined) return `t-${shortHash(16, content)}`
  if (/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(given)) return given
  const letters = given.replace(/[^A-Za-z0-9._:-]+/g, '_').replace(/^[^A-Za-z0-9]+/, '')
  return `${letters.slice(0, 100) || 'id'}-${shortHash(8, given)}`
}

/** The row without what is undefined, which strict schemas take for a field. */
function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/**
 * Makes a task of a table's row, or says why it is none.
 * @param media for a row with an address; without it, the row's text is the content
 */
export function rowToTask(cells: Cells, columns: TableColumns, media?: RowMedia): Task | { reason: string } {
  const cell = (field: TableField): string | undefined => {
    const column = columns[field]
    const value = column === undefined ? undefined : cells(column)?.trim()
    return value === '' ? undefined : value
  }
  // The text itself keeps its white space: evidence counts its characters.
  const text = cell('text') === undefined ? undefined : cells(columns.text ?? '')
  if (!media && text === undefined) return { reason: `the column "${columns.text ?? columns.url}" is empty` }
  const author = cell('author')
  const reason = cell('reportReason')
  const parsed = taskSchema.safeParse(
    defined({
      id: toId(cell('id'), cell('url') ?? text ?? ''),
      content: media ? { kind: media.kind, src: media.path } : { kind: 'text', text },
      context: defined({
        title: cell('title'),
        // Beside media, the row's text is what the author wrote under it.
        caption: cell('caption') ?? (media ? text : undefined),
        author: author === undefined ? undefined : { name: author },
        postedAt: toInstant(cell('postedAt')),
        market: cell('market'),
        views: toNumber(cell('views')),
        reports: reason === undefined ? [] : [defined({ reason, note: cell('reportNote') })],
      }),
      queue: cell('queue'),
      priority: toNumber(cell('priority')),
      severity: toNumber(cell('severity')),
      deadline: toInstant(cell('deadline')),
      language: cell('language')?.replace('_', '-'),
    }),
  )
  return parsed.success ? parsed.data : { reason: schemaReason(parsed.error) }
}
