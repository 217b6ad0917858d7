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

/** More cues than this are not read: ten hours of quick talk have fewer. */
const mostCues = 20_000
/** A cue, and the name of who speaks, are cut here: a sentence has a hundred, and a megabyte takes long to lay out. */
const mostCharacters = 5000
const mostOfName = 200

/**
 * Markup of a cue is dropped; who speaks (`<v Name>`) is kept. Looks at each character once: a pattern that starts anew
 * at every `<` takes minutes over a megabyte of them.
 */
function plain(payload: string): { speaker?: string; text: string } {
  let bare = ''
  let speaker: string | undefined
  let from = 0
  for (;;) {
    const open = payload.indexOf('<', from)
    const close = open === -1 ? -1 : payload.indexOf('>', open)
    if (close === -1) break
    bare += payload.slice(from, open)
    speaker ??= speakerOf(payload.slice(open + 1, close))
    from = close + 1
  }
  const text = (bare + payload.slice(from))
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .trim()
  const shown = text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text
  return speaker === undefined ? { text: shown } : { speaker, text: shown }
}

/** The name in the inside of a `<v.class Name>`; undefined for every other tag. */
function speakerOf(tag: string): string | undefined {
  const space = tag.search(/\s/)
  const name = tag
    .slice(space + 1)
    .trim()
    .slice(0, mostOfName)
  const isVoice = space > 0 && (tag.slice(0, space) === 'v' || tag.startsWith('v.'))
  return isVoice && name !== '' ? name : undefined
}

/** `cut`: there were more than 20,000 cues, and the rest was left out. */
export interface Said {
  cues: Cue[]
  cut: boolean
}

/**
 * Reads a WebVTT file into cues ordered by start. Notes, styles, regions and cue settings do not matter here and are
 * passed over; so is a cue that cannot be read. What is no WebVTT at all gives no cues.
 */
export function parseVtt(file: string): Said {
  const cues: Cue[] = []
  for (const block of file.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => timing.test(line))
    const match = timing.exec(lines[at] ?? '')
    if (!match?.[1] || !match[2]) continue
    const content = plain(lines.slice(at + 1).join('\n'))
    const start = secondsOf(match[1])
    const end = secondsOf(match[2])
    if (content.text === '' || end < start) continue
    if (cues.length === mostCues) return { cues: inOrder(cues), cut: true }
    cues.push({ start, end, ...content })
  }
  return { cues: inOrder(cues), cut: false }
}

function inOrder(cues: Cue[]): Cue[] {
  return cues.sort((a, b) => a.start - b.start)
}

/** Position of the cue that is being said at `time`, or of the last one before it; -1 before the first. */
export function cueAt(cues: readonly Cue[], time: number): number {
  let begun = 0
  let end = cues.length
  while (begun < end) {
    const middle = (begun + end) >> 1
    if ((cues[middle]?.start ?? 0) <= time + 0.001) begun = middle + 1
    else end = middle
  }
  return begun - 1
}
