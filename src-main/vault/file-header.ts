import { createSecretKey, type KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { chunkBytes, tagBytes, unwrapKey, VaultDamageError, wrappedKeyBytes } from './chunk-cipher.ts'

const magic = Buffer.from('EHV1')

/**
 * Every file starts with its own key, wrapped by the vault's: so no backup of the database holds it, a database that was
 * restored still finds its files, and overwriting these bytes makes the rest of the file unreadable for good.
 */
export const headerBytes = magic.length + wrappedKeyBytes

export function writeHeader(wrappedKey: Uint8Array): Buffer {
  return Buffer.concat([magic, wrappedKey], headerBytes)
}

/**
 * The key of an open file.
 * @throws VaultDamageError if the header was changed, is of another file, or was overwritten
 */
export async function readFileKey(file: FileHandle, id: string, vaultKey: Uint8Array): Promise<KeyObject> {
  const header = await readStart(file)
  if (!header.subarray(0, magic.length).equals(magic)) {
    throw new VaultDamageError('The stored file does not start as it should and cannot be shown.')
  }
  return createSecretKey(unwrapKey(vaultKey, id, header.subarray(magic.length)))
}

/** The first bytes of an open file, as many as a header has; what a shorter file lacks is zero. */
export async function readStart(file: FileHandle): Promise<Buffer> {
  const header = Buffer.alloc(headerBytes)
  await file.read(header, 0, headerBytes, 0)
  return header
}

/** Length of a whole file of the vault, of a plaintext's length; both in bytes. */
export function sealedBytes(bytes: number): number {
  return headerBytes + bytes + Math.max(1, Math.ceil(bytes / chunkBytes)) * tagBytes
}
