import { type Comfort, type ComfortRule, strongestBlur } from '../model/comfort.ts'
import type { Severity, TaskKind } from '../model/kind.ts'

export const noComfort: Comfort = {
  blur: 0,
  greyscale: false,
  reduced: false,
  small: false,
  dimmed: false,
  muted: false,
  hidden: false,
}

export const comfortNames = Object.keys(noComfort) as (keyof Comfort)[]

/**
 * What the program begins with where neither organisation nor person says anything: grave pictures come grey and a little
 * blurred. It is liked and asked for; that it protects is not shown, so it is a preference that one key takes away.
 */
export const defaultComfort: readonly ComfortRule[] = [
  { kinds: ['video', 'image'], severities: [3, 4], blur: 2, greyscale: true },
]

/** What all the rules that fit ask for together: of each the strongest. */
export function comfortFloor(rules: readonly ComfortRule[], kind: TaskKind, severity: Severity): Comfort {
  const fitting = rules.filter((rule) => fits(rule, kind, severity))
  return fitting.reduce<Comfort>(strengthened, noComfort)
}

/** What content begins with: the person's own wish (the last rule that fits says of each), never less than the floor. */
export function startingComfort(
  floor: Comfort,
  wishes: readonly ComfortRule[],
  kind: TaskKind,
  severity: Severity,
): Comfort {
  const fitting = [...defaultComfort, ...wishes].filter((rule) => fits(rule, kind, severity))
  const wished = { ...noComfort }
  for (const rule of fitting) Object.assign(wished, definedParts(rule))
  return strengthened(floor, wished)
}

function definedParts({ kinds: _kinds, severities: _severities, ...parts }: ComfortRule): Partial<Comfort> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}

/** The stronger of both in each respect. */
export function strengthened(one: Comfort, other: Omit<ComfortRule, 'kinds' | 'severities'>): Comfort {
  return {
    blur: Math.max(one.blur, other.blur ?? 0),
    greyscale: one.greyscale || other.greyscale === true,
    reduced: one.reduced || other.reduced === true,
    small: one.small || other.small === true,
    dimmed: one.dimmed || other.dimmed === true,
    muted: one.muted || other.muted === true,
    hidden: one.hidden || other.hidden === true,
  }
}

/** One step of a key: blur goes up or down by one, the others turn over; never below the floor. */
export function stepComfort(
  comfort: Comfort,
  step: 'blur-more' | 'blur-less' | Exclude<keyof Comfort, 'blur'>,
  floor: Comfort,
): Comfort {
  if (step === 'blur-more') return { ...comfort, blur: Math.min(strongestBlur, comfort.blur + 1) }
  if (step === 'blur-less') return { ...comfort, blur: Math.max(floor.blur, comfort.blur - 1) }
  return strengthened(floor, { ...comfort, [step]: !comfort[step] })
}

/** Whether the first asks for less than the second in any respect. */
export function isWeaker(one: Comfort, other: Comfort): boolean {
  return comfortNames.some((name) => Number(one[name]) < Number(other[name]))
}

function fits({ kinds, severities }: ComfortRule, kind: TaskKind, severity: Severity): boolean {
  return (kinds?.includes(kind) ?? true) && (severities?.includes(severity) ?? true)
}
