import type { SystemKey } from '../../../../src-main/keys/key-safe.ts'
import type { SettingsRoom } from '../../../../src-main/settings/settings.ts'
import { settingsSchema } from '../../../../src-shared/model/settings.ts'

/** A system that keeps no keys. */
export const noKeyStore: SystemKey = {
  isAvailable: async () => false,
  wrap: async () => '',
  unwrap: async () => undefined,
}

/** Settings that outlive nothing. */
export function settingsRoom(): SettingsRoom {
  let settings = settingsSchema.parse({})
  const changed = (part: object) => settingsSchema.parse({ ...settings, ...part })
  return {
    get: () => settings,
    changed,
    change(part) {
      settings = changed(part)
      return settings
    },
  }
}
