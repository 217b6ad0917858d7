import { z } from 'zod'

/** What a column of a table can hold. */
export const tableFieldSchema = z.enum([
  'id',
  'text',
  'url',
  'author',
  'title',
  'caption',
  'language',
  'market',
  'queue',
  'priority',
  'severity',
  'reportReason',
  'reportNote',
  'postedAt',
  'deadline',
  'views',
])
export type TableField = z.infer<typeof tableFieldSchema>
export const tableFields = tableFieldSchema.options

/** Which column of a table holds what: field → the column's name as the table writes it. */
export const tableColumnsSchema = z.partialRecord(tableFieldSchema, z.string())
export type TableColumns = z.infer<typeof tableColumnsSchema>

/** What a person settled about a table before its import. */
export const tableMappingSchema = z.strictObject({
  columns: tableColumnsSchema,
  /** Hosts that media may be fetched from. */
  hosts: z.array(z.string().min(1).max(300)).max(1000),
})
export type TableMapping = z.infer<typeof tableMappingSchema>

/** A column by what its values are like, never by the values: they may be what nobody should see unprepared. */
export const tableColumnSchema = z.object({
  name: z.string(),
  /** Rows that have a value there. */
  filled: z.int(),
  /** What most values are; undefined where there are none. */
  kind: z.enum(['text', 'number', 'time', 'address']).optional(),
  /** Some values are of another kind. */
  mixed: z.boolean(),
  /** Characters of the shortest and the longest value. */
  shortest: z.int(),
  longest: z.int(),
  /** Hosts of its https addresses, the most frequent first, and how many more there are. */
  hosts: z.array(z.object({ host: z.string(), count: z.int() })),
  hostsLeftOut: z.int(),
  /** Addresses that are http, which is never fetched. */
  insecure: z.int(),
})
export type TableColumn = z.infer<typeof tableColumnSchema>

/** A table before its import. */
export const tableOutlineSchema = z.object({
  columns: z.array(tableColumnSchema),
  /** Which column holds what, as far as their names tell. */
  guess: tableColumnsSchema,
  /** Rows that were looked at; not all of a long table. */
  rows: z.int(),
  complete: z.boolean(),
})
export type TableOutline = z.infer<typeof tableOutlineSchema>
