import type { Sending } from '../../src-shared/desk/views.ts'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { Settings } from '../../src-shared/model/settings.ts'
import { findWeakenings } from '../../src-shared/rules/weakening.ts'
import type { SettingsPart, SettingsRoom } from '../settings/settings.ts'
import type { Shift } from '../shift/shift.ts'
import { followOthers } from '../store/follow-others.ts'
import { createSending, type SendingRoom } from '../sync/sending.ts'
import { createRestPictures, type RestPictures } from '../wellbeing/pictures.ts'
import { type Benches, createBenches } from './benches.ts'
import { type OpenProfile, openProfile, type ProfileOptions } from './open-profile.ts'
import { finishSignOut, removeAllContent } from './sign-out.ts'

/** A profile that this window has for itself; the command line may work on it at the same time. */
export interface HeldProfile extends OpenProfile {
  settings: SettingsRoom
  sending: SendingRoom
  benches: Benches
  pictures: RestPictures
  /** What is weakened by it becomes a row of the journal, first. */
  changeSettings: (part: SettingsPart) => Settings
  /** The person's own time, or the policy's if that is shorter. */
  lockAfterMinutes: () => number
  /** Whether the policy has all content removed when the person leaves. */
  removesContent: () => boolean
  /** The person leaves: what the policy says of content is done before the profile is closed. */
  signOut: () => Promise<void>
}

/** What the window is told of. */
export interface HoldEvents {
  changedElsewhere: () => void
  sending: (state: Sending) => void
  wellbeing: (view: WellbeingView) => void
  /** An error that there is no sentence for. */
  fault: (where: string, error: unknown) => void
}

/**
 * Opens a profile for the window that has its folder locked, and sends from it in the background.
 * @throws what `openProfile` throws
 */
export async function holdProfile(
  folder: string,
  options: ProfileOptions,
  settings: SettingsRoom,
  on: HoldEvents,
): Promise<HeldProfile> {
  const profile = await openProfile(folder, {
    ...options,
    undoSeconds: () => settings.get().undoSeconds,
    own: () => settings.get().wellbeing,
  })
  const { store, vault } = profile
  await finishSignOut(profile)
  const sending = createSending({
    outbox: store.outbox,
    transact: store.transact,
    forget: (taskId) => store.tasks.forget(taskId),
    shred: (mediaId) => vault.shred(mediaId),
    folder: () => settings.get().sendFolder,
    who: profile.profile,
    tail: () => store.journal.tail(),
    now: options.now,
    onChange: on.sending,
    fault: (error) => on.fault('send', error),
  })
  const changedElsewhere = () => {
    sending.wake()
    on.changedElsewhere()
  }
  const unfollow = followOthers(store, changedElsewhere, (error) => on.fault('follow', error))
  sending.wake()
  const wellbeingChanged = (view: WellbeingView) => {
    profile.practice.rest(view.rest !== undefined)
    on.wellbeing(view)
  }
  profile.wellbeing.follow({ changed: wellbeingChanged, fault: (error) => on.fault('wellbeing', error) })
  const close = () => {
    unfollow()
    sending.close()
    profile.close()
  }
  const changeSettings: HeldProfile['changeSettings'] = (part) => {
    for (const weakening of findWeakenings(settings.get(), settings.changed(part)))
      profile.note('setting', weakening)
    const after = settings.change(part)
    if ('sendFolder' in part) sending.tryAgain()
    return after
  }
  const lockAfterMinutes = () =>
    Math.min(settings.get().lockAfterMinutes, profile.policy().machine?.lockAfterMinutes ?? Infinity)
  const removesContent = () => profile.policy().machine?.shredAtSignOut ?? false
  const signOut = async () => {
    if (removesContent()) await removeAllContent(profile)
  }
  const shift = wakingShift(profile.shift, sending.wake)
  return {
    ...profile,
    shift,
    benches: createBenches(
      store,
      { live: shift, audit: profile.audit.bench, practice: profile.practice },
      () => profile.profile().role,
    ),
    settings,
    sending,
    pictures: createRestPictures(() => settings.get().picturesFolder),
    changeSettings,
    lockAfterMinutes,
    removesContent,
    signOut,
    close,
  }
}

/** Tells of each act that is to be sent, and of its undo, so that its time to be undone is watched from the start. */
function wakingShift(shift: Shift, wake: () => void): Shift {
  const waking =
    <Terms extends unknown[], R>(act: (...terms: Terms) => R) =>
    (...terms: Terms): R => {
      const receipt = act(...terms)
      wake()
      return receipt
    }
  return {
    ...shift,
    record: waking(shift.record),
    undo: waking(shift.undo),
    putAside: waking(shift.putAside),
  }
}
