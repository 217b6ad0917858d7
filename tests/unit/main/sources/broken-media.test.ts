import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  desk,
  type FileSet,
  fileOf,
  fixture,
  folderOf,
  hlsFixture,
  mediaLine,
  packOf,
  textLine,
  zipOf,
} from './helpers.ts'

/** Imports a pack of one task and expects it to come in with a problem and without media. */
function problemTest(name: string, line: object, media: () => Promise<FileSet>, reason: RegExp): void {
  test(name, async (t) => {
    const here = await desk(t)
    const report = await here.import(await folderOf(t, packOf([line], await media())))
    assert.equal(report.added, 1, report.rejected[0]?.reason)
    assert.equal(report.problemCount, 1)
    assert.equal(report.problems[0]?.line, 1)
    assert.match(report.problems[0]?.reason ?? '', reason)
    assert.match(here.store.tasks.find('x')?.problem ?? '', reason)
    assert.deepEqual(await here.vaultFiles(), [])
  })
}

const half = async (name: string) => {
  const whole = await fixture(name)
  return whole.subarray(0, Math.floor(whole.length / 2))
}

problemTest(
  'a missing file',
  mediaLine('x', 'video', 'a.mp4'),
  async () => ({}),
  /^"a.mp4" is missing\. Add the file/,
)
problemTest(
  'an empty file',
  mediaLine('x', 'video', 'a.mp4'),
  async () => ({ 'a.mp4': '' }),
  /"a.mp4" is empty/,
)

for (const name of [
  'clip.mp4',
  'clip.mov',
  'clip.webm',
  'picture.png',
  'picture.jpg',
  'picture.gif',
  'picture.webp',
  'picture.avif',
  'tone.wav',
  'tone.m4a',
]) {
  const kind = name.startsWith('clip') ? 'video' : name.startsWith('tone') ? 'audio' : 'image'
  problemTest(
    `half of ${name} is seen to be cut off`,
    mediaLine('x', kind, 'a'),
    async () => ({ a: await half(name) }),
    /cut off/,
  )
}

problemTest(
  'an MP4 without its table of contents',
  mediaLine('x', 'video', 'a.mp4'),
  async () => {
    const whole = await fixture('clip.mp4')
    return { 'a.mp4': whole.subarray(0, whole.indexOf('moov') - 4) }
  },
  /no table of contents/,
)
problemTest(
  'a film called a picture',
  mediaLine('x', 'image', 'a.png'),
  async () => ({ 'a.png': await fixture('clip.mp4') }),
  /"a.png" is an MP4 file, but the task says that it is a picture/,
)
problemTest(
  'a picture called a recording',
  mediaLine('x', 'audio', 'a.mp3'),
  async () => ({ 'a.mp3': await fixture('picture.png') }),
  /is a PNG picture/,
)
problemTest(
  'an MP4 without a picture as a video',
  mediaLine('x', 'video', 'a'),
  async () => ({ a: await fixture('sound-only.mp4') }),
  /has no picture track/,
)
problemTest(
  'an MP4 with a picture as a recording',
  mediaLine('x', 'audio', 'a'),
  async () => ({ a: await fixture('clip.mp4') }),
  /has a picture track/,
)
problemTest(
  'a format that no browser plays',
  mediaLine('x', 'video', 'a.mp4'),
  async () => ({ 'a.mp4': await fixture('unplayable.avi') }),
  /is a file of type video\/vnd.avi, which cannot be shown\. Convert it to MP4/,
)
problemTest(
  'a codec that no browser plays',
  mediaLine('x', 'video', 'a.mov'),
  async () => ({ 'a.mov': await fixture('unplayable.mov') }),
  /is coded as ProRes, which cannot be played/,
)
problemTest(
  'rubbish',
  mediaLine('x', 'image', 'a.jpg'),
  async () => ({ 'a.jpg': Buffer.from([7, 0, 1, 2, 255, 3]) }),
  /is of no known type/,
)
problemTest(
  'a web page as a picture',
  mediaLine('x', 'image', 'a.jpg'),
  async () => ({ 'a.jpg': '\n<!DOCTYPE html><html>' }),
  /"a.jpg" is a web page/,
)
problemTest(
  'an SVG as a picture',
  mediaLine('x', 'image', 'a.png'),
  async () => ({ 'a.png': '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>' }),
  /is an SVG drawing, which can carry programs/,
)
problemTest(
  'a text of 100 MB',
  mediaLine('x', 'text', 'a.txt'),
  async () => ({ 'a.txt': Buffer.alloc(100_000_000, 'word ') }),
  /larger than the 20 MB that a text may have/,
)
problemTest(
  'a text that is no UTF-8',
  mediaLine('x', 'text', 'a.txt'),
  async () => ({ 'a.txt': Buffer.concat([Buffer.alloc(100_000, 'fine '), Buffer.from([0xe9, 0x20])]) }),
  /is not valid UTF-8/,
)
problemTest(
  'a playlist as a recording',
  mediaLine('x', 'audio', 'master.m3u8'),
  async () => hlsFixture(''),
  /is an HLS playlist, but/,
)
problemTest(
  'a playlist whose segment is missing',
  mediaLine('x', 'video', 'a/master.m3u8'),
  async () => {
    const { 'a/high/0.ts': _missing, ...files } = await hlsFixture('a/')
    return files
  },
  /"a\/master.m3u8" refers to "high\/index.m3u8", which refers to "high\/0.ts", which is missing/,
)
problemTest(
  'a playlist that points elsewhere',
  mediaLine('x', 'video', 'a/master.m3u8'),
  async () => ({
    ...(await hlsFixture('a/')),
    'a/low/index.m3u8': '#EXTM3U\n#EXTINF:1,\nhttps://example.org/0.ts\n',
  }),
  /points outside its own folder in line 3: "https:\/\/example.org\/0.ts"/,
)

test('a recording in a film container is served as a recording', async (t) => {
  const here = await desk(t)
  const files = { a: await fixture('sound-only.mp4'), b: await fixture('sound-only.webm') }
  await here.import(
    await folderOf(t, packOf([mediaLine('a', 'audio', 'a'), mediaLine('b', 'audio', 'b')], files)),
  )
  assert.equal((await here.kept('a', 'a'))?.mime, 'audio/mp4')
  assert.equal((await here.kept('b', 'b'))?.mime, 'audio/webm')
})

test('an MP3 with a picture of a megabyte in its tag is still an MP3', async (t) => {
  const here = await desk(t)
  const size = 1_000_000
  const tag = Buffer.alloc(10 + size)
  tag.write('ID3\x04', 'latin1')
  for (let index = 0; index < 4; index += 1) tag[6 + index] = (size >> (7 * (3 - index))) & 127
  const tone = await fixture('tone.mp3')
  const files = { a: Buffer.concat([tag, tone.subarray(tone.indexOf(0xff))]) }
  const report = await here.import(await folderOf(t, packOf([mediaLine('a', 'audio', 'a')], files)))
  assert.equal(report.problems[0]?.reason, undefined)
})

test('without its poster or transcript a task comes in all the same, and the report says so', async (t) => {
  const here = await desk(t)
  const line = {
    id: 'v',
    content: { kind: 'video', src: 'clip.mp4', poster: 'poster.jpg' },
    context: { transcript: 'clip.vtt' },
  }
  const files = {
    'clip.mp4': await fixture('clip.mp4'),
    'poster.jpg': '<html>',
    'clip.vtt': '1\n00:00 --> 00:01\nSRT',
  }
  const report = await here.import(await folderOf(t, packOf([line], files)))
  assert.equal(report.added, 1)
  assert.deepEqual(
    report.problems.map(({ reason }) => reason.replace(/\..*/, '')),
    ['"poster', '"clip'],
  )
  assert.equal(here.store.tasks.find('v')?.problem, undefined)
  assert.deepEqual(Object.keys(here.store.tasks.find('v')?.mediaTypes ?? {}), ['clip.mp4'])
})

test('a transcript longer than anyone reads is left out, and the report says so', async (t) => {
  const here = await desk(t)
  const line = { ...mediaLine('v', 'video', 'clip.mp4'), context: { transcript: 'long.vtt' } }
  const long = `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<'.repeat(1_000_000)}`
  const report = await here.import(
    await folderOf(t, packOf([line], { 'clip.mp4': await fixture('clip.mp4'), 'long.vtt': long })),
  )
  assert.match(
    report.problems[0]?.reason ?? '',
    /"long.vtt" is larger than the 1 MB that a transcript may have/,
  )
  assert.equal(here.store.tasks.find('v')?.problem, undefined)
})

test('a transcript that is a part of the HLS stream is kept once', async (t) => {
  const here = await desk(t)
  const line = {
    id: 'v',
    content: { kind: 'video', src: 'film/low/index.m3u8' },
    context: { transcript: 'film/low/subtitles.vtt' },
  }
  const files = {
    ...(await hlsFixture('film/')),
    'film/low/index.m3u8': '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n0.ts\n#EXTINF:1,\nsubtitles.vtt\n',
    'film/low/subtitles.vtt': await fixture('clip.vtt'),
  }
  const report = await here.import(await folderOf(t, packOf([line], files)))
  assert.deepEqual([report.added, report.problems], [1, []])
  assert.equal((await here.kept('v', 'film/low/subtitles.vtt'))?.mime, 'text/vtt; charset=utf-8')
})

test('a file that turns out to be damaged inside a zip is a problem of its task only', async (t) => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))
  const zip = await zipOf(
    packOf([mediaLine('x', 'text', 'noise.txt'), textLine('ok')], { 'noise.txt': noise }),
  )
  const at = zip.indexOf('noise.txt')
  zip.fill(0x55, at + 60, at + 120)
  const here = await desk(t)
  const report = await here.import(await fileOf(t, 'pack.zip', zip))
  assert.equal(report.added, 2)
  assert.match(report.problems[0]?.reason ?? '', /"noise.txt" is damaged inside the archive/)
})
