import type { OwnWellbeing } from '../../../src-shared/model/wellbeing.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { changeSettings } from '../change-settings.ts'

/** Changes what the person asks for beyond the organisation's floor. */
export function changeWellbeing(change: (own: OwnWellbeing) => OwnWellbeing): void {
  const { settings, changeSettings: show } = useWorkstation.getState()
  const wellbeing = change(settings.wellbeing)
  // Shown at once, so that the next change goes on from this one.
  show({ ...settings, wellbeing })
  void changeSettings({ wellbeing })
}
