import { createHash } from 'node:crypto'
import type { Pack } from '../../src-shared/model/pack.ts'

/** The first hex digits of a SHA-256 over the parts, each ended so that they cannot run into each other. */
export function shortHash(digits: number, ...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, digits)
}

/**
 * A pack for what comes without a manifest. Its id follows from the name alone, so that importing the same folder or
 * table again, or a longer version of it, is recognised.
 */
export function packFor(what: 'media' | 'table', name: string): Pack {
  const letters = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40)
  // What the letters do not tell apart, such as names in other scripts, the hash does.
  const id = `${what}-${letters === name ? name : [letters, shortHash(8, name)].filter(Boolean).join('-')}`
  return { format: 'evenhand-pack/1', id, title: name.slice(0, 300) || what }
}
