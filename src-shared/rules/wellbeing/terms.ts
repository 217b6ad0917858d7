import { type Severity, severitySchema } from '../../model/kind.ts'
import {
  type BreakKind,
  type BreakRule,
  breakKinds,
  type LowerLimits,
  type OwnWellbeing,
  ownWellbeingSchema,
  type WellbeingPolicy,
} from '../../model/wellbeing.ts'

const minuteMs = 60_000
/** Length of a pause that nobody had to take, where there is no rule for micro-breaks. */
export const pauseMs = 2 * minuteMs

/** A break's rule in ms: of active review, or of weighted severe exposure for the kind `severe`. */
export interface BreakTerms {
  everyMs: number
  lengthMs: number
  warningMs: number
  postponements: number
  postponeMs: number
  strict: boolean
}

/** All that the engine goes by: the organisation's floor, and what lead and person strengthened. Durations in ms. */
export interface WellbeingTerms {
  breaks: Partial<Record<BreakKind, BreakTerms>>
  graceMs: number
  weights: Readonly<Record<Severity, number>>
  soundFactor: number
  softenedFactor: number
  severeDayMs: number
  severeWeekMs: number
  dayMs: number
  warnAtShare: number
  severeInARow: number
  lighterAfterBreak: number
  shiftMs: number
  overtimeMs: number
  calmMs: number
}

/** Severities whose content counts as severe. */
export const severeFrom: Severity = 3
export const severities: readonly Severity[] = severitySchema.options.map(({ value }) => value)

export function isSevere(severity: Severity): boolean {
  return severity >= severeFrom
}

/**
 * The organisation's floor with what a lead and the person ask for beyond it. Of each figure the one that protects most
 * counts, so that neither can weaken it; how long before it a break is announced is the person's own to choose.
 */
export function termsOf(
  policy: WellbeingPolicy,
  own: OwnWellbeing = ownWellbeingSchema.parse({}),
  lead: LowerLimits = {},
): WellbeingTerms {
  const limit = (name: keyof LowerLimits) =>
    Math.min(policy.limits[name], lead[name] ?? Infinity, own.limits[name] ?? Infinity) * minuteMs
  const breaks: WellbeingTerms['breaks'] = {}
  for (const kind of breakKinds) {
    const rule = breakTerms(policy.breaks[kind], own.breaks[kind], own.warningSeconds)
    if (rule) breaks[kind] = rule
  }
  return {
    breaks,
    graceMs: policy.graceMinutes * minuteMs,
    weights: policy.weights,
    soundFactor: policy.soundFactor,
    softenedFactor: policy.softenedFactor,
    severeDayMs: limit('severeMinutesADay'),
    severeWeekMs: limit('severeMinutesAWeek'),
    dayMs: limit('minutesADay'),
    warnAtShare: policy.warnAtShare,
    severeInARow: Math.min(policy.severeInARow, own.severeInARow ?? Infinity),
    lighterAfterBreak: policy.lighterAfterBreak,
    shiftMs: policy.shift.longestMinutes * minuteMs,
    overtimeMs: policy.shift.overtimeMinutes * minuteMs,
    calmMs: policy.shift.calmMinutes * minuteMs,
  }
}

/**
 * A kind for which the organisation has no rule is the person's alone, once they say how often and how long. It is no
 * shorter than a pause, since after any break severe tasks come again.
 */
function breakTerms(
  rule: BreakRule | undefined,
  own: OwnWellbeing['breaks'][BreakKind] = {},
  ownWarning: number | undefined,
): BreakTerms | undefined {
  const everyMinutes = Math.min(rule?.everyMinutes ?? Infinity, own.everyMinutes ?? Infinity)
  const lengthMs = Math.max(rule?.lengthMinutes ?? 0, own.lengthMinutes ?? 0) * minuteMs
  if (!Number.isFinite(everyMinutes) || lengthMs === 0) return undefined
  return {
    everyMs: everyMinutes * minuteMs,
    lengthMs: rule ? lengthMs : Math.max(lengthMs, pauseMs),
    warningMs: (ownWarning ?? rule?.warningSeconds ?? 60) * 1000,
    postponements: rule?.postponements ?? 1,
    postponeMs: (rule?.postponeMinutes ?? 5) * minuteMs,
    strict: rule?.strict === true || own.strict === true,
  }
}
