import type { Opening, Start } from '../../src-shared/desk/views.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { SettingsChange } from '../../src-shared/model/settings.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Workplace } from './workplace.ts'

type About = Pick<Opening, 'runtime' | 'version'>

/** What the desk needs of the profile at the workplace, whichever that is at the moment of the call. */
export function deskRoomsOf(workplace: Workplace, about: About, onShut: (at: Start['at']) => void) {
  const { door, imports, firstTasks, safety, wellbeing, audits, practice, opened, lock } = workplace
  const profile = () => door().profile()
  return {
    shift: () => profile().benches.active(),
    policy: () => profile().policy(),
    profile: () => profile().profile(),
    changeProfile: (change: Pick<Profile, 'name' | 'role' | 'languages'>) => profile().changeProfile(change),
    changeSettings: (part: SettingsChange) => profile().changeSettings(part),
    imports,
    wellbeing,
    audits,
    practice,
    access: {
      at() {
        const at = door().at()
        if (at === 'locked') onShut(at)
        return at
      },
      lockView: () => door().lockView(),
      trouble() {
        const trouble = safety.trouble()
        if (trouble) onShut('trouble')
        return trouble
      },
      theme: () => readSettings(door().folder).theme,
      opening: (): Opening => ({
        profile: profile().profile(),
        protection: door().keys.protection(),
        sending: profile().sending.state(),
        policy: profile().policy(),
        settings: profile().settings.get(),
        shift: profile().benches.active().view(),
        wellbeing: wellbeing.view(),
        notices: firstTasks.notices(),
        importing: imports.progress(),
        ...about,
      }),
      lock: () => lock('key'),
      unlock: (passphrase?: string) => opened(door().unlock(passphrase)),
      retry: () => opened(door().retry()),
      restore: (from: 'newest' | 'file') => opened(safety.restore(from)),
      acceptGap: () => opened(safety.acceptGap()),
      protect: safety.protect,
      safety,
      settled: firstTasks.settled,
      knownWords: () => [profile().profile().name],
    },
  }
}
