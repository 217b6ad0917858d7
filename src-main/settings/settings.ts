import ElectronStore from 'electron-store'
import { type Settings, type SettingsChange, settingsSchema } from '../../src-shared/model/settings.ts'
import { settingsName, soundSettings } from './read-settings.ts'

export type SettingsPart = SettingsChange & Pick<Settings, 'sendFolder' | 'picturesFolder'>

/** The person's preferences, in a file of the profile's folder. */
export interface SettingsRoom {
  get(): Settings
  /** What they would be after a change. */
  changed(part: SettingsPart): Settings
  change(part: SettingsPart): Settings
}

export function openSettings(profileFolder: string): SettingsRoom {
  const file = new ElectronStore<Record<string, unknown>>({
    cwd: profileFolder,
    name: settingsName,
    clearInvalidConfig: true,
    // Actions of the key map carry dots in their names.
    accessPropertiesByDotNotation: false,
  })
  // Read once: what somebody writes into the file meanwhile counts from the next opening, whose sign-in says so.
  let settings = soundSettings(file.store)
  const changed = (part: SettingsPart) => {
    const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
    return settingsSchema.parse({ ...settings, ...named })
  }
  return {
    get: () => settings,
    changed,
    change(part) {
      const after = changed(part)
      file.store = after
      settings = after
      return settings
    },
  }
}
