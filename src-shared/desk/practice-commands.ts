import { z } from 'zod'
import { codeSchema } from '../model/kind.ts'
import { cohortSchema, itemDetailSchema, personDetailSchema } from './practice-cohort-views.ts'
import { practiceCasesSchema, practiceOverviewSchema, publishSchema } from './practice-views.ts'
import { shiftViewSchema } from './views.ts'

const nothing = z.object({})
const packSchema = z.object({ packId: codeSchema, version: z.int().min(1) })
/** As the overview of a cohort names it. */
const packKeySchema = z.string().min(1).max(120)
const taskSchema = z.object({ taskId: z.string().min(1).max(260) })
const importedSchema = z.object({ title: z.string(), added: z.int(), known: z.int() })

/** Practice: everybody's own drill and exams, and the packs that trainers make. */
export const practiceCommands = {
  'practice:overview': { input: nothing, output: practiceOverviewSchema },
  /** Takes in a pack that is asked for with the system's dialog. `cancelled` if none is chosen. */
  'practice:import': {
    input: z.object({ what: z.enum(['file', 'folder']) }),
    output: importedSchema.extend({ overview: practiceOverviewSchema }),
  },
  /** Goes to the items of a pack that are due; with `ahead` also to those that are not yet. */
  'practice:start': { input: packSchema.extend({ ahead: z.boolean() }), output: shiftViewSchema },
  /** Begins an exam, or goes back to the one that is under way. */
  'practice:start-exam': { input: packSchema, output: shiftViewSchema },
  /** After the feedback: the same task once more, or what comes next. */
  'practice:retry': { input: taskSchema, output: shiftViewSchema },
  'practice:next': { input: taskSchema, output: shiftViewSchema },

  /** Writes all of one's own results, signed, into a folder that is asked for. `cancelled` if none is chosen. */
  'practice:hand-over': { input: nothing, output: z.object({ file: z.string(), count: z.int() }) },
  /** What others have handed over: progress, hard cases, gold in doubt. Of one pack by its key, or of all. */
  'practice:cohort': { input: z.object({ pack: packKeySchema.optional() }), output: cohortSchema },
  'practice:person': {
    input: z.object({ person: z.uuid(), pack: packKeySchema.optional() }),
    output: personDetailSchema,
  },
  'practice:item': {
    input: z.object({ pack: packKeySchema, place: z.int().min(0).max(1999) }),
    output: itemDetailSchema,
  },

  /** Settled cases whose content is here. */
  'practice:cases': { input: nothing, output: practiceCasesSchema },
  /** Sets a settled case aside for the next pack, or takes it out again; how many there are. */
  'practice:collect': {
    input: z.object({ auditId: z.uuid(), isCollected: z.boolean() }),
    output: z.object({ collected: z.int() }),
  },
  /** Makes a version of a pack from settled cases; the first, or the one after the newest. */
  'practice:publish': {
    input: publishSchema,
    output: importedSchema.extend({ version: z.int(), overview: practiceOverviewSchema }),
  },
  /** Writes a version with its content into a folder that is asked for. `cancelled` if none is chosen. */
  'practice:export': {
    input: packSchema.extend({
      /** To be practised, or mixed into live work unmarked. */
      use: z.enum(['practice', 'golden']),
    }),
    output: z.object({ file: z.string(), count: z.int() }),
  },
} as const
