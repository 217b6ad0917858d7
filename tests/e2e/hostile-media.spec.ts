import { expect, type RunningApp, test } from './fixtures.ts'
import { longestFreeze, watchFreezes } from './freeze-meter.ts'
import { mediaFiles } from './media.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack, oneOfEach } from './packs.ts'
import { blankPng } from './pictures.ts'
import {
  cut,
  garbledHalf,
  garbledMp4,
  resizedGif,
  resizedMp4,
  tenHourMp3,
  tenHourMp4,
  tenHourWebm,
} from './spoiled-media.ts'

// Everything that a pane may be handed: it says a sentence or shows what can be shown, stays quick, and `cannot-review`
// closes it.

const files = mediaFiles(
  ...['numbered.mp4', 'numbered.webm', 'silent.mp4', 'steps.mp3', 'steps.opus', 'quiet.flac', 'stairs.mp4'],
  ...['loud.wav', 'moving.gif', 'moving.webp', 'located.jpg', 'album', 'hls'],
)
const file = (name: string): Buffer => {
  const bytes = files[name]
  if (!bytes) throw new Error(`There is no fixture ${name}.`)
  return bytes
}

interface Case {
  file: string | Uint8Array
  /** Whether it must end in a sentence; otherwise it may also be shown. */
  says?: RegExp
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "owned"</script></svg>'
const html = '<!doctype html><script>document.title = "owned"</script>'
const anySentence = /\p{L}{3,} \p{L}+/u

const videos: Record<string, Case> = {
  'empty.mp4': { file: '', says: /empty/ },
  'cut.mp4': { file: cut(file('numbered.mp4'), 0.5), says: /cut off/ },
  'cut.webm': { file: cut(file('numbered.webm'), 0.5), says: /cut off/ },
  'picture.mp4': { file: file('album/01.jpg'), says: /JPEG/ },
  'page.mp4': { file: html, says: /web page/ },
  'rubbish.mp4': { file: garbledMp4(file('silent.mp4')), says: anySentence },
  'damaged.webm': { file: garbledHalf(file('numbered.webm')) },
  'ten-hours.mp4': { file: tenHourMp4(file('numbered.mp4')) },
  'ten-hours.webm': { file: tenHourWebm(file('numbered.webm')) },
  'enormous.mp4': { file: resizedMp4(file('numbered.mp4'), 65_535, 65_535) },
  'no-size.mp4': { file: resizedMp4(file('numbered.mp4'), 0, 0) },
  'sound-only.mp4': { file: file('stairs.mp4'), says: /no picture track/ },
}

const segment = '#EXTINF:2,\n180p/0.m4s\n'
const start = '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:URI="180p/init_1.mp4"\n'
const streams: Record<string, Case> = {
  'hls/itself.m3u8': { file: '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nitself.m3u8\n', says: anySentence },
  'hls/circle.m3u8': { file: '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nround.m3u8\n', says: anySentence },
  'hls/round.m3u8': { file: '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ncircle.m3u8\n', says: anySentence },
  'hls/own-segment.m3u8': {
    file: `${start}#EXTINF:2,\nown-segment.m3u8\n#EXT-X-ENDLIST\n`,
    says: anySentence,
  },
  'hls/outside.m3u8': { file: `${start}#EXTINF:2,\n../../outside.m4s\n`, says: /outside/ },
  'hls/elsewhere.m3u8': { file: `${start}#EXTINF:2,\nhttps://elsewhere.example/0.m4s\n`, says: /outside/ },
  'hls/missing.m3u8': { file: `${start}#EXTINF:2,\nnot-there.m4s\n`, says: /missing/ },
  'hls/again-and-again.m3u8': { file: `${start}${segment.repeat(18_000)}#EXT-X-ENDLIST\n` },
  'hls/ten-hours.m3u8': { file: `${start}#EXTINF:36000,\n180p/0.m4s\n#EXT-X-ENDLIST\n` },
  'hls/never-ends.m3u8': { file: `${start}${segment}` },
}

const recordings: Record<string, Case> = {
  'empty.mp3': { file: '', says: /empty/ },
  'cut.wav': { file: cut(file('loud.wav'), 0.5), says: /cut off/ },
  'cut.mp3': { file: cut(file('steps.mp3'), 0.5) },
  'cut.opus': { file: cut(file('steps.opus'), 0.5) },
  'cut.flac': { file: cut(file('quiet.flac'), 0.5) },
  'damaged.mp3': { file: garbledHalf(file('steps.mp3')) },
  'damaged.opus': { file: garbledHalf(file('steps.opus')) },
  'rubbish.m4a': { file: garbledMp4(file('stairs.mp4')) },
  'picture.mp3': { file: file('moving.gif'), says: /GIF/ },
  'ten-hours.mp3': { file: tenHourMp3(file('steps.mp3')) },
  'ten-hours.m4a': { file: tenHourMp4(file('stairs.mp4')) },
  'only-a-head.flac': { file: file('quiet.flac').subarray(0, 60) },
}

const pictures: Record<string, Case> = {
  'empty.jpg': { file: '', says: /empty/ },
  'cut.jpg': { file: cut(file('located.jpg'), 0.5), says: /cut off/ },
  'cut.gif': { file: cut(file('moving.gif'), 0.5), says: /cut off/ },
  'film.png': { file: file('silent.mp4'), says: /MP4/ },
  'drawing.png': { file: svg, says: /SVG/ },
  'drawing.svg': { file: `<?xml version="1.0"?>${svg}`, says: /SVG/ },
  'page.jpg': { file: html, says: /web page/ },
  'page.gif': { file: `GIF89a${html}`, says: anySentence },
  'enormous.gif': { file: resizedGif(file('moving.gif'), 65_535, 65_535), says: /65,535/ },
  'large.gif': { file: resizedGif(file('moving.gif'), 14_000, 14_000) },
  'large.png': { file: blankPng(14_000, 14_000) },
  'thread.png': { file: blankPng(60_000, 1) },
  'garbled.jpg': { file: garbledHalf(file('located.jpg')) },
  'garbled.webp': { file: garbledHalf(file('moving.webp')) },
}

const texts: Record<string, Case> = {
  'empty.txt': { file: '', says: /empty/ },
  'binary.txt': { file: file('album/01.jpg'), says: anySentence },
  'latin.txt': { file: Buffer.from('caf\xe9 '.repeat(50), 'latin1'), says: /UTF-8/ },
  'one-line.txt': { file: 'All work and no play makes one long line. '.repeat(250_000) },
  'one-word.txt': { file: 'x'.repeat(10_000_000) },
  'lines.txt': { file: Array.from({ length: 100_000 }, (_, n) => `Line ${n} of many`).join('\n') },
  'empty-lines.txt': { file: '\n'.repeat(1_000_000) },
  'marks.txt': { file: `a${'\u0301'.repeat(100_000)}` },
  'directions.txt': { file: '\u202e\u2066abc\u2069'.repeat(50_000) },
  'look-alikes.txt': { file: 'раураl рaypal '.repeat(100_000) },
  'markup.txt': { file: html.repeat(5000) },
}

/** Texts that come in the task itself. */
const inline: Record<string, string> = {
  'lone-high': 'Half a character \ud83d here',
  'lone-low': '\udc00 at the start, \ud800\ud800 twice, at the end \udfff',
  controls: 'Bell \u0007, escape \u001b[31m, end \u0000 of text',
}

/** As many posts as an import takes, all answers to the first. */
const posts = Array.from({ length: 10_000 }, (_, n) => ({
  author: `Somebody ${n}`,
  text: `Post ${n} of many`,
  ...(n > 0 && { replyTo: 0 }),
}))

const opened = (kind: string, cases: Record<string, Case>) =>
  Object.keys(cases).map((src) => ({ id: idOf(src), content: { kind, src } }))
const packOf = (kind: string, cases: Record<string, Case>, more: object[] = []) =>
  makePack({
    tasks: [...opened(kind, cases), ...more, { ...oneOfEach.text, id: 'after-all' }],
    files: {
      ...(kind === 'video' && mediaFiles('hls')),
      ...Object.fromEntries(Object.entries(cases).map(([path, { file }]) => [path, file])),
    },
  })

const settings = { reveal: 'toggle' } as const

for (const [name, kind, cases, keys] of [
  [
    'videos',
    'video',
    videos,
    ['Space', 'l', 'l', 'End', 'Home', '.', 'p', 'Space', 'Shift+F', 'End', 'Escape'],
  ],
  ['streams', 'video', streams, ['Space', 'Shift+Q', 'End', 'Home', 'p', 'Shift+F', 'ArrowRight', 'Escape']],
  ['recordings', 'audio', recordings, ['Space', 'p', 'End', 'Home', 'l', ']', 'Space', 't']],
  ['pictures', 'image', pictures, ['z', 'ArrowRight', '=', 'o', 'p', 'Space', '.', 'i', 'z']],
  ['texts', 'text', texts, ['End', 'Home', 'Space', 'ArrowDown', '=', 'p', 'Control+f', 'F3', 'Escape']],
] as const) {
  test.describe(`hostile ${name}`, () => {
    const short = Object.entries(inline).map(([id, text]) => ({ id, content: { kind, text } }))
    const more = kind === 'text' ? [...short, { id: 'posts', content: { kind, thread: posts } }] : []
    test.use({ appOptions: { pack: packOf(kind, cases, more), settings } })

    test('end in a sentence or are shown, and are closed by cannot-review', async ({ app }) => {
      test.setTimeout(240_000)
      const ids = [...Object.keys(cases).map(idOf), ...more.map(({ id }) => id)]
      const says = new Map(Object.entries(cases).map(([src, one]) => [idOf(src), one.says]))
      await workThrough(app, ids, says, keys)
      await painted(app.page, 'after-all')
      expect(await app.page.title()).toBe('Evenhand')
      const decisions = journal(app.profile, 'decision')
      expect(decisions.map(({ taskId }) => taskId)).toEqual(ids)
      expect(new Set(decisions.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-review']))
    })
  })
}

/** Looks at each task with all the keys, and closes it; tells how long the page was held up at the longest. */
async function workThrough(
  app: RunningApp,
  ids: readonly string[],
  says: ReadonlyMap<string, RegExp | undefined>,
  keys: readonly string[],
): Promise<void> {
  const { page } = app
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await painted(page)
  await watchFreezes(page)
  const held: [string, number][] = []
  for (const id of ids) {
    await painted(page, id)
    const sentence = says.get(id)
    await press(page, 'r', ...keys)
    if (sentence) await expect(current(page).locator('[data-problem]')).toContainText(sentence)
    await decide(page, 'Escape', 'Escape', 'c', '1')
    held.push([id, await longestFreeze(page)])
  }
  const told = held.map(([id, ms]) => `${ms} ms ${id}`).join(', ')
  // Aim: 100 ms. Said and not asserted: a busy machine holds every page up.
  process.stdout.write(`    held up at most: ${told}\n`)
  expect(faults).toEqual([])
}

function idOf(path: string): string {
  return path.replaceAll('/', ':')
}
