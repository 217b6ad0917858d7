import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { LockView, Opening, Safety, Trouble, Verification } from '../../src-shared/desk/views.ts'
import type { Settings } from '../../src-shared/model/settings.ts'
import { findPassphraseFaults, leastPassphraseLength } from '../../src-shared/rules/passphrase.ts'
import type { Handlers } from './handlers.ts'

/** What the desk needs to let a person in and out, and to show them how safe their work is. */
export interface AccessRooms {
  at(): 'open' | 'locked' | 'trouble'
  lockView(): LockView
  /** Undefined if nothing is wrong. */
  trouble(): Trouble | undefined
  theme(): Settings['theme']
  opening(): Opening
  lock(): void
  unlock(passphrase?: string): Promise<void>
  retry(): Promise<void>
  /** A sentence on what came back and what is missing. */
  restore(from: 'newest' | 'file'): Promise<string>
  acceptGap(): Promise<void>
  protect(change: CommandInput<'profile:protect'>): Promise<void>
  safety: {
    view(): Promise<Safety>
    /** Asks with the system's dialog. False if nothing was chosen. */
    chooseFolder(): Promise<boolean>
    /** Tries at once to send what waits. */
    send(): void
    backUp(): Promise<void>
    verify(): Promise<Verification>
  }
  /** Resolves once the first tasks are there (the demo shift, the pack of the command line), or take too long to wait. */
  settled: () => Promise<void>
  /** The person's own words, which make no passphrase. */
  knownWords(): string[]
}

type AccessCommand =
  | 'window:open'
  | `profile:${'lock' | 'unlock' | 'protect'}`
  | `safety:${'view' | 'choose-folder' | 'send' | 'back-up' | 'verify'}`
  | `trouble:${'retry' | 'restore' | 'accept-gap'}`

export function createAccessHandlers(rooms: AccessRooms): Pick<Handlers, AccessCommand> {
  const done = async (work: Promise<void> | void) => {
    await work
    return {}
  }
  return {
    'window:open': async () => {
      await rooms.settled()
      const theme = rooms.theme()
      const trouble = rooms.trouble()
      if (trouble) return { at: 'trouble', trouble, theme }
      if (rooms.at() === 'locked') return { at: 'locked', lock: rooms.lockView(), theme }
      return { at: 'open', opening: rooms.opening() }
    },
    'profile:lock': () => done(rooms.lock()),
    'profile:unlock': ({ passphrase }) => done(rooms.unlock(passphrase)),
    'profile:protect': async (change) => {
      requireStrong(change.passphrase, rooms.knownWords())
      await rooms.protect(change)
      return rooms.safety.view()
    },
    'safety:view': () => rooms.safety.view(),
    'safety:choose-folder': async () => {
      if (!(await rooms.safety.chooseFolder())) throw new DeskError('cancelled', 'No folder was chosen.')
      return rooms.safety.view()
    },
    'safety:send': () => {
      rooms.safety.send()
      return rooms.safety.view()
    },
    'safety:back-up': async () => {
      await rooms.safety.backUp()
      return rooms.safety.view()
    },
    'safety:verify': () => rooms.safety.verify(),
    'trouble:retry': () => done(rooms.retry()),
    'trouble:restore': async ({ from }) => ({ said: await rooms.restore(from) }),
    'trouble:accept-gap': () => done(rooms.acceptGap()),
  }
}

/** The screen has said what is missing; this holds whoever asks. */
export function requireStrong(passphrase: string, known: readonly string[]): void {
  if (findPassphraseFaults(passphrase, known).length > 0) {
    throw new DeskError(
      'weak-passphrase',
      `This passphrase is too easy to guess. Take at least ${leastPassphraseLength} characters, more than a few different ones, and not just names, common words or rows of keys.`,
    )
  }
}
