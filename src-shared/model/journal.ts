import { z } from 'zod'

/**
 * Kinds of the journal's rows: every act that matters is one. A row's `payload` says the rest.
 * Rows of other kinds, written by later versions, are carried along.
 */
export const journalKindSchema = z.enum([
  /** A person has opened the profile at this machine: what opened it, `{ by, settings }`. */
  'sign-in',
  /** Passphrases that were refused before the sign-in that follows: `{ count, firstAt, lastAt }`. */
  'unlock-failed',
  /** The profile was locked: `{ why }`. */
  'lock',
  /** A task came on screen, veiled. */
  'shown',
  /** Its content was unveiled for the first time since then. */
  'reveal',
  'decision',
  /** Takes back the decision or the skip that it refers to. */
  'undo',
  'skip',
  'import',
  /** A setting that protects was weakened: `{ name, from, to }`. */
  'setting',
  /** How the key is wrapped was changed: `{ act, protection }`. */
  'key',
  'export',
  'backup',
  /** A backup was put in place: `{ backup, backupRows, salvagedRows, missing, missingTasks }`. */
  'restore',
  /** The journal is shorter than it was, and the person went on: `{ expectedSequence, expectedHash }`. */
  'gap',
])
export type JournalKind = z.infer<typeof journalKindSchema>
