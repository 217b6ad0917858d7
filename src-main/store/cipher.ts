import type Database from 'better-sqlite3'

/** Authenticated, and three times as fast as the first schema's. */
export const cipher = 'aegis'
export const firstCipher = 'chacha20'

/**
 * Gives a connection its cipher and key, before anything is read by it, and keeps what it reads off the disk.
 * @param key 32 bytes, random already, so that there is nothing to gain from deriving it again at each open
 */
export function setKey(database: Database.Database, by: string, key: Uint8Array): void {
  database.pragma(`cipher='${by}'`)
  database.pragma(`key='${rawKey(key)}'`)
  // Temporary files would not be encrypted, not even those that change the cipher.
  database.pragma('temp_store=MEMORY')
}

/** As the pragmas take it. */
export function rawKey(key: Uint8Array): string {
  return `raw:${Buffer.from(key).toString('hex')}`
}
