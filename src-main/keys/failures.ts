import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { instantSchema } from '../../src-shared/model/kind.ts'

const failuresSchema = z.strictObject({
  count: z.int().min(1),
  firstAt: instantSchema,
  lastAt: instantSchema,
})
/** Passphrases that were refused since the last sign-in. */
export type UnlockFailures = z.infer<typeof failuresSchema>

/** So many slips cost nothing. */
const freeTries = 3
const longestWaitMs = 5 * 60_000

/**
 * Counts wrong passphrases in a file of the profile's folder, since the journal is closed at that moment; the next sign-in
 * puts them into the journal. It slows down whoever tries at this machine; whoever copies the folder is slowed by scrypt.
 */
export function unlockFailures(profileFolder: string, now: () => number) {
  const path = join(profileFolder, 'unlock-failures.json')

  function read(): UnlockFailures | undefined {
    try {
      return failuresSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
    } catch {
      return undefined
    }
  }

  function keep(failures: UnlockFailures | undefined): void {
    try {
      if (failures) writeFileSync(path, JSON.stringify(failures), { mode: 0o600 })
      else rmSync(path, { force: true })
    } catch {
      // On a full or read-only disk the right passphrase must still open.
    }
  }

  return {
    read,
    /** How long the next try must wait, ms: doubling from 2 s, five minutes at most. */
    waitMs(): number {
      const failures = read()
      if (!failures || failures.count < freeTries) return 0
      const pauseMs = Math.min(longestWaitMs, 1000 * 2 ** (failures.count - freeTries + 1))
      const sinceMs = now() - Date.parse(failures.lastAt)
      if (sinceMs >= 0) return Math.max(0, pauseMs - sinceMs)
      // The clock was set back: the wait begins anew, or it would last until the clock has caught up.
      keep({ ...failures, lastAt: new Date(now()).toISOString() })
      return pauseMs
    },
    /** Before the passphrase is looked at, so that killing the program in between gains nothing. */
    count(): void {
      const at = new Date(now()).toISOString()
      const before = read()
      keep({ count: (before?.count ?? 0) + 1, firstAt: before?.firstAt ?? at, lastAt: at })
    },
    /** Takes back the count of a try that turned out right. */
    restore: keep,
  }
}
