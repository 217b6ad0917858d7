import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'
import { strict } from '../strict.ts'
import { app } from './app.ts'

// Chromium's own `basic_text` store on Linux encrypts with a key that everybody knows. So does this one; an app that
// cares asks for the backend and refuses it.
const knownKey = pbkdf2Sync('peanuts', 'saltysalt', 1, 32, 'sha1')
const prefix = Buffer.from('v10')

function encrypt(text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', knownKey, nonce)
  return Buffer.concat([prefix, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypt(data: Buffer): string {
  if (data.length < 31 || !data.subarray(0, 3).equals(prefix)) {
    throw new Error(
      'Error while decrypting the ciphertext provided to safeStorage.decryptString. Ciphertext does not appear to be encrypted.',
    )
  }
  const decipher = createDecipheriv('aes-256-gcm', knownKey, data.subarray(3, 15))
  decipher.setAuthTag(data.subarray(-16))
  return decipher.update(data.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8')
}

function assertReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready')
}

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  isAsyncEncryptionAvailable: async () => {
    await app.whenReady()
    return true
  },
  getSelectedStorageBackend: () => (app.isReady() ? 'basic_text' : 'unknown'),
  encryptString: (text: string) => {
    assertReady()
    return encrypt(text)
  },
  decryptString: (data: Buffer) => {
    assertReady()
    return decrypt(data)
  },
  encryptStringAsync: async (text: string) => {
    assertReady()
    return encrypt(text)
  },
  decryptStringAsync: async (data: Buffer) => {
    assertReady()
    return { result: decrypt(data), shouldReEncrypt: false }
  },
})
