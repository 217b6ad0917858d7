import { hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
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
  const master = existsSync(file) ? readMaster(file) : createMaster(profileFolder, file)
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

function createMaster(profileFolder: string, file: string): Buffer {
  if (existsSync(join(profileFolder, 'evenhand.db'))) {
    throw new DeskError(
      'database-damaged',
      `The key file ${file} is missing. Put back a copy of it; without it the data stays closed.`,
    )
  }
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
  const master = randomBytes(32)
  // Written aside and renamed: a crash leaves either no key and no data, or the whole key.
  const descriptor = openSync(`${file}.new`, 'w', 0o600)
  writeSync(
    descriptor,
    JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key: master.toString('hex') }),
  )
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
  return master
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
