import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** Plaintext bytes of a chunk; the last one of a file may be shorter. */
export const chunkBytes = 64 * 1024
export const tagBytes = 16
export const sealedChunkBytes = chunkBytes + tagBytes

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
// A tag of any other length is refused, also a shorter one that would be easier to guess.
const whole = { authTagLength: tagBytes }
const keyBytes = 32
/** Nonce, ciphertext and tag of a wrapped key. */
export const wrappedKeyBytes = nonceBytes + keyBytes + tagBytes

/** Thrown when a file of the vault was changed, swapped, cut, lengthened or taken away. */
export class VaultDamageError extends Error {
  override name = 'VaultDamageError'
}

/** Encrypts one chunk, bound to its file, its place, and to being the last. Ciphertext, then tag. */
export function sealChunk(
  key: KeyObject,
  file: string,
  index: number,
  last: boolean,
  plain: Uint8Array,
): Buffer {
  const cipher = createCipheriv(algorithm, key, chunkNonce(index)).setAAD(chunkPlace(file, index, last))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/**
 * Decrypts one chunk, or throws VaultDamageError.
 * @param key not as bytes: turning them into a key at each chunk takes a third of the time that decrypting it takes
 */
export function openChunk(
  key: KeyObject,
  file: string,
  index: number,
  last: boolean,
  sealed: Uint8Array,
): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, key, chunkNonce(index), whole)
      .setAAD(chunkPlace(file, index, last))
      .setAuthTag(sealed.subarray(sealed.length - tagBytes))
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
    // Nothing comes at the end of this cipher but its verdict.
    decipher.final()
    return plain
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
    const decipher = createDecipheriv(algorithm, vaultKey, wrapped.subarray(0, nonceBytes), whole)
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
