import ElectronStore from 'electron-store'
import { type Settings, type SettingsChange, settingsSchema } from '../../src-shared/model/settings.ts'
import { settingsName, soundSettings } from './read-settings.ts'

/** The person's preferences, in a file of the profile's folder. */
export interface SettingsRoom {
  get(): Settings
  change(part: SettingsChange): Settings
}

export function openSettings(profileFolder: string): SettingsRoom {
  const file = new ElectronStore<Record<string, unknown>>({
    cwd: profileFolder,
    name: settingsName,
    clearInvalidConfig: true,
    // Actions of the key map carry dots in their names.
    accessPropertiesByDotNotation: false,
  })
  const get = () => soundSettings(file.store)
  return {
    get,
    change(part) {
      const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
      const changed = settingsSchema.parse({ ...get(), ...named })
      file.store = changed
      return changed
    },
  }
}
