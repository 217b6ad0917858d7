/** One utterance of a transcript, in media seconds, as plain text. */
export interface Cue {
  start: number
  end: number
  speaker?: string
  text: string
}

const timing = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
}

function secondsOf(stamp: string): number {
  return stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** Markup of a cue is dropped; who speaks (`<v Name>`) is kept. */
function plain(payload: string): { speaker?: string; text: string } {
  const speaker = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(payload)?.[1]?.trim()
  const text = payload
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .trim()
  return speaker === undefined ? { text } : { speaker, text }
}

/**
 * Reads a WebVTT file into cues ordered by start. Notes, styles, regions and cue settings do not matter here and are
 * passed over; so is a cue that cannot be read. What is no WebVTT at all gives no cues.
 */
export function parseVtt(file: string): Cue[] {
  const cues: Cue[] = []
  for (const block of file.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => timing.test(line))
    const match = timing.exec(lines[at] ?? '')
    if (!match?.[1] || !match[2]) continue
    const content = plain(lines.slice(at + 1).join('\n'))
    const start = secondsOf(match[1])
    const end = secondsOf(match[2])
    if (content.text !== '' && end >= start) cues.push({ start, end, ...content })
  }
  return cues.sort((a, b) => a.start - b.start)
}

/** Position of the cue that is being said at `time`, or of the last one before it; -1 before the first. */
export function cueAt(cues: readonly Cue[], time: number): number {
  let found = -1
  for (const [index, cue] of cues.entries()) {
    if (cue.start > time + 0.001) break
    found = index
  }
  return found
}
