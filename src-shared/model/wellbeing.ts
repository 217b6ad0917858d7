import { z } from 'zod'
import { severitySchema, titleSchema } from './kind.ts'

/** Rests that fall due by themselves. `severe` is counted in severe exposure, the others in active review. */
export const breakKinds = ['micro', 'break', 'severe', 'meal'] as const
const breakKindSchema = z.enum(breakKinds)
export type BreakKind = z.infer<typeof breakKindSchema>

const minutes = (most: number) => z.number().positive().max(most)

/** When a break falls due, and how firmly. */
const breakRuleSchema = z.strictObject({
  /** Minutes of active review, or of severe exposure, from one to the next. */
  everyMinutes: z.number().min(1).max(1440),
  lengthMinutes: z.number().min(0.5).max(240),
  /** Announced so long before. */
  warningSeconds: z.int().min(0).max(900).default(60),
  /** How often one that is due can be put off, and for how long each time. */
  postponements: z.int().min(0).max(10).default(1),
  postponeMinutes: minutes(60).default(5),
  /** Cannot be ended early. */
  strict: z.boolean().default(false),
})
export type BreakRule = z.infer<typeof breakRuleSchema>

/** The evidence for these figures, and what it does not show, is in docs/wellbeing.md. */
const defaultBreaks: Readonly<Record<BreakKind, z.input<typeof breakRuleSchema>>> = {
  micro: { everyMinutes: 25, lengthMinutes: 2 },
  break: { everyMinutes: 60, lengthMinutes: 10, postponements: 2 },
  severe: { everyMinutes: 45, lengthMinutes: 15 },
  meal: { everyMinutes: 240, lengthMinutes: 30, postponements: 2, postponeMinutes: 15 },
}

/** Weight of a second of revealed content by its severity. */
const weightsSchema = z.strictObject({
  1: z.number().min(0).max(10),
  2: z.number().min(0).max(10),
  3: z.number().min(0).max(10),
  4: z.number().min(0).max(10),
})

/**
 * Limits of exposure in weighted minutes. Severe exposure is that to content of severity 3 and 4. A day is from one long
 * rest to the next, a week the last seven days: neither midnight nor a journey begins a new one.
 */
const limitsSchema = z.strictObject({
  severeMinutesADay: minutes(1440),
  severeMinutesAWeek: minutes(7200),
  /** Of all content: beyond it there are no more tasks that day. */
  minutesADay: minutes(1440),
})
export type Limits = z.infer<typeof limitsSchema>

/** Some of the limits, lower than the organisation's: a lead's for a person, or the person's own. */
export const lowerLimitsSchema = limitsSchema.partial()
export type LowerLimits = z.infer<typeof lowerLimitsSchema>

/** Somebody to turn to. */
const contactSchema = z.strictObject({
  title: titleSchema,
  /** Number, address or place, as text: nothing in the program calls it. */
  reach: z.string().min(1).max(300),
  when: z.string().max(300).optional(),
})
export type Contact = z.infer<typeof contactSchema>

/** What the organisation asks for the wellbeing of its people: floors, which a person may strengthen and never weaken. */
export const wellbeingPolicySchema = z.strictObject({
  /** A kind that is not named falls due by no rule of the organisation's. */
  breaks: z.partialRecord(breakKindSchema, breakRuleSchema).prefault(defaultBreaks),
  /** How long a break that is due waits for the end of the task on screen, in minutes of what it is counted in. */
  graceMinutes: z.number().min(0).max(60).default(5),
  weights: weightsSchema.default({ 1: 0, 2: 0.25, 3: 1, 4: 2 }),
  /** Factor while sound is on. */
  soundFactor: z.number().min(1).max(10).default(1.5),
  /** Factor while it is blurred or grey. */
  softenedFactor: z.number().min(0).max(1).default(0.5),
  limits: limitsSchema.prefault({ severeMinutesADay: 240, severeMinutesAWeek: 1200, minutesADay: 300 }),
  /** Share of a limit at which it is announced. */
  warnAtShare: z.number().positive().max(1).default(0.8),
  /** Most severe tasks one after the other. */
  severeInARow: z.int().min(1).max(50).default(3),
  /** Tasks after a break for which lighter ones come first. */
  lighterAfterBreak: z.int().min(0).max(20).default(2),
  shift: z
    .strictObject({
      /** From its first task, breaks and absences included. */
      longestMinutes: minutes(1440),
      /** How long a person may go on after that. */
      overtimeMinutes: z.number().min(0).max(480),
      /** Before its end no severe task begins. */
      calmMinutes: z.number().min(0).max(240),
    })
    .prefault({ longestMinutes: 540, overtimeMinutes: 30, calmMinutes: 15 }),
  contacts: z.array(contactSchema).max(20).default([]),
})
export type WellbeingPolicy = z.infer<typeof wellbeingPolicySchema>

/** What a person asks for beyond the organisation's floor; what asks for less changes nothing. */
export const ownWellbeingSchema = z.strictObject({
  breaks: z
    .partialRecord(
      breakKindSchema,
      breakRuleSchema.pick({ everyMinutes: true, lengthMinutes: true, strict: true }).partial(),
    )
    .default({}),
  /** How long before a break it is announced; the person's own to choose. */
  warningSeconds: z.int().min(0).max(900).optional(),
  limits: lowerLimitsSchema.default({}),
  severeInARow: z.int().min(1).max(50).optional(),
  /** What the break screen offers. */
  during: z.enum(['nothing', 'breathing', 'puzzle', 'pictures']).default('breathing'),
  /** Asked how one is after a break. */
  checkIn: z.boolean().default(true),
})
export type OwnWellbeing = z.infer<typeof ownWellbeingSchema>

/** How one is, from 1 (bad) to 5 (good). */
export const moodSchema = z.int().min(1).max(5)

/** What is taken: a break of the policy, or a pause of one's own. */
export const restKindSchema = z.enum([...breakKinds, 'pause'])
export type RestKind = z.infer<typeof restKindSchema>

export const severitiesSchema = z.array(severitySchema)
