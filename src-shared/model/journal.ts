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
  /** A task came on screen, veiled: `{ signals }`, where machines say something of it: `shown` with it, or `held-back`. */
  'shown',
  /** Its content was unveiled for the first time since then. */
  'reveal',
  /** What machines say of it, held back until then, came on screen: `{ firstJudgement }`, made without it. */
  'signals-shown',
  'decision',
  /** What was decided of a golden task: as a decision, and none of production. */
  'golden-decision',
  /** Takes back the act that it refers to: a decision, a skip, a hold, a return, or a task sent on. */
  'undo',
  'skip',
  /** Put aside for later, here: `{ note }`. */
  'hold',
  /** Given back to its queue: `{ queue, note }`. */
  'return',
  /** Sent on to others, by a route of the policy: `{ queue, to, note }`. */
  'send-on',
  /** Chosen to be next, out of turn: `{ from }`, `waiting` or `held`. */
  'take-up',
  'import',
  /** What an auditor has decided on somebody's decision without having seen it. */
  'audit-blind',
  /** What was said of decisions and is signed: an audit, or a step of its dispute; `{ record, by, signature }`. */
  'record',
  /** Somebody let the time pass in which an audit was theirs to answer or to settle: `{ auditId, decisionId, of, at, leadsTo }`. */
  'lapse',
  /** Signed records went out as a file, or came in by one: `{ file, counts }`. */
  'records-out',
  'records-in',
  /** Decisions were drawn for audit: `{ plan, seed, strata }`. */
  'sample',
  /** What was answered in practice, and how it was scored; no decision: `{ answer, score, exam }`. */
  'practice-answer',
  /** An exam was begun or is over: `{ act, pack, version, … }`. */
  'practice-exam',
  /** A skill was granted by an exam: `{ skill, until, pack, version }`. */
  'skill',
  /** A version of a practice pack was made here: `{ pack, version, items }`. */
  'practice-publish',
  /** A setting that protects was weakened: `{ name, from, to }`. */
  'setting',
  /** A lead has set a person's limits of exposure, never above the organisation's: `{ limits }`. */
  'limit',
  /** The person had their own history of breaks and exposure forgotten. */
  'wellbeing-delete',
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

/** Acts that end a task here and are told to others. */
export const sentKinds = ['decision', 'return', 'send-on'] as const satisfies readonly JournalKind[]
export type SentKind = (typeof sentKinds)[number]

/** Acts that end a task here: each has a row in the outbox, though what is said of golden tasks is sent to nobody. */
export const endingKinds = [...sentKinds, 'golden-decision'] as const satisfies readonly JournalKind[]
export type EndingKind = (typeof endingKinds)[number]

/** Acts that an undo can take back, as a person knows them: a golden task is decided like any other. */
export const undoableKinds = [...sentKinds, 'skip', 'hold'] as const satisfies readonly JournalKind[]
export type UndoableKind = (typeof undoableKinds)[number]
