import { z } from 'zod'

/** Every way in which a desk command can fail. */
export const failureCodeSchema = z.enum([
  /** The bridge itself failed; whether main has done what was asked is not known. */
  'unreachable',
  'not-allowed',
  /** Not for somebody of this role. */
  'wrong-role',
  /** The profile is locked; nothing of it can be had until it is opened with its passphrase. */
  'locked',
  'wrong-passphrase',
  /** After wrong passphrases the next try must wait. */
  'too-early',
  'weak-passphrase',
  'unknown-command',
  'bad-input',
  'not-found',
  'conflict',
  'stale',
  'cancelled',
  'policy-refused',
  'source-refused',
  'disk-full',
  'read-only',
  'database-damaged',
  'newer-data',
  /** The journal ends earlier than it once did: an older copy of the database was put in its place. */
  'rolled-back',
  'key-missing',
  /** The key file is that of other data. */
  'wrong-key',
  'internal',
])
export type FailureCode = z.infer<typeof failureCodeSchema>

/** A failure: a code for the program, a sentence for a person. */
export interface Failure {
  code: FailureCode
  message: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** Thrown inside main where a command cannot be carried out; the desk turns it into a `Result`. */
export class DeskError extends Error {
  override name = 'DeskError'
  readonly code: FailureCode

  constructor(code: FailureCode, message: string) {
    super(message)
    this.code = code
  }
}
