import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../src-shared/desk/result.ts'

const hex = z.string().regex(/^([0-9a-f]{2})+$/)

/** The master key, wrapped by a passphrase: scrypt makes a key of it, AES-256-GCM wraps with that. */
const passphraseWrapSchema = z.strictObject({
  by: z.literal('passphrase'),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    // Bounded, so that a changed file cannot ask for all of the machine's memory.
    cost: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    blockSize: z.int().min(8).max(16),
    parallelization: z.int().min(1).max(16),
    salt: hex,
  }),
  /** Nonce, ciphertext, tag. */
  wrapped: hex,
})
export type PassphraseWrap = z.infer<typeof passphraseWrapSchema>

const wrapSchema = z.discriminatedUnion('by', [
  /** It is not. */
  z.strictObject({ by: z.literal('none'), key: z.string().regex(/^[0-9a-f]{64}$/) }),
  passphraseWrapSchema,
  /** By the system's own key store, for whoever is signed in to it; what `safeStorage` gives, in base64. */
  z.strictObject({ by: z.literal('system'), wrapped: z.base64() }),
])
export type Wrap = z.infer<typeof wrapSchema>

const keyFileSchema = z.strictObject({
  format: z.literal('evenhand-key/2'),
  /** Each of them opens the same master key. */
  wraps: z.array(wrapSchema).min(1).max(3),
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** As the first version of the program wrote it. */
const firstFormatSchema = z.strictObject({
  format: z.literal('evenhand-key/1'),
  protection: z.literal('none'),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A key file is far smaller. */
const mostBytes = 64 * 1024

export function keyFilePath(profileFolder: string): string {
  return join(profileFolder, 'key.json')
}

/**
 * Undefined if there is none.
 * @throws DeskError `key-missing` if it cannot be made sense of
 */
export function readKeyFile(profileFolder: string): KeyFile | undefined {
  const path = keyFilePath(profileFolder)
  if (!existsSync(path)) return undefined
  const value = readSmall(path)
  const current = keyFileSchema.safeParse(value)
  if (current.success) return current.data
  const first = firstFormatSchema.safeParse(value)
  if (first.success) return { format: 'evenhand-key/2', wraps: [{ by: 'none', key: first.data.key }] }
  throw new DeskError(
    'key-missing',
    `The key file ${path} cannot be read. Put back a copy of it; without it the data stays closed.`,
  )
}

/**
 * Writes the key file of a new profile, down to the disk. Of two processes that do so at once, the second finds the first
 * one's file instead of writing over it; a crash leaves either no key and no data, or the whole key.
 */
export function writeNewKeyFile(profileFolder: string, file: KeyFile): void {
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
  const path = keyFilePath(profileFolder)
  const text = JSON.stringify(file)
  const aside = `${path}.${randomUUID()}`
  try {
    writeNew(aside, text)
    putInPlace(aside, path, text)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  syncFolder(profileFolder)
}

/** Replaces the key file as a whole: at every moment either the old one is there or the new one. */
export function replaceKeyFile(profileFolder: string, file: KeyFile): void {
  const path = keyFilePath(profileFolder)
  const aside = `${path}.${randomUUID()}`
  try {
    writeNew(aside, JSON.stringify(file))
    renameSync(aside, path)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
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

/** Undefined for what is no small file of JSON. */
function readSmall(path: string): unknown {
  const file = statSync(path)
  if (!file.isFile() || file.size > mostBytes) return undefined
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
