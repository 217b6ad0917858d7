import { z } from 'zod'
import { decisionSchema, draftSchema } from '../model/decision.ts'
import { undoableKinds } from '../model/journal.ts'
import { instantSchema, taskKindSchema } from '../model/kind.ts'
import { policySchema } from '../model/policy.ts'
import { profileSchema } from '../model/profile.ts'
import { settingsChangeSchema, settingsSchema } from '../model/settings.ts'
import { taskSchema } from '../model/task.ts'
import { benchSchema, besideSchema } from './bench-views.ts'
import { practiceNowSchema } from './practice-views.ts'
import { failureCodeSchema } from './result.ts'
import { wellbeingViewSchema } from './wellbeing-views.ts'

/** A task as a reviewer may see it: without its settled answer. */
export const taskViewSchema = taskSchema.omit({ expected: true }).extend({
  /** Title of the pack that it came with. */
  packTitle: z.string(),
  /** Media types by the path that the content uses. */
  mediaTypes: z.record(z.string(), z.string()),
  /** Why the content cannot be shown; the task can still be decided cannot-review. */
  problem: z.string().optional(),
  draft: draftSchema.optional(),
  /** What machines say of it is held back until `signals:show`. */
  signalsHeldBack: z.literal(true).optional(),
  /** How many other tasks that wait or are held have the same content, up to 500. */
  alike: z.int(),
})
export type TaskView = z.infer<typeof taskViewSchema>

/** A decision as the strip of last decisions shows it. No content, no title. */
export const decisionViewSchema = decisionSchema
  .pick({ decisionId: true, taskId: true, verdict: true, action: true, reason: true })
  .extend({
    kind: taskKindSchema,
    labels: z.array(z.string()),
    at: instantSchema,
    undone: z.boolean(),
    /** How many others of the same content were decided along with it. */
    along: z.int().optional(),
    /** While it can still be undone: when it will be sent. */
    undoUntil: instantSchema.optional(),
  })
export type DecisionView = z.infer<typeof decisionViewSchema>

/** What an undo would take back now. */
export const undoableSchema = z.object({
  /** Of its row in the journal. */
  id: z.string(),
  kind: z.enum(undoableKinds),
  /** How many decisions that were made at once; 1 for all else. */
  count: z.int(),
  /** Afterwards it can no longer be taken back, or may not be. */
  until: instantSchema,
})
export type Undoable = z.infer<typeof undoableSchema>

/** A skill that tasks of this machine need and its person does not have, and how many such tasks wait. */
export const lackingSchema = z.object({ skill: z.string(), count: z.int() })
export type Lacking = z.infer<typeof lackingSchema>

/** Where the shift stands: the tasks to show now and next, how many wait, and what was decided last. */
export const shiftViewSchema = z.object({
  bench: benchSchema,
  /** The current task and the ones to prepare beside it; empty when nothing waits. */
  upcoming: z.array(taskViewSchema),
  waiting: z.int(),
  /** Put aside for later; not among those that wait. */
  held: z.int(),
  undoable: undoableSchema.optional(),
  /** Where nothing else comes: tasks that are not given out for want of a skill, by the skill. */
  lacking: z.array(lackingSchema).optional(),
  /** Last decisions, newest first. */
  recent: z.array(decisionViewSchema),
  decidedToday: z.int(),
  /** In an audit: the decision, once it has been judged without it, or the dispute; about the task on screen. */
  beside: besideSchema.optional(),
  /** In an audit: the task on screen is judged by many, to calibrate them, and nobody’s decision is audited by it. */
  calibrating: z.literal(true).optional(),
  /** In practice: of which pack, and the feedback once the task on screen was answered. */
  practice: practiceNowSchema.optional(),
})
export type ShiftView = z.infer<typeof shiftViewSchema>

/** How far an import has come. */
export const importProgressSchema = z.object({
  phase: z.enum(['reading', 'storing', 'entering']),
  done: z.int(),
  total: z.int().optional(),
  bytes: z.number(),
})
export type ImportProgress = z.infer<typeof importProgressSchema>

/** How the key of a profile's data is kept. */
export const protectionSchema = z.enum([
  /** It lies beside the data, for anyone who can read the folder, as in the demo. */
  'none',
  'passphrase',
  /** By the passphrase, and by the system for whoever is signed in to it: opens at the start without asking. */
  'system',
])
export type Protection = z.infer<typeof protectionSchema>

/** Where the decisions stand that are to leave this machine. */
export const sendingSchema = z.object({
  /** Can still be undone. */
  held: z.int(),
  /** Wait to be sent. */
  ready: z.int(),
  /** Were refused by whoever received them, and need a person. */
  attention: z.int(),
  folder: z.string().optional(),
  /** Why they cannot be sent just now, as a sentence. */
  problem: z.string().optional(),
})
export type Sending = z.infer<typeof sendingSchema>

/** A profile that waits for its passphrase. */
export const lockViewSchema = z.object({
  /** Name of the profile's folder; the person's own name is behind the key. */
  name: z.string(),
  protection: protectionSchema,
  /** Wrong passphrases since the last sign-in. */
  failures: z.int(),
  /** How long the next try must wait. */
  waitMs: z.int(),
})
export type LockView = z.infer<typeof lockViewSchema>

/** A profile that cannot be opened: what is wrong, and what the person can do. */
export const troubleSchema = z.object({
  name: z.string(),
  folder: z.string(),
  code: failureCodeSchema,
  message: z.string(),
  /** When the newest backup was made, if there is one. */
  backupAt: instantSchema.optional(),
  can: z.array(z.enum(['retry', 'restore', 'restore-file', 'accept-gap', 'switch'])),
})
export type Trouble = z.infer<typeof troubleSchema>

/** Everything about the safety of the profile that the settings show. */
export const safetySchema = z.object({
  protection: protectionSchema,
  /** The system can keep a key so that nobody else signed in to this machine gets at it. */
  systemAvailable: z.boolean(),
  sending: sendingSchema,
  lastBackupAt: instantSchema.optional(),
  backups: z.int(),
  /** Why the last try to make one failed, as a sentence. */
  backupProblem: z.string().optional(),
  backupFolder: z.string(),
  journalRows: z.int(),
})
export type Safety = z.infer<typeof safetySchema>

/** What checking the journal has found. */
export const verificationSchema = z.object({
  rows: z.int(),
  /** Empty if all is sound; the first bad row first. */
  faults: z.array(z.string()),
})
export type Verification = z.infer<typeof verificationSchema>

/** What the window needs once, when the profile is open. */
export const openingSchema = z.object({
  profile: profileSchema,
  protection: protectionSchema,
  sending: sendingSchema,
  policy: policySchema,
  settings: settingsSchema,
  shift: shiftViewSchema,
  wellbeing: wellbeingViewSchema,
  /** What the person should know of the start, such as a pack that was refused. */
  notices: z.array(z.string()),
  /** An import of the start that takes longer than the window waits. */
  importing: importProgressSchema.optional(),
  runtime: z.string(),
  version: z.string(),
})
export type Opening = z.infer<typeof openingSchema>

/** The only preference that counts before the profile is open: nobody's dark screen flashes up light. */
const theme = settingsChangeSchema.shape.theme

/** What the window shows first: the shift, the lock, or what is wrong. */
export const startSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('open'), opening: openingSchema }),
  z.object({ at: z.literal('locked'), lock: lockViewSchema, theme }),
  z.object({ at: z.literal('trouble'), trouble: troubleSchema, theme }),
])
export type Start = z.infer<typeof startSchema>

/** The answer to an act on a task, or to its undo: it is on disk. */
export const receiptSchema = z.object({
  /** Row of the journal that holds it. */
  sequence: z.int(),
  at: instantSchema,
  /**
   * The task that is on screen now, or the one that left if none comes. Where the shift stands is asked for when its frame is
   * painted: the answer to a key is as short as it can be.
   */
  onScreen: z.string().optional(),
})
export type Receipt = z.infer<typeof receiptSchema>

export const importReportSchema = z.object({
  packId: z.string(),
  title: z.string(),
  added: z.int(),
  known: z.int(),
  /** Entries that are no task; the first ones, and how many there are. */
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
  rejectedCount: z.int(),
  /** Tasks that came in but whose content cannot be shown. */
  problems: z.array(z.object({ line: z.int(), taskId: z.string(), reason: z.string() })),
  problemCount: z.int(),
})
export type ImportReport = z.infer<typeof importReportSchema>
