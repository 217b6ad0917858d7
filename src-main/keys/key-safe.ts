import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Protection } from '../../src-shared/desk/views.ts'
import { type UnlockFailures, unlockFailures } from './failures.ts'
import {
  type KeyFile,
  keyFilePath,
  readKeyFile,
  replaceKeyFile,
  type Wrap,
  writeNewKeyFile,
} from './key-file.ts'
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase-wrap.ts'

/** What keeps a key for the person who is signed in to the system. */
export interface SystemKey {
  isAvailable(): Promise<boolean>
  /** Base64. */
  wrap(master: Uint8Array): Promise<string>
  /** Undefined if this system did not wrap it. */
  unwrap(wrapped: string): Promise<Buffer | undefined>
}

/** The master key of one profile, and the ways in which it can be had. */
export interface KeySafe {
  protection(): Protection
  failures(): UnlockFailures | undefined
  /** How long the next try must wait, ms. */
  waitMs(): number
  /** The master key without asking anybody: of an unprotected profile, or from the system. Undefined if it must be asked for. */
  openUnasked(): Promise<Buffer | undefined>
  /**
   * Refused tries are counted until `forgetFailures`.
   * @throws DeskError `wrong-passphrase`, or `too-early` before the wait is over
   */
  openWithPassphrase(passphrase: string): Promise<Buffer>
  /** Once the journal has them. */
  forgetFailures(): void
  /**
   * Wraps the master key by a passphrase, and by the system too if that is asked for. Nothing but the key file changes.
   * @param current the passphrase in force; not needed while there is none
   * @throws DeskError `wrong-passphrase`, `too-early`
   */
  protect(change: {
    current?: string | undefined
    passphrase: string
    system: boolean
    /** Called right before the key file changes; if it throws, nothing has. */
    before?: (wrappedBy: Protection) => void
  }): Promise<void>
  /** From now on the system alone does not open it. */
  forgetSystem(): void
  systemAvailable(): Promise<boolean>
}

/**
 * @param system left out where there is none, as on the command line
 * @param now the wall clock, ms since the epoch
 */
export function openKeySafe(profileFolder: string, now: () => number, system?: SystemKey): KeySafe {
  const failures = unlockFailures(profileFolder, now)
  // One at a time, so that the wait cannot be run around by trying many at once.
  let trying: Promise<unknown> = Promise.resolve()

  function wrapBy<B extends Wrap['by']>(by: B): Extract<Wrap, { by: B }> | undefined {
    return requireKeyFile(profileFolder).wraps.find(
      (wrap): wrap is Extract<Wrap, { by: B }> => wrap.by === by,
    )
  }

  async function tryPassphrase(passphrase: string): Promise<Buffer> {
    const wrap = wrapBy('passphrase')
    if (!wrap) throw new DeskError('wrong-passphrase', 'This profile has no passphrase.')
    const waitMs = failures.waitMs()
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000)
      throw new DeskError('too-early', `Too many wrong passphrases. Wait ${seconds} s before the next try.`)
    }
    const before = failures.read()
    failures.count()
    const master = await unwrapWithPassphrase(wrap, passphrase)
    if (!master) throw new DeskError('wrong-passphrase', 'This is not the passphrase of the profile.')
    failures.restore(before)
    return master
  }

  function openWithPassphrase(passphrase: string): Promise<Buffer> {
    const opened = trying.then(() => tryPassphrase(passphrase))
    trying = opened.catch(() => undefined)
    return opened
  }

  async function systemAvailable(): Promise<boolean> {
    return (await system?.isAvailable()) ?? false
  }

  return {
    protection: () => protectionOf(requireKeyFile(profileFolder)),
    failures: failures.read,
    waitMs: failures.waitMs,
    async openUnasked() {
      const plain = wrapBy('none')
      if (plain) return Buffer.from(plain.key, 'hex')
      const wrap = wrapBy('system')
      return wrap && (await systemAvailable()) ? system?.unwrap(wrap.wrapped) : undefined
    },
    openWithPassphrase,
    forgetFailures: () => failures.restore(undefined),
    async protect({ current, passphrase, system: bySystem, before }) {
      const plain = wrapBy('none')
      const master = plain ? Buffer.from(plain.key, 'hex') : await openWithPassphrase(current ?? '')
      const file = await wrapAll(master, passphrase, bySystem ? system : undefined)
      before?.(protectionOf(file))
      replaceKeyFile(profileFolder, file)
    },
    forgetSystem() {
      const file = requireKeyFile(profileFolder)
      const wraps = file.wraps.filter(({ by }) => by !== 'system')
      if (wraps.length < file.wraps.length) replaceKeyFile(profileFolder, { ...file, wraps })
    },
    systemAvailable,
  }
}

/**
 * Makes the key of a new profile; leaves one alone that is there already.
 * @param protect left out: the key lies there unwrapped, as for the demo
 */
export async function createKey(
  profileFolder: string,
  protect?: { passphrase: string; system?: SystemKey | undefined },
): Promise<void> {
  if (existsSync(keyFilePath(profileFolder))) return
  // The key is there before any data is, so it is looked for last: another process may be making both just now.
  const hasData = ['evenhand.db', 'journal.tail', 'backups'].some((name) =>
    existsSync(join(profileFolder, name)),
  )
  if (hasData && !existsSync(keyFilePath(profileFolder))) throw missing(profileFolder)
  const master = randomBytes(32)
  const file: KeyFile = protect
    ? await wrapAll(master, protect.passphrase, protect.system)
    : { format: 'evenhand-key/2', wraps: [{ by: 'none', key: master.toString('hex') }] }
  writeNewKeyFile(profileFolder, file)
}

function protectionOf({ wraps }: KeyFile): Protection {
  if (wraps.some(({ by }) => by === 'none')) return 'none'
  return wraps.some(({ by }) => by === 'system') ? 'system' : 'passphrase'
}

async function wrapAll(master: Buffer, passphrase: string, system?: SystemKey): Promise<KeyFile> {
  const wraps: Wrap[] = [await wrapWithPassphrase(master, passphrase)]
  if (system && (await system.isAvailable())) {
    wraps.push({ by: 'system', wrapped: await system.wrap(master) })
  }
  return { format: 'evenhand-key/2', wraps }
}

function requireKeyFile(profileFolder: string): KeyFile {
  const file = readKeyFile(profileFolder)
  if (!file) throw missing(profileFolder)
  return file
}

function missing(profileFolder: string): DeskError {
  return new DeskError(
    'key-missing',
    `The key file ${keyFilePath(profileFolder)} is missing. Put back a copy of it; without it the data stays closed.`,
  )
}
