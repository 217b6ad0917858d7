import { z } from 'zod'
import { instantSchema, severitySchema } from '../model/kind.ts'
import { breakKinds, moodSchema, restKindSchema } from '../model/wellbeing.ts'
import { restRecordSchema } from '../model/wellbeing-state.ts'

const share = z.number().min(0)
const postponeSchema = z.object({
  /** How often it can still be put off, and for how long. */
  left: z.int(),
  minutes: z.number(),
})

export type Postpone = z.infer<typeof postponeSchema>

/** What the window shows of breaks, exposure and shift. Durations are true at the moment when it is told. */
export const wellbeingViewSchema = z.object({
  /** A rest is on, or over and not yet left. */
  rest: z
    .object({
      kind: restKindSchema,
      /** Fell due; else it was asked for. */
      due: z.boolean(),
      lengthMs: z.number(),
      restedMs: z.number(),
      /** Its length is reached: back whenever the person likes. */
      over: z.boolean(),
      /** Time counts; not after work in another program went on. */
      counting: z.boolean(),
      /** Asks whether this is rest: there was work in another program. */
      asks: z.boolean(),
      mayEndEarly: z.boolean(),
      postpone: postponeSchema.optional(),
    })
    .optional(),
  /** A break that is due, or announced. */
  coming: z
    .object({
      kind: z.enum(breakKinds),
      /** Of what it is counted in; 0 and below: due, and waits for the end of the task. */
      inMs: z.number(),
      /** Until it waits no longer for the end of the task. */
      forcedInMs: z.number(),
      lengthMs: z.number(),
      maySkip: z.boolean(),
      postpone: postponeSchema.optional(),
    })
    .optional(),
  /** The next break, in active review; the severe break is not among them, since nobody knows what comes. */
  next: z.object({ kind: z.enum(breakKinds), inMs: z.number() }).optional(),
  /** Somebody has escalated: a pause is offered. */
  pauseOffered: z.boolean(),
  limit: z.object({
    stage: z.enum(['fine', 'warned', 'lighter', 'none']),
    severeDay: share,
    severeWeek: share,
    day: share,
  }),
  shift: z
    .object({
      phase: z.enum(['running', 'calm', 'over', 'overtime', 'ended']),
      leftMs: z.number(),
      mayGoOn: z.boolean(),
    })
    .optional(),
  /** Why tasks of some severities, or all, are not given out now. */
  spared: z.enum(['shift', 'limit', 'calm', 'in-a-row']).optional(),
  may: z.array(severitySchema),
})
export type WellbeingView = z.infer<typeof wellbeingViewSchema>

/** What the window tells of the task on screen: what is revealed of it now, and whether somebody works. */
export const sightingSchema = z.object({
  /** Missing while everything is veiled. */
  seen: z
    .object({
      taskId: z.string().min(1).max(260),
      sound: z.boolean(),
      /** Blurred or grey, or sound without picture. */
      softened: z.boolean(),
    })
    .optional(),
  /** Input at the task (also while it plays), or on the break screen. */
  active: z.enum(['task', 'rest']).optional(),
})

const minutesOf = z.number().min(0)

/** What a person sees of their own breaks and exposure, and nobody else does. Weighted time is in minutes. */
export const wellbeingPageSchema = z.object({
  /** When it was asked for, by the clock that the rest is dated by. */
  at: instantSchema,
  /** By the hour, oldest first; hours in which nothing was revealed are missing. */
  hours: z.array(
    z.object({
      /** Its start. */
      at: instantSchema,
      severity: severitySchema,
      revealedMinutes: minutesOf,
      exposureMinutes: minutesOf,
    }),
  ),
  /** Active review, by the hour. */
  review: z.array(z.object({ at: instantSchema, minutes: minutesOf })),
  /** Oldest first. */
  rests: z.array(
    restRecordSchema.pick({ kind: true, ended: true }).extend({
      startedAt: instantSchema,
      lengthMinutes: minutesOf,
      restedMinutes: minutesOf,
    }),
  ),
  checkIns: z.array(z.object({ at: instantSchema, mood: moodSchema, note: z.string() })),
  /** In force for this person, and what is used of them. */
  limits: z.object({
    severeDay: z.object({ used: minutesOf, of: minutesOf }),
    severeWeek: z.object({ used: minutesOf, of: minutesOf }),
    day: z.object({ used: minutesOf, of: minutesOf }),
  }),
})
export type WellbeingPage = z.infer<typeof wellbeingPageSchema>
