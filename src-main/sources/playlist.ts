import { posix } from 'node:path'
import { quoted } from './reasons.ts'

/** An HLS playlist as far as an import cares: which files of its folder it refers to. */
export interface Playlist {
  /** Whether it lists renditions instead of segments. */
  master: boolean
  /** Paths of other playlists, relative to the source's root. */
  playlists: string[]
  /** Paths of segments, keys and other parts, relative to the source's root. */
  parts: string[]
}

/** Attributes that players fetch: `URI`, `SERVER-URI`, `X-ASSET-URI`, `X-ASSET-LIST` and what may be added to them. */
const fetchedAttribute = /(?:URI|URL|LIST)$/i
// The look behind keeps the search linear: without it, every letter of a long word would start one.
const attribute = /(?<![A-Za-z0-9-])([A-Za-z0-9-]+)\s*=\s*(?:"([^"]*)"|([^",]*))/g
/** Tags of a master playlist whose `URI` is a playlist. */
const playlistTag = /^#EXT-X-(?:MEDIA|I-FRAME-STREAM-INF):/
// biome-ignore lint/suspicious/noControlCharactersInRegex: players drop control characters, so "./" could hide in them
const unsafeCharacter = /[\u0000-\u001f\u007f\\]/

/**
 * A reference as a path relative to the source's root, or undefined if it leads out of the playlist's folder.
 * Stricter than players are: no scheme, no absolute path, no `..` even where it would stay inside, and all of that
 * also behind percent signs.
 */
export function resolveReference(folder: string, reference: string): string | undefined {
  const bare = reference.trim().replace(/[?#].*$/s, '')
  let path: string
  try {
    path = decodeURIComponent(bare)
  } catch {
    return undefined
  }
  const isLocal =
    !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path) && !path.startsWith('/') && !unsafeCharacter.test(path)
  if (!isLocal || path === '' || path.includes('{$')) return undefined
  if (path.split('/').includes('..')) return undefined
  return posix.join(folder, path)
}

/**
 * Reads a playlist for its references.
 * @param folder the playlist's folder, relative to the source's root; empty for the root itself
 * @returns the rest of a sentence about the playlist if it may not be used
 */
export function readPlaylist(text: string, folder: string): Playlist | { flaw: string } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (!lines[0]?.startsWith('#EXTM3U'))
    return { flaw: 'does not start with #EXTM3U, so it is no HLS playlist' }
  const master = lines.some((line) => line.startsWith('#EXT-X-STREAM-INF'))
  const found = { playlists: new Set<string>(), parts: new Set<string>() }
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    const outside = {
      flaw: `points outside its own folder in line ${index + 1}: ${quoted(line)}. Make it relative`,
    }
    if (line.startsWith('#EXT-X-DEFINE')) {
      return {
        flaw: `uses variables in line ${index + 1}, which can hide where it points. Write the addresses out`,
      }
    }
    if (line.startsWith('#EXT') && line.includes('://')) return outside
    const isTag = line.startsWith('#')
    const references = isTag ? attributesFetched(line) : [line]
    for (const reference of line === '' ? [] : references) {
      const path = resolveReference(folder, reference)
      if (path === undefined) return outside
      const isPlaylist = master && (!isTag || playlistTag.test(line))
      found[isPlaylist ? 'playlists' : 'parts'].add(path)
    }
  }
  return { master, playlists: [...found.playlists], parts: [...found.parts] }
}

/** Values of the attributes of a tag that a player would fetch. */
function attributesFetched(line: string): string[] {
  if (!line.startsWith('#EXT-X-')) return []
  return [...line.matchAll(attribute)]
    .filter(([, name = '']) => fetchedAttribute.test(name))
    .map(([, , inQuotes, bare]) => inQuotes ?? bare ?? '')
}
