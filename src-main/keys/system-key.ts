import { safeStorage } from 'electron'
import type { SystemKey } from './key-safe.ts'

/** The key store of the system: Keychain, DPAPI, libsecret or KWallet. */
export const systemKey: SystemKey = {
  async isAvailable() {
    // `basic_text` encrypts with a key that everybody knows.
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
    return safeStorage.isAsyncEncryptionAvailable()
  },
  async wrap(master) {
    const wrapped = await safeStorage.encryptStringAsync(Buffer.from(master).toString('hex'))
    return Buffer.from(wrapped).toString('base64')
  },
  async unwrap(wrapped) {
    try {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped, 'base64'))
      return /^[0-9a-f]{64}$/.test(result) ? Buffer.from(result, 'hex') : undefined
    } catch {
      // Another account, another machine, a key store that was reset: the passphrase still opens.
      return undefined
    }
  },
}
