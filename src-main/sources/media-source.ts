import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import { taskSchema } from '../../src-shared/model/task.ts'
import { bytesOf, type Files, type ListedFile, readHead } from './files.ts'
import { followPlaylist } from './hls-files.ts'
import { inspector, openMedia } from './inspect.ts'
import type { Limits } from './limits.ts'
import { packFor } from './pack-id.ts'
import { readPlaylist } from './playlist.ts'
import { quoted, schemaReason } from './reasons.ts'
import { type Entry, type Source, SourceError } from './source.ts'

/** Kinds by name, used only where the content says nothing: then the task comes in with what is wrong with it. */
const kindByName: Record<string, TaskKind> = {
  '.mp4': 'video',
  '.m4v': 'video',
  '.webm': 'video',
  '.mov': 'video',
  '.mp3': 'audio',
  '.m4a': 'audio',
  '.ogg': 'audio',
  '.opus': 'audio',
  '.wav': 'audio',
  '.flac': 'audio',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.png': 'image',
  '.webp': 'image',
  '.avif': 'image',
  '.gif': 'image',
  // Text has no mark in its content, so only the name tells a post from a licence or a list.
  '.txt': 'text',
}

const extensionOf = (path: string) => posix.extname(path).toLowerCase()
const stemOf = (path: string) => path.slice(0, path.length - posix.extname(path).length)
const isPlaylistName = (path: string) => extensionOf(path) === '.m3u8'

/** A title from the file's name; a playlist with a name that says nothing takes its folder's. */
function titleOf(path: string): string {
  const stem = posix.basename(stemOf(path))
  const isPlain =
    isPlaylistName(path) && /^(index|master|main|playlist|stream)$/i.test(stem) && path.includes('/')
  return (isPlain ? posix.basename(posix.dirname(path)) : stem).slice(0, 1000)
}

/** Files that are parts of an HLS stream, so that they are no tasks of their own. */
async function findParts(files: Files, limits: Limits, signal?: AbortSignal): Promise<Set<string>> {
  const parts = new Set<string>()
  for (const { path } of files.list.filter((file) => isPlaylistName(file.path))) {
    const bytes = await readHead(files.read(path, signal), limits.maxPlaylistBytes)
    const folder = posix.dirname(path)
    const playlist = readPlaylist(new TextDecoder().decode(bytes), folder === '.' ? '' : folder)
    if ('flaw' in playlist) continue
    for (const part of [...playlist.playlists, ...playlist.parts]) if (part !== path) parts.add(part)
  }
  return parts
}

interface Seen {
  id: string
  kind: TaskKind | undefined
  /** What the file is, for the sentence that refuses it. */
  name: string
}

/** Reads a file to its end for an id that follows from its content, and for its kind. */
async function lookAt(files: Files, file: ListedFile, signal?: AbortSignal): Promise<Seen> {
  const opened = await openMedia(files.read(file.path, signal))
  const look = inspector(opened.type)
  const hash = createHash('sha256')
  for await (const chunk of opened.all()) {
    signal?.throwIfAborted()
    hash.update(chunk)
    look.push(chunk)
  }
  // Empty files all have the same content; their names tell them apart.
  if (opened.start.length === 0) hash.update(file.path)
  const { tracks } = look.end()
  const { type } = opened
  const [first, ...others] = type?.kinds ?? []
  const byContent = tracks && !tracks.video && others.includes('audio') ? 'audio' : first
  const byName = kindByName[extensionOf(file.path)]
  const kind = byContent === undefined || byContent === 'text' ? (byName ?? type?.meantFor) : byContent
  return { id: `f-${hash.digest('hex').slice(0, 16)}`, kind, name: type?.name ?? 'of no known type' }
}

/** An id for an HLS stream from the content of all its files; from its own alone if it cannot be followed. */
async function lookAtStream(files: Files, path: string, limits: Limits, signal?: AbortSignal): Promise<Seen> {
  const source = { file: files.find, read: files.read }
  const stream = await followPlaylist(source, path, limits, signal)
  const hash = createHash('sha256')
  for (const part of 'flaw' in stream ? [path] : [...stream.playlists, ...stream.parts]) {
    for await (const chunk of files.read(part, signal)) {
      signal?.throwIfAborted()
      hash.update(chunk)
    }
  }
  return { id: `f-${hash.digest('hex').slice(0, 16)}`, kind: 'video', name: 'an HLS playlist' }
}

function toEntry(line: number, file: ListedFile, seen: Seen, transcript: string | undefined): Entry {
  if (!seen.kind) {
    const advice = 'Media files and .txt files become tasks; import tables and archives on their own'
    return { line, reason: `${quoted(file.path)} is ${seen.name}, so it is left out. ${advice}` }
  }
  const parsed = taskSchema.safeParse({
    id: seen.id,
    content: { kind: seen.kind, src: file.path },
    context: { title: titleOf(file.path), ...(transcript !== undefined && { transcript }) },
  })
  if (parsed.success) return { line, task: parsed.data }
  return { line, reason: `${quoted(file.path)} cannot be a task: ${schemaReason(parsed.error)}` }
}

/**
 * A task for each media file, text and HLS stream among the files. Lines count the files in the order of their paths.
 * @param name of the folder or file, for title and id of the pack
 * @param only takes this one file as a task, and the others just as its parts
 */
export async function openMediaFiles(
  files: Files,
  options: { name: string; limits: Limits; only?: string; signal?: AbortSignal | undefined },
): Promise<Source> {
  const { limits, only, signal } = options
  const parts = await findParts(files, limits, signal)
  const isTranscript = (path: string) => extensionOf(path) === '.vtt'
  const candidates = files.list.filter(({ path }) => !parts.has(path) && !isTranscript(path))
  const chosen = only === undefined ? candidates : files.list.filter(({ path }) => path === only)
  if (chosen.length === 0) {
    throw new SourceError(
      `There is nothing to review in ${quoted(options.name)}: no pack.json, no media file and no .txt file.`,
    )
  }
  async function* entries(readSignal?: AbortSignal): AsyncGenerator<Entry, void, undefined> {
    const taken = new Map<string, string>()
    for (const [index, file] of chosen.entries()) {
      const line = index + 1
      let seen: Seen
      try {
        seen = isPlaylistName(file.path)
          ? await lookAtStream(files, file.path, limits, readSignal)
          : await lookAt(files, file, readSignal)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        yield { line, reason: error.message }
        continue
      }
      const twin = taken.get(seen.id)
      if (twin !== undefined) {
        yield { line, reason: `${quoted(file.path)} has the same content as ${quoted(twin)}` }
        continue
      }
      taken.set(seen.id, file.path)
      const transcript = `${stemOf(file.path)}.vtt`
      yield toEntry(line, file, seen, files.find(transcript) ? transcript : undefined)
    }
  }
  return {
    pack: packFor('media', options.name),
    entries,
    ...(only === undefined && { bytes: bytesOf(files.list) }),
    entryCount: chosen.length,
    file: files.find,
    read: files.read,
    close: files.close,
  }
}
