import type { TaskKind } from '../../src-shared/model/kind.ts'
import type { Inspection } from './inspect.ts'
import type { Limits } from './limits.ts'
import type { MediaType } from './media-type.ts'
import { quoted } from './reasons.ts'

/** What a file is wanted for. `part` takes any file of an HLS stream as it is. */
export type Use = TaskKind | 'transcript' | 'part'

const advice: Record<Use, string> = {
  video: 'Convert it to MP4 (H.264) or WebM.',
  audio: 'Convert it to MP3, M4A, Ogg, WAV or FLAC.',
  image: 'Convert it to JPEG, PNG, WebP, AVIF or GIF.',
  text: 'Save it as plain text in UTF-8.',
  transcript: 'Save it as WebVTT.',
  part: 'Add it again.',
}

const a: Record<TaskKind, string> = {
  video: 'a video',
  audio: 'a recording',
  image: 'a picture',
  text: 'a text',
}

/** What is wrong with a type for a use, as a sentence; undefined if nothing is. */
export function typeProblem(path: string, type: MediaType | undefined, use: Use): string | undefined {
  if (use === 'part') return undefined
  const fits = use === 'transcript' ? type?.role === 'transcript' : type?.kinds.includes(use)
  if (fits) return undefined
  if (!type) return `${quoted(path)} is of no known type, or its start is damaged. ${advice[use]}`
  if (type.kinds.length > 0 && use !== 'transcript') {
    const wanted = `the task says that it is ${a[use]}`
    return `${quoted(path)} is ${type.name}, but ${wanted}. Correct the task's kind, or name the right file.`
  }
  return `${quoted(path)} is ${type.name}, which cannot be shown. ${advice[use]}`
}

/** What the whole of a file showed to be wrong, as a sentence; undefined if nothing did. */
export function contentProblem(
  path: string,
  seen: Inspection,
  declared: number | undefined,
  use: Use,
  limits: Limits,
): string | undefined {
  if (declared !== undefined && seen.bytes !== declared) {
    return `${quoted(path)} is cut off, or changed while it was read. Copy it again.`
  }
  if (use === 'part') return undefined
  if (seen.flaw) return `${quoted(path)} ${seen.flaw}.`
  const { tracks, picture } = seen
  if (picture && picture.width * picture.height > limits.maxPicturePixels) {
    const [width, height] = [picture.width, picture.height].map((pixels) => pixels.toLocaleString('en'))
    const most = limits.maxPicturePixels / 1e6
    return `${quoted(path)} is ${width} × ${height} pixels large, more than the ${most} million that can be shown. Make it smaller.`
  }
  if (tracks && use === 'video' && !tracks.video) {
    return `${quoted(path)} has no picture track, but the task says that it is a video. Correct the task's kind.`
  }
  if (tracks && use === 'audio' && tracks.video) {
    return `${quoted(path)} has a picture track, but the task says that it is a recording. Correct the task's kind.`
  }
  if (tracks && use === 'audio' && !tracks.audio)
    return `${quoted(path)} has no sound track. Name the right file.`
  if (tracks?.unplayable) {
    return `${quoted(path)} is coded as ${tracks.unplayable}, which cannot be played. ${advice.video}`
  }
  return undefined
}

/** A recording in a container that films use too is served as what it is. */
export function mimeFor(type: MediaType | undefined, use: Use): string {
  const mime = type?.mime ?? 'application/octet-stream'
  if (use === 'audio' && mime.startsWith('video/')) return mime === 'video/webm' ? 'audio/webm' : 'audio/mp4'
  return mime === 'text/plain' || mime === 'text/vtt' ? `${mime}; charset=utf-8` : mime
}
