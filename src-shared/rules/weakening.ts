import type { ComfortRule } from '../model/comfort.ts'
import { severitySchema, taskKinds } from '../model/kind.ts'
import type { Settings } from '../model/settings.ts'
import { isWeaker, noComfort, startingComfort } from './comfort.ts'

/** A setting that protects somebody, and was made weaker or pointed elsewhere. */
export interface Weakening {
  name: string
  from: unknown
  to: unknown
}

/** Settings that protect somebody: each sign-in says what they were, since their file can be changed by hand. */
export const protectingSettings = [
  'blurPixels',
  'comfort',
  'reveal',
  'reveilSeconds',
  'undoSeconds',
  'lockAfterMinutes',
  'sendFolder',
] as const satisfies readonly (keyof Settings)[]

/** What a change of settings weakens: each is a row of the journal. */
export function findWeakenings(before: Settings, after: Settings): Weakening[] {
  const weaker: Record<(typeof protectingSettings)[number], boolean> = {
    blurPixels: after.blurPixels < before.blurPixels,
    comfort: softensLess(after.comfort, before.comfort),
    reveal: before.reveal === 'hold' && after.reveal === 'toggle',
    reveilSeconds: after.reveilSeconds > before.reveilSeconds,
    // Content stays on the machine for as long as its decision can be undone.
    undoSeconds: after.undoSeconds > before.undoSeconds,
    lockAfterMinutes: after.lockAfterMinutes > before.lockAfterMinutes,
    sendFolder: after.sendFolder !== before.sendFolder,
  }
  return protectingSettings
    .filter((name) => weaker[name])
    .map((name) => ({ name, from: before[name] ?? null, to: after[name] ?? null }))
}

function softensLess(after: readonly ComfortRule[], before: readonly ComfortRule[]): boolean {
  const severities = severitySchema.options.map(({ value }) => value)
  return taskKinds.some((kind) =>
    severities.some((severity) =>
      isWeaker(
        startingComfort(noComfort, after, kind, severity),
        startingComfort(noComfort, before, kind, severity),
      ),
    ),
  )
}
