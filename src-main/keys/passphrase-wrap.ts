import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import type { PassphraseWrap } from './key-file.ts'

/** How long one guess takes at least, on the machine where the passphrase was set. Milliseconds. */
const leastGuessMs = 250
/** scrypt with 128 MiB: what OWASP's password storage cheat sheet asks for. */
const memory = { cost: 2 ** 17, blockSize: 8 }

const nonceBytes = 12
const tagBytes = 16
const bound = Buffer.from('evenhand-key/2 passphrase')

/** Wraps the master key (32 bytes), as slowly as `leastGuessMs` asks for on this machine. */
export async function wrapWithPassphrase(master: Uint8Array, passphrase: string): Promise<PassphraseWrap> {
  const salt = randomBytes(32)
  const started = performance.now()
  let kdf = { ...memory, parallelization: 1 }
  let key = await deriveKey(passphrase, salt, kdf)
  const tookMs = performance.now() - started
  if (tookMs < leastGuessMs) {
    kdf = { ...memory, parallelization: Math.min(16, Math.ceil(leastGuessMs / tookMs)) }
    key = await deriveKey(passphrase, salt, kdf)
  }
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  const wrapped = Buffer.concat([nonce, cipher.update(master), cipher.final(), cipher.getAuthTag()])
  return {
    by: 'passphrase',
    kdf: { name: 'scrypt', ...kdf, salt: salt.toString('hex') },
    wrapped: wrapped.toString('hex'),
  }
}

/** The master key; undefined if the passphrase is another one. */
export async function unwrapWithPassphrase(
  { kdf, wrapped }: PassphraseWrap,
  passphrase: string,
): Promise<Buffer | undefined> {
  const key = await deriveKey(passphrase, Buffer.from(kdf.salt, 'hex'), kdf)
  const sealed = Buffer.from(wrapped, 'hex')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
      .setAAD(bound)
      .setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}

function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  { cost, blockSize, parallelization }: { cost: number; blockSize: number; parallelization: number },
): Promise<Buffer> {
  const options: ScryptOptions = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize }
  // The same characters can reach us in two forms, depending on system and keyboard.
  const text = passphrase.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
