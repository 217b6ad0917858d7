import type { Task } from '../../src-shared/model/task.ts'
import { contentFiles, sideFiles } from '../../src-shared/rules/task-files.ts'
import { followPlaylist } from './hls-files.ts'
import { inspector, openMedia } from './inspect.ts'
import { type Limits, sizeText } from './limits.ts'
import { contentProblem, mimeFor, typeProblem, type Use } from './media-problem.ts'
import { quoted } from './reasons.ts'
import { type Source, SourceError, Unavailable } from './source.ts'

/** Where a file's bytes go: the vault, or only a checksum. */
export interface Sink<Kept extends { path: string }> {
  keep(path: string, mime: string, bytes: AsyncIterable<Uint8Array>): Promise<Kept>
  /** Takes back what turned out to be broken. */
  drop(kept: Kept): Promise<void>
}

/** The files that were kept for a task. */
export interface Taken<Kept> {
  media: Kept[]
  /** Why the content cannot be shown; nothing is kept then. */
  problem?: string
  /** What is missing although the content can be shown. */
  notes: string[]
}

interface Context<Kept extends { path: string }> {
  source: Pick<Source, 'file' | 'read'>
  sink: Sink<Kept>
  limits: Limits
  signal?: AbortSignal | undefined
}

type Outcome<Kept> = { kept: Kept[] } | { problem: string }

/** How many bytes a file may have that is read as text; others have no limit of their own. */
function textLimit(limits: Limits, use: Use): number {
  if (use === 'text') return limits.maxTextBytes
  return use === 'transcript' ? limits.maxTranscriptBytes : Number.POSITIVE_INFINITY
}

/** Reads one file, checks it on the way, and keeps it if it can be used. */
async function takeFile<Kept extends { path: string }>(
  context: Context<Kept>,
  path: string,
  use: Use,
): Promise<Outcome<Kept>> {
  const { source, sink, limits, signal } = context
  const facts = source.file(path)
  if (!facts) return { problem: `${quoted(path)} is missing. Add the file, or correct its name in the task.` }
  if (facts.bytes === 0) return { problem: `${quoted(path)} is empty. Copy the file again.` }
  const most = textLimit(limits, use)
  const tooLarge = `${quoted(path)} is larger than the ${sizeText(most)} that a ${use} may have. Split it.`
  if ((facts.bytes ?? 0) > most) return { problem: tooLarge }
  const opened = await openMedia(source.read(path, signal))
  const refused =
    opened.start.length === 0 ? `${quoted(path)} is empty.` : typeProblem(path, opened.type, use)
  if (refused) {
    await opened.discard()
    return { problem: refused }
  }
  if (use === 'video' && opened.type?.role === 'playlist') {
    await opened.discard()
    return takePlaylist(context, path)
  }
  const look = inspector(use === 'part' ? undefined : opened.type)
  async function* watched() {
    let bytes = 0
    for await (const chunk of opened.all()) {
      signal?.throwIfAborted()
      look.push(chunk)
      bytes += chunk.length
      if (bytes > most) throw new SourceError(tooLarge)
      yield chunk
    }
  }
  const kept = await sink.keep(path, mimeFor(opened.type, use), watched())
  const problem = contentProblem(path, look.end(), facts.bytes, use, limits)
  if (!problem) return { kept: [kept] }
  await sink.drop(kept)
  return { problem }
}

/** Keeps a playlist and everything that it refers to, or nothing of it. */
async function takePlaylist<Kept extends { path: string }>(
  context: Context<Kept>,
  path: string,
): Promise<Outcome<Kept>> {
  const files = await followPlaylist(context.source, path, context.limits, context.signal)
  if ('flaw' in files) return { problem: `The playlist ${quoted(path)} ${files.flaw}.` }
  const kept: Kept[] = []
  for (const part of [...files.playlists, ...files.parts]) {
    const outcome = await tryFile(context, part, 'part')
    if ('problem' in outcome) {
      for (const earlier of kept) await context.sink.drop(earlier)
      return { problem: `The playlist ${quoted(path)} cannot be played: ${outcome.problem}` }
    }
    kept.push(...outcome.kept)
  }
  return { kept }
}

/** Like `takeFile`, with a file that cannot be read as a problem; what may be there another time is thrown on. */
async function tryFile<Kept extends { path: string }>(
  context: Context<Kept>,
  path: string,
  use: Use,
): Promise<Outcome<Kept>> {
  try {
    return await takeFile(context, path, use)
  } catch (error) {
    const isProblem = error instanceof SourceError && !(error instanceof Unavailable)
    if (!isProblem || context.signal?.aborted) throw error
    return { problem: error.message }
  }
}

/**
 * Reads, checks and keeps the files of a task. What cannot be used becomes the task's `problem`, or a note where the
 * content can be reviewed without it, as with a poster or a transcript. Throws `Unavailable`, what the sink throws, and
 * the signal's reason; files that were kept before that are not taken back.
 */
export async function takeMedia<Kept extends { path: string }>(
  context: Context<Kept>,
  task: Task,
): Promise<Taken<Kept>> {
  const taken: Taken<Kept> = { media: [], notes: [] }
  const problems: string[] = []
  const content = contentFiles(task.content)
  for (const { path, use } of content) {
    // An album may show the same picture twice.
    if (taken.media.some((kept) => kept.path === path)) continue
    const outcome = await tryFile(context, path, use)
    if ('problem' in outcome) problems.push(outcome.problem)
    else taken.media.push(...outcome.kept)
  }
  // Of an album, what is there can be judged; a gap shows in its place.
  if (problems[0] !== undefined && taken.media.length === 0) return { ...taken, problem: problems[0] }
  taken.notes.push(...problems.map((problem) => `${problem} The album comes in without it.`))
  for (const { path, use } of sideFiles(task)) {
    // A subtitle file may be part of the HLS stream already.
    if (taken.media.some((kept) => kept.path === path)) continue
    const outcome = await tryFile(context, path, use)
    if ('problem' in outcome) taken.notes.push(`${outcome.problem} The task comes in without it.`)
    else taken.media.push(...outcome.kept)
  }
  return taken
}
