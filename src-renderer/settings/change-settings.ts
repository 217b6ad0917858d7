import type { Result } from '../../src-shared/desk/result.ts'
import type { Settings, SettingsChange } from '../../src-shared/model/settings.ts'
import { ask } from '../desk.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** Has main keep the change, and follows what main then says; a refusal is told to the person. */
export async function changeSettings(change: SettingsChange): Promise<Result<Settings>> {
  const result = await ask('settings:change', change)
  if (result.ok) useWorkstation.getState().changeSettings(result.value)
  else tellFailure(result.error)
  return result
}
