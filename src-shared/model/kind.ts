import { z } from 'zod'

// The renderer's content security policy forbids `new Function`, which Zod otherwise uses to speed up parsing.
z.config({ jitless: true })

/** What a task asks its reviewer to look at. `live` and `search` join when their panes exist. */
export const taskKindSchema = z.enum(['video', 'audio', 'image', 'text'])
export type TaskKind = z.infer<typeof taskKindSchema>
export const taskKinds = taskKindSchema.options

/** Severity tier of a label or a task: 1 mild, 4 gravest. */
export const severitySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Severity = z.infer<typeof severitySchema>

/** A stable short name that machines compare: letters, digits, `.`, `_`, `-`. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores')

/** A sentence or title for people. */
export const titleSchema = z.string().min(1).max(300)

/** BCP 47 language tag, such as `en`, `pt-BR`, `ar`. */
export const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "en" or "pt-BR"')

/** ISO 8601 instant with an offset, such as `2026-03-01T09:30:00Z`. */
export const instantSchema = z.iso.datetime({ offset: true })
