import { z } from 'zod'

/** Every way in which a desk command can fail. */
export const failureCodeSchema = z.enum([
  /** The bridge itself failed; whether main has done what was asked is not known. */
  'unreachable',
  'not-allowed',
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
  'media-damaged',
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
