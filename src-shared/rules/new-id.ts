/** Every program that has this module has it too: Node and browsers alike. */
declare const crypto: { randomUUID(): string }

/**
 * A new id that sorts by the time it was made (UUIDv7, RFC 9562): the index over ids then grows at its end, where the
 * pages are at hand, instead of anywhere. Ids made within one millisecond are in no order.
 * @param now the wall clock, ms since the epoch
 */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // A random UUID has its digits in the same places; only time and version take the place of some.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
