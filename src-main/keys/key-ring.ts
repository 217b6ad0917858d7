import { hkdfSync } from 'node:crypto'

/** The keys that unlock a profile's safes. 32 bytes each. */
export interface KeyRing {
  database: Uint8Array
  chain: Uint8Array
  vault: Uint8Array
  /** Seed of the key that the person signs with. */
  signing: Uint8Array
}

/** Derives every key from the master key (32 bytes) by HKDF-SHA256 (RFC 5869), so that none tells of another. */
export function deriveKeys(master: Uint8Array): KeyRing {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', master, '', `evenhand ${purpose}`, 32))
  return {
    database: derive('database'),
    chain: derive('journal chain'),
    vault: derive('vault'),
    signing: derive('signing'),
  }
}
