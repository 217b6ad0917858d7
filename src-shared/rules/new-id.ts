/** Every program that has this module has it too: Node and browsers alike. */
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): void }

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const dashesBefore = new Set([4, 6, 8, 10])

/**
 * A new id that sorts by the time it was made (UUIDv7, RFC 9562): the index over ids then grows at its end, where the
 * pages are at hand, instead of anywhere. Ids made within one millisecond are in no order.
 * @param now the wall clock, ms since the epoch
 */
export function newId(now: number = Date.now()): string {
  const bytes = new Uint8Array(16)
  crypto.getRandomValues(bytes)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(now / 2 ** 32))
  view.setUint32(2, now % 2 ** 32)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  let id = ''
  for (const [at, byte] of bytes.entries()) id += (dashesBefore.has(at) ? '-' : '') + hex[byte]
  return id
}
