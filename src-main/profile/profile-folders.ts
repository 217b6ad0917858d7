import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import { hasProfile } from './open-profile.ts'

/**
 * The profiles below a folder, and the open one wherever it is. They are known by their folder's name; the person's own
 * name is inside, behind the profile's key.
 */
export function listProfiles(
  profilesFolder: string,
  openFolder: string,
): { folder: string; name: string; current: boolean }[] {
  const below = existsSync(profilesFolder)
    ? readdirSync(profilesFolder)
        .map((name) => join(profilesFolder, name))
        .filter(hasProfile)
    : []
  const folders = below.includes(openFolder) ? below : [openFolder, ...below]
  return folders.map((folder) => ({ folder, name: basename(folder), current: folder === openFolder }))
}

/** Says which profile was gone to last. */
const lastFile = (profilesFolder: string) => join(profilesFolder, 'last-profile')

/** The profile that a start opens which names none: the one that a person went to last, or the demo's. */
export function usualProfile(profilesFolder: string): string {
  try {
    const last = readFileSync(lastFile(profilesFolder), 'utf8').trim()
    if (last !== '' && hasProfile(last)) return last
  } catch {
    // Nobody has gone to another one yet.
  }
  return join(profilesFolder, 'demo')
}

/** Chosen by a person, so that the next start comes back to it. */
export function rememberProfile(profilesFolder: string, folder: string): void {
  makeFolder(profilesFolder)
  writeFileSync(lastFile(profilesFolder), `${folder}\n`, { mode: 0o600 })
}

/** A folder that does not exist yet, named after a person. */
export function newProfileFolder(profilesFolder: string, name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40)
  const base = plain === '' ? 'profile' : plain
  for (let number = 1; ; number += 1) {
    const folder = join(profilesFolder, number === 1 ? base : `${base}-${number}`)
    if (!existsSync(folder)) return folder
  }
}

/** Returns the folder as an absolute path if there is a profile in it. */
export function requireProfile(folder: string): string {
  const absolute = resolve(folder)
  if (!hasProfile(absolute)) throw new DeskError('not-found', `There is no profile in ${absolute}.`)
  return absolute
}

/** Why a profile cannot live in a folder, as a sentence; undefined if it can. Makes the folder if there is none. */
export function findFolderFault(folder: string): string | undefined {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `The folder ${folder} cannot hold a profile. Choose another with --profile, or make it writable. (${reason})`
  }
}

/** Step by step: Node's own `recursive` never returns where the system denies that a parent is there, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error('It is a file.')
    return
  }
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
