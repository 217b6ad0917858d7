import { resolve } from 'node:path'
import type { KeyRing } from '../keys/key-ring.ts'
import type { OpenProfile } from '../profile/open-profile.ts'

/** What the command line can be given; each command names those that it takes. */
export const options = {
  profile: { type: 'string' },
  'passphrase-file': { type: 'string' },
  format: { type: 'string' },
  columns: { type: 'string' },
  'allow-hosts': { type: 'string' },
  kind: { type: 'string' },
  task: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  to: { type: 'string' },
  'severe-a-day': { type: 'string' },
  'severe-a-week': { type: 'string' },
  'a-day': { type: 'string' },
  clear: { type: 'boolean' },
  policy: { type: 'string' },
  days: { type: 'string' },
  mix: { type: 'string' },
  'task-seconds': { type: 'string' },
  postpone: { type: 'string' },
  seed: { type: 'string' },
} as const
export type OptionName = keyof typeof options

export interface Call {
  operands: string[]
  options: Partial<Record<Exclude<OptionName, 'clear'>, string>> & { clear?: boolean }
}

/** Where a profile is, with its keys; it may be open elsewhere, or be too damaged to be opened. */
export interface ProfilePlace {
  folder: string
  keys: KeyRing
}

/** A command returns the process's exit code. */
export type Command = CommandShape &
  (
    | { on: 'profile'; run(profile: OpenProfile, call: Call): Promise<number> | number }
    | { on: 'nothing'; run(call: Call): Promise<number> | number }
    | { on: 'place'; run(place: ProfilePlace, call: Call): Promise<number> | number }
  )

interface CommandShape {
  /** How many operands it needs and takes, and what they are, such as `the path of a pack`. */
  operands?: { least: number; most: number; what: string }
  /** Options of its own, besides those that say which profile. */
  takes?: readonly OptionName[]
  /** What `--format` may be. */
  formats?: readonly string[]
  /** Looks at a call before anything is opened. @throws UsageError */
  check?(call: Call): void
  /** It makes a profile where there is none; others would report on one that nobody has. */
  makesProfile?: boolean
  /** It works without a database, which may be what is missing. */
  needsNoDatabase?: boolean
}

/** The command was called wrongly: exit code 2, with the usage. */
export class UsageError extends Error {}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}
