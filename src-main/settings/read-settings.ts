import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Settings, settingsSchema } from '../../src-shared/model/settings.ts'
import { strokeSchema } from '../../src-shared/model/stroke.ts'

/** Name of the preferences file within a profile's folder, without `.json`. */
export const settingsName = 'settings'

/** Reads a profile's preferences without Electron. Whatever is missing or broken falls back to its default. */
export function readSettings(profileFolder: string): Settings {
  try {
    return soundSettings(JSON.parse(readFileSync(join(profileFolder, `${settingsName}.json`), 'utf8')))
  } catch {
    return settingsSchema.parse({})
  }
}

/** Keeps each preference that is sound, so that one broken value does not cost the others. */
export function soundSettings(value: unknown): Settings {
  const whole = settingsSchema.safeParse(value)
  if (whole.success) return whole.data
  if (typeof value !== 'object' || value === null) return settingsSchema.parse({})
  const own = 'keys' in value ? { keys: soundKeys(value.keys) } : {}
  const sound = Object.entries({ ...value, ...own }).filter(
    ([name, part]) => settingsSchema.safeParse({ [name]: part }).success,
  )
  return settingsSchema.parse(Object.fromEntries(sound))
}

function soundKeys(keys: unknown): Record<string, unknown> {
  const strokes = typeof keys === 'object' && keys !== null ? Object.entries(keys) : []
  return Object.fromEntries(strokes.filter(([, stroke]) => strokeSchema.safeParse(stroke).success))
}
