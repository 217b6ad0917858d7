import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

// Ed25519 (RFC 8032): who holds a person's public key knows what they have said from what somebody else has made of it.

/** What one person signs with. */
export interface SigningKey {
  /** The public key: 32 bytes, in base64. */
  readonly publicKey: string
  /** 64 bytes, in base64, over the text as UTF-8. */
  sign(text: string): string
}

/** Before the 32 bytes of a key in the standard forms for private and public ones (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

/** @param seed 32 bytes, from which the same key comes each time */
export function createSigningKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicHead.length)
    .toString('base64')
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') }
}

/** Whether the holder of a key has signed a text. False as well for what is no key or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey)
  return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

/** The one that was read last: most of a file is signed by one person, and reading a key takes half as long as using it. */
let lastRead: { publicKey: string; key: KeyObject } | undefined

function readPublicKey(publicKey: string): KeyObject | undefined {
  if (lastRead?.publicKey === publicKey) return lastRead.key
  const bytes = Buffer.from(publicKey, 'base64')
  if (bytes.length !== 32) return undefined
  try {
    const key = createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' })
    lastRead = { publicKey, key }
    return key
  } catch {
    return undefined
  }
}
