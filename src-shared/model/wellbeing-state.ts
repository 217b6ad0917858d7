import { z } from 'zod'
import { severitySchema } from './kind.ts'
import { type breakKinds, restKindSchema } from './wellbeing.ts'

/** Ms since the epoch by a clock that is never set: see `src-main/wellbeing/clock.ts`. */
const steadySchema = z.number()
const durationMs = z.number().min(0)

/** What is worked off and owed of one kind of break. */
const accountSchema = z.strictObject({
  /** Active review since the last one, or severe exposure for the kind `severe`. */
  workedMs: durationMs,
  /** Rest that earlier breaks of the kind fell short of. */
  owedMs: durationMs,
  /** How often the one that is due was put off, and by how much in all. */
  postponed: z.int().min(0),
  postponedMs: durationMs,
})
export type Account = z.infer<typeof accountSchema>

const perSeverity = z.strictObject({ 1: durationMs, 2: durationMs, 3: durationMs, 4: durationMs })

/** A rest that is over, or one that was found to have been one. */
export const restRecordSchema = z.strictObject({
  /** `natural`: idle, asleep, locked or closed for at least a break's length. */
  kind: z.enum([...restKindSchema.options, 'natural']),
  startedAt: steadySchema,
  endedAt: steadySchema,
  lengthMs: durationMs,
  /** What counts as rest of it. */
  restedMs: durationMs,
  ended: z.enum(['complete', 'early', 'skipped']),
})
export type RestRecord = z.infer<typeof restRecordSchema>

/** All that the engine knows, as it is kept on the disk. */
export const wellbeingStateSchema = z.strictObject({
  /** Of the last event. */
  at: steadySchema,
  /** Last input at a task. */
  lastInputAt: steadySchema,
  /** Last sign of work anywhere on the machine: input, or content that was revealed. */
  lastPresentAt: steadySchema,
  looking: z.strictObject({ severity: severitySchema, sound: z.boolean(), softened: z.boolean() }).optional(),
  /** A task is on screen. */
  onTask: z.boolean(),
  accounts: z.strictObject({
    micro: accountSchema,
    break: accountSchema,
    severe: accountSchema,
    meal: accountSchema,
  } satisfies Record<(typeof breakKinds)[number], typeof accountSchema>),
  rest: z
    .strictObject({
      kind: restKindSchema,
      /** Fell due, or was asked for. */
      due: z.boolean(),
      startedAt: steadySchema,
      lengthMs: durationMs,
      restedMs: durationMs,
      /** False once work elsewhere went on after it was asked about. */
      counting: z.boolean(),
      /** Signs of work elsewhere, one a second at most, since the start or since it was asked about. */
      elsewhere: z.int().min(0),
      asked: z.boolean(),
    })
    .optional(),
  severeInARow: z.int().min(0),
  /** Tasks for which lighter ones still come first. */
  lighterLeft: z.int().min(0),
  /** A pause is offered, since the person has escalated. */
  pauseOffered: z.boolean(),
  shift: z
    .strictObject({
      startedAt: steadySchema,
      /** Goes on into overtime. */
      goneOn: z.boolean(),
      ended: z.boolean(),
    })
    .optional(),
  day: z.strictObject({
    startedAt: steadySchema,
    severeMs: durationMs,
    exposureMs: durationMs,
    reviewMs: durationMs,
  }),
  /** Earlier days. */
  week: z.array(z.strictObject({ startedAt: steadySchema, severeMs: durationMs })).max(30),
  /** Sums that only ever grow, for whoever keeps a history. */
  totals: z.strictObject({
    reviewMs: durationMs,
    revealedMs: perSeverity,
    exposureMs: perSeverity,
    rests: z.int().min(0),
  }),
  lastRest: restRecordSchema.optional(),
})
export type WellbeingState = z.infer<typeof wellbeingStateSchema>
