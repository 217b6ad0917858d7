import type { Result } from '../../src-shared/desk/result.ts'
import type { Settings, SettingsChange } from '../../src-shared/model/settings.ts'
import { ask } from '../desk.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** Has main keep the change; the screen follows what main then says. */
export async function changeSettings(change: SettingsChange): Promise<Result<Settings>> {
  const result = await ask('settings:change', change)
  if (result.ok) useWorkstation.getState().changeSettings(result.value)
  return result
}
