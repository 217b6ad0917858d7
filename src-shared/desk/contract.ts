import { z } from 'zod'
import { decisionSchema, draftSchema, firstJudgementSchema } from '../model/decision.ts'
import { codeSchema } from '../model/kind.ts'
import { policySchema } from '../model/policy.ts'
import { profileSchema } from '../model/profile.ts'
import { settingsChangeSchema, settingsSchema } from '../model/settings.ts'
import { tableMappingSchema, tableOutlineSchema } from '../model/table.ts'
import { taskSchema } from '../model/task.ts'
import { moodSchema } from '../model/wellbeing.ts'
import { auditCommands } from './audit-commands.ts'
import { practiceCommands } from './practice-commands.ts'
import { decisionQuerySchema, foundDecisionsSchema, queuePageSchema } from './queue-views.ts'
import type { Result } from './result.ts'
import {
  importProgressSchema,
  importReportSchema,
  receiptSchema,
  safetySchema,
  sendingSchema,
  shiftViewSchema,
  startSchema,
  verificationSchema,
} from './views.ts'
import { sightingSchema, wellbeingPageSchema, wellbeingViewSchema } from './wellbeing-views.ts'

const nothing = z.object({})
const taskIdSchema = z.string().min(1).max(260)
/** No rule but a bound: what a new one must be like is said by `findPassphraseFaults`. */
const passphraseSchema = z.string().min(1).max(1000)

/** Everything that the renderer can ask of main: command name → input and output. */
export const commands = {
  'window:open': { input: nothing, output: startSchema },
  /** The first task is on screen; main prints its ready line. */
  'window:ready': { input: nothing, output: nothing },
  'shift:view': { input: nothing, output: shiftViewSchema },
  /** The task on screen is unveiled for the first time. */
  'task:reveal': { input: z.object({ taskId: taskIdSchema }), output: nothing },
  'draft:save': { input: z.object({ taskId: taskIdSchema, draft: draftSchema }), output: nothing },
  /** With `alike`, all of them are on disk or none. */
  'decision:record': { input: decisionSchema.omit({ alikeTo: true }), output: receiptSchema },
  /**
   * Takes back the act whose row is named, or the newest that can be: a decision with all that were made along with it, a
   * skip, a hold, a return, a task sent on. `decisionId` of the answer is that row, `taskId` the task that came back.
   */
  'decision:undo': {
    input: z.object({ undoId: z.uuid(), decisionId: z.uuid().optional() }),
    output: receiptSchema.extend({ decisionId: z.uuid(), taskId: taskIdSchema }),
  },
  /** Sends a task to the end of the queue. */
  'task:skip': {
    input: z.object({
      skipId: z.uuid(),
      taskId: taskIdSchema,
      reason: codeSchema,
      note: z.string().max(5000),
    }),
    output: receiptSchema,
  },
  /** Ends a task on screen without a verdict: held for later, returned to its queue, or sent on to a route of the policy. */
  'task:put-aside': {
    input: z.object({
      asideId: z.uuid(),
      taskId: taskIdSchema,
      how: z.enum(['hold', 'return', 'send-on']),
      /** Code of the route, for `send-on` only. */
      to: codeSchema.optional(),
      note: z.string().max(5000),
    }),
    output: receiptSchema,
  },
  /** Brings a task that waits or is held on screen; the one that was there comes after it. */
  'task:take-up': { input: z.object({ takeUpId: z.uuid(), taskId: taskIdSchema }), output: receiptSchema },
  /** The other tasks that wait or are held and have the same content. */
  'task:alike': {
    input: z.object({ taskId: taskIdSchema }),
    output: z.object({ taskIds: z.array(taskIdSchema) }),
  },
  /** Shows what machines say of the task on screen, where it was held back until it was judged without. */
  'signals:show': {
    input: z.object({ taskId: taskIdSchema, firstJudgement: firstJudgementSchema }),
    output: z.object({ signals: taskSchema.shape.signals }),
  },
  'queue:list': {
    input: z.object({ offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    output: queuePageSchema,
  },
  /** Looks through one's own decisions of the day, by this machine's calendar. */
  'decisions:search': { input: decisionQuerySchema, output: foundDecisionsSchema },
  /** Asks with the system's dialog what to import, and looks at it if it is a table. `cancelled` if nothing is chosen. */
  'pack:choose': {
    input: z.object({ what: z.enum(['file', 'folder']) }),
    output: z.object({ name: z.string(), table: tableOutlineSchema.optional() }),
  },
  /** Imports what was chosen last; a table by the mapping. Fails as `cancelled` if it is stopped. */
  'pack:import': {
    input: z.object({ mapping: tableMappingSchema.optional() }),
    output: importReportSchema.extend({ shift: shiftViewSchema, policy: policySchema }),
  },
  /** Stops the import that runs, whoever began it; answers when it has ended. */
  'pack:cancel-import': { input: nothing, output: nothing },
  'settings:change': { input: settingsChangeSchema.omit({ window: true }), output: settingsSchema },

  /** Closes the safes and blanks the window. */
  'profile:lock': { input: nothing, output: nothing },
  /** Opens a locked profile; one that is not protected needs no passphrase. The window asks `window:open` after it. */
  'profile:unlock': { input: z.object({ passphrase: passphraseSchema.optional() }), output: nothing },
  /** Sets or changes the passphrase; nothing but the key file is written anew. */
  'profile:protect': {
    input: z.object({
      /** The one in force; none for a profile that is not protected yet. */
      current: passphraseSchema.optional(),
      passphrase: passphraseSchema,
      /** Also let the system open it at the start, where it can keep a key safe. */
      system: z.boolean(),
    }),
    output: safetySchema,
  },
  'safety:view': { input: nothing, output: safetySchema },
  /** Asks with the system's dialog where decisions are to be written; `cancelled` if nothing is chosen. */
  'safety:choose-folder': { input: nothing, output: safetySchema },
  /** Tries at once to send what waits, whatever failed before. */
  'safety:send': { input: nothing, output: safetySchema },
  'safety:back-up': { input: nothing, output: safetySchema },
  /** Checks the whole journal; tells `verify:progressed` meanwhile. */
  'safety:verify': { input: nothing, output: verificationSchema },
  /** After trouble: tries to open the profile again. The window asks `window:open` after each of the three. */
  'trouble:retry': { input: nothing, output: nothing },
  /** Sets the damaged database aside, puts the newest good backup in its place and saves what can be read of the rest. */
  'trouble:restore': {
    /** Of the profile's own backups the newest good one, or a file that the person chooses in the system's dialog. */
    input: z.object({ from: z.enum(['newest', 'file']) }),
    output: z.object({ said: z.string() }),
  },
  /** Goes on with a journal that is shorter than it was; the journal says so. */
  'trouble:accept-gap': { input: nothing, output: nothing },
  'profile:change': {
    input: profileSchema.pick({ name: true, role: true, languages: true }),
    output: profileSchema,
  },
  /** Creates a profile in a folder of its own and starts the program on it. */
  'profile:create': {
    input: profileSchema
      .pick({ name: true, role: true, languages: true })
      .extend({ passphrase: passphraseSchema, system: z.boolean() }),
    output: nothing,
  },
  'profile:list': {
    input: nothing,
    output: z.array(z.object({ folder: z.string(), name: z.string(), current: z.boolean() })),
  },
  'profile:switch': { input: z.object({ folder: z.string().min(1) }), output: nothing },

  /** What is seen now, and whether somebody works; told at each change, and every few seconds while somebody does. */
  'wellbeing:report': { input: sightingSchema, output: nothing },
  'wellbeing:view': { input: nothing, output: wellbeingViewSchema },
  /** Starts, ends, puts off or leaves out a break, or goes on with one; what cannot be done now changes nothing. */
  'break:act': {
    input: z.object({ act: z.enum(['start', 'end', 'postpone', 'skip', 'resume', 'decline-pause']) }),
    output: wellbeingViewSchema,
  },
  'shift:act': { input: z.object({ act: z.enum(['start', 'end', 'go-on']) }), output: wellbeingViewSchema },
  /** How one is; stays in the profile's encrypted database, for the person alone. */
  'wellbeing:check-in': { input: z.object({ mood: moodSchema, note: z.string().max(500) }), output: nothing },
  'wellbeing:page': { input: z.object({ days: z.int().min(1).max(60) }), output: wellbeingPageSchema },
  /** Asks with the system's dialog for a folder and writes all of it there; the file. `cancelled` if nothing is chosen. */
  'wellbeing:export': { input: nothing, output: z.object({ file: z.string() }) },
  /** Forgets the history. What limits and breaks go by today and this week stays, and so does the journal. */
  'wellbeing:delete': { input: nothing, output: nothing },
  /** Asks with the system's dialog for a folder of pictures for breaks; `cancelled` if nothing is chosen. */
  'wellbeing:choose-pictures': { input: nothing, output: settingsSchema },
  /** How many pictures there are for breaks; each is at `restPictureUrl`. */
  'wellbeing:pictures': { input: nothing, output: z.object({ count: z.int() }) },
  ...auditCommands,
  ...practiceCommands,
  'window:toggle-full-screen': { input: nothing, output: nothing },
  'window:quit': { input: nothing, output: nothing },
} as const

/** Everything that main tells the renderer unasked, named as what happened. */
export const events = {
  'import:progressed': importProgressSchema,
  /** An import that was not asked for in the window, such as that of the start, is over; what there is to say about it. */
  'import:ended': z.object({ notice: z.string().optional() }),
  /** Another process has changed the profile, such as an import from the command line. */
  'shift:changed': shiftViewSchema,
  'policy:changed': policySchema,
  /** The safes are closed: nothing of the profile may stay on screen. The page is loaded anew right after. */
  'profile:locked': nothing,
  /** Nobody seems to be here: the profile is locked in so many seconds unless somebody is. Told anew each few seconds; 0: somebody is. */
  'lock:coming': z.object({ inSeconds: z.int() }),
  'sending:changed': sendingSchema,
  'wellbeing:changed': wellbeingViewSchema,
  'verify:progressed': z.object({ rows: z.int(), of: z.int() }),
} as const

export type CommandName = keyof typeof commands
export type CommandInput<C extends CommandName> = z.input<(typeof commands)[C]['input']>
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

/** The bridge as the preload exposes it: `window.desk`. */
export interface Desk {
  invoke<C extends CommandName>(command: C, input: CommandInput<C>): Promise<Result<CommandOutput<C>>>
  /** Returns a function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
}

/** Where a file of a task is served, relative to the program's own origin. */
export function mediaUrl(taskId: string, path: string): string {
  return `/media/${encodeURIComponent(taskId)}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Where a picture for breaks is served, counted from 0, relative to the program's own origin. */
export function restPictureUrl(index: number): string {
  return `/rest-picture/${index}`
}
