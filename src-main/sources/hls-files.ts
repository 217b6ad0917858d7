import { posix } from 'node:path'
import { readHead } from './files.ts'
import type { Limits } from './limits.ts'
import { readPlaylist } from './playlist.ts'
import { quoted } from './reasons.ts'
import type { Source } from './source.ts'

/** All files that an HLS task consists of, its own playlist first; or why it cannot be shown. */
export type HlsFiles = { playlists: string[]; parts: string[] } | { flaw: string }

type Readable = Pick<Source, 'file' | 'read'>

async function playlistText(
  source: Readable,
  path: string,
  limits: Limits,
  signal?: AbortSignal,
): Promise<string> {
  const bytes = await readHead(source.read(path, signal), limits.maxPlaylistBytes + 1)
  if (bytes.length > limits.maxPlaylistBytes) return ''
  // Bytes that are no UTF-8 become characters that match no file, so they are reported as missing.
  return new TextDecoder().decode(bytes)
}

/**
 * Follows a playlist to the files that it refers to. Every one must lie in the playlist's own folder or below it.
 * @param path the master playlist, or a media playlist on its own
 */
export async function followPlaylist(
  source: Readable,
  path: string,
  limits: Limits,
  signal?: AbortSignal,
): Promise<HlsFiles> {
  const root = posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`
  const playlists = new Set([path])
  const parts = new Set<string>()
  // The set grows while it is walked: a master playlist adds its renditions.
  for (const current of playlists) {
    const text = await playlistText(source, current, limits, signal)
    const playlist = readPlaylist(text, posix.dirname(current) === '.' ? '' : posix.dirname(current))
    const about = current === path ? '' : `refers to ${quoted(current.slice(root.length))}, which `
    if ('flaw' in playlist) return { flaw: about + playlist.flaw }
    if (about && playlist.master)
      return { flaw: `${about}is a master playlist itself, and players stop there` }
    const missing = [...playlist.playlists, ...playlist.parts].find((next) => !source.file(next)?.bytes)
    if (missing) {
      const state = source.file(missing) ? 'empty' : 'missing'
      return {
        flaw: `${about}refers to ${quoted(missing.slice(root.length))}, which is ${state}. Add that file`,
      }
    }
    for (const part of playlist.parts) parts.add(part)
    for (const next of playlist.playlists) playlists.add(next)
    if (playlists.size + parts.size > limits.maxPlaylistFiles) {
      return { flaw: `refers to more than ${limits.maxPlaylistFiles} files. Split it` }
    }
  }
  if (parts.size === 0) return { flaw: 'refers to no media segment' }
  // A playlist that is listed as a segment too is stored once.
  return { playlists: [...playlists], parts: [...parts].filter((part) => !playlists.has(part)) }
}
