/**
 * A place in 0…1 that only the text decides, the same on every machine: FNV-1a with its bits mixed once more.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function placeOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  // FNV mixes its low bits best; the high ones decide here.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
