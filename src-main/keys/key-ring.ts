import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../src-shared/desk/result.ts'

/** The keys that unlock a profile's safes, all derived from one master key. 32 bytes each. */
export interface KeyRing {
  database: Uint8Array
  chain: Uint8Array
  vault: Uint8Array
  /** False while the master key lies in the profile's folder for anyone to read. */
  protected: boolean
}

const keyFileSchema = z.strictObject({
  format: z.literal('evenhand-key/1'),
  /** How the master key is wrapped. `none`: it is not. */
  protection: z.literal('none'),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

/**
 * Opens the profile's key, making one for a new profile. It is not wrapped yet, which the screen says: the safes keep
 * out whoever gets the data without the key file, no more.
 */
export function openKeyRing(profileFolder: string): KeyRing {
  const file = join(profileFolder, 'key.json')
  if (!existsSync(file)) createMaster(profileFolder, file)
  const master = readMaster(file)
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', master, '', `evenhand ${purpose}`, 32))
  return {
    database: derive('database'),
    chain: derive('journal chain'),
    vault: derive('vault'),
    protected: false,
  }
}

function readMaster(file: string): Buffer {
  const parsed = keyFileSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    throw new DeskError(
      'database-damaged',
      `The key file ${file} cannot be read. Put back a copy of it; without it the data stays closed.`,
    )
  }
  return Buffer.from(parsed.data.key, 'hex')
}

function createMaster(profileFolder: string, file: string): void {
  // The key is there before any data is, so it is looked for last: another process may be making both just now.
  if (existsSync(join(profileFolder, 'evenhand.db')) && !existsSync(file)) {
    throw new DeskError(
      'database-damaged',
      `The key file ${file} is missing. Put back a copy of it; without it the data stays closed.`,
    )
  }
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
  const key = randomBytes(32).toString('hex')
  const text = JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key })
  // Written aside and linked: a crash leaves either no key and no data, or the whole key; and of two processes that
  // open a new profile at once, the second finds the first one's key instead of writing over it.
  const aside = `${file}.${randomUUID()}`
  try {
    writeNew(aside, text)
    putInPlace(aside, file, text)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  syncFolder(profileFolder)
}

/** Never replaces a file. A link is there as a whole or not at all; not every file system has them. */
function putInPlace(aside: string, file: string, text: string): void {
  try {
    linkSync(aside, file)
  } catch {
    writeNew(file, text)
  }
}

/** Writes a file that was not there, down to the disk; what could not be written as a whole is taken away again. */
function writeNew(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeFileSync(descriptor, text)
    fsyncSync(descriptor)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
}

/** A file's name is durable only once its folder is. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
