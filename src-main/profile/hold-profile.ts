import { openSettings, type SettingsRoom } from '../settings/settings.ts'
import { followOthers } from '../store/follow-others.ts'
import { lockProfile } from '../store/profile-lock.ts'
import { type OpenProfile, openProfile, type ProfileOptions } from './open-profile.ts'

/** A profile that this window has for itself; the command line may work on it at the same time. */
export interface HeldProfile extends OpenProfile {
  settings: SettingsRoom
}

/**
 * Opens a profile for a window.
 * @param on what to do when another process has changed it, and with an error of noticing or of doing so
 * @throws DeskError `conflict` while another window has it, or what `openProfile` throws
 */
export async function holdProfile(
  folder: string,
  options: ProfileOptions,
  on: { changedElsewhere: () => void; fault: (error: unknown) => void },
): Promise<HeldProfile> {
  const unlock = lockProfile(folder)
  try {
    const settings = openSettings(folder)
    const profile = await openProfile(folder, options)
    const unfollow = followOthers(profile.store, on.changedElsewhere, on.fault)
    const close = () => {
      unfollow()
      profile.close()
      unlock()
    }
    return { ...profile, settings, close }
  } catch (error) {
    unlock()
    throw error
  }
}
