import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Plaintext bytes of a chunk; the last one of a file may be shorter. */
export const chunkBytes = 64 * 1024
export const tagBytes = 16
export const sealedChunkBytes = chunkBytes + tagBytes

const algorithm = 'aes-256-gcm'
const nonceBytes = 12

/** Thrown when a chunk or a key was changed, swapped or cut. */
export class VaultDamageError extends Error {
  override name = 'VaultDamageError'
}

/** Encrypts one chunk, bound to its file, its place, and to being the last. Ciphertext, then tag. */
export function sealChunk(
  key: Uint8Array,
  file: string,
  index: number,
  last: boolean,
  plain: Uint8Array,
): Buffer {
  const cipher = createCipheriv(algorithm, key, chunkNonce(index)).setAAD(chunkPlace(file, index, last))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

export function openChunk(
  key: Uint8Array,
  file: string,
  index: number,
  last: boolean,
  sealed: Uint8Array,
): Buffer {
  try {
    const body = sealed.subarray(0, sealed.length - tagBytes)
    const decipher = createDecipheriv(algorithm, key, chunkNonce(index))
      .setAAD(chunkPlace(file, index, last))
      .setAuthTag(sealed.subarray(sealed.length - tagBytes))
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw new VaultDamageError('The stored file was changed or damaged and cannot be shown.')
  }
}

/** Wraps a file's key with the vault's: nonce, ciphertext, tag. */
export function wrapKey(vaultKey: Uint8Array, file: string, fileKey: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, vaultKey, nonce).setAAD(Buffer.from(file))
  return Buffer.concat([nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
}

export function unwrapKey(vaultKey: Uint8Array, file: string, wrapped: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, vaultKey, wrapped.subarray(0, nonceBytes))
      .setAAD(Buffer.from(file))
      .setAuthTag(wrapped.subarray(wrapped.length - tagBytes))
    return Buffer.concat([
      decipher.update(wrapped.subarray(nonceBytes, wrapped.length - tagBytes)),
      decipher.final(),
    ])
  } catch {
    throw new VaultDamageError('The key of the stored file was changed or damaged.')
  }
}

// Every file has a random key of its own, so the index alone never repeats a nonce under one key.
function chunkNonce(index: number): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeBigUInt64BE(BigInt(index), nonceBytes - 8)
  return nonce
}

function chunkPlace(file: string, index: number, last: boolean): Buffer {
  return Buffer.from(`${file}\n${index}\n${last ? 'last' : 'more'}`)
}
