import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { inspector, openMedia } from '../../../../src-main/sources/inspect.ts'
import { defaultLimits } from '../../../../src-main/sources/limits.ts'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { readPlaylist } from '../../../../src-main/sources/playlist.ts'
import { SourceError } from '../../../../src-main/sources/source.ts'
import { takeMedia } from '../../../../src-main/sources/take-media.ts'
import { type FileSet, fixture, packOf, textLine, zipOf } from './helpers.ts'

/** Reads everything that a source has to give, and throws whatever is not a sentence for a person. */
async function readAll(path: string): Promise<void> {
  try {
    const source = await openSource(path)
    try {
      const sink = {
        async keep(path: string, _mime: string, bytes: AsyncIterable<Uint8Array>) {
          for await (const _chunk of bytes);
          return { path }
        },
        async drop() {},
      }
      for await (const entry of source.entries()) {
        if ('task' in entry) await takeMedia({ source, sink, limits: defaultLimits }, entry.task)
      }
    } finally {
      await source.close()
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    assert.ok(error.message.length > 10)
  }
}

/** Bytes that are rubbish from the start, and the beginning of something good with rubbish in it. */
function spoiled(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const damage = fc.record({
    at: fc.nat({ max: Math.max(good.length - 1, 0) }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    cut: fc.nat({ max: good.length }),
  })
  const changed = damage.map(({ at, bytes, cut }) => {
    const copy = Buffer.from(good)
    copy.set(bytes.subarray(0, copy.length - at), at)
    return copy.subarray(0, cut === 0 ? copy.length : Math.max(cut, at + 1))
  })
  return fc.oneof(fc.uint8Array({ maxLength: 300 }), changed, changed)
}

/** Runs a property over spoiled files of a folder that is written anew each time. */
async function survives(
  build: (bytes: Uint8Array) => FileSet,
  good: Uint8Array,
  single = false,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'evenhand-rubbish-'))
  try {
    await fc.assert(
      fc.asyncProperty(spoiled(good), async (bytes) => {
        const files = build(bytes)
        for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content)
        await readAll(single ? join(root, Object.keys(files)[0] ?? '') : root)
      }),
      { numRuns: 150, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
    )
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

const pack = packOf([textLine('a'), textLine('b')])

test('rubbish as pack.json is never more than a sentence', () =>
  survives((bytes) => ({ ...pack, 'pack.json': bytes }), Buffer.from(String(pack['pack.json']))))

test('rubbish as tasks.jsonl is never more than a sentence', () =>
  survives((bytes) => ({ ...pack, 'tasks.jsonl': bytes }), Buffer.from(String(pack['tasks.jsonl']))))

test('rubbish as an archive is never more than a sentence', async () =>
  survives(
    (bytes) => ({ 'a.zip': Buffer.concat([Buffer.from('PK\x03\x04'), bytes.subarray(4)]) }),
    await zipOf(pack),
    true,
  ))

test('rubbish as a table is never more than a sentence', () =>
  survives(
    (bytes) => ({ 'a.csv': bytes }),
    Buffer.from('id;text;url\r\n1;"a\n""b""";\r\n2;c;https://x\r\n'),
    true,
  ))

test('rubbish as a playlist is never more than a sentence', async () => {
  const good = Buffer.from(
    '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI="b.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nb.m3u8\n',
  )
  await survives((bytes) => ({ 'a.m3u8': bytes, 'b.m3u8': '#EXTM3U\n#EXTINF:1,\na.m3u8\n' }), good)
})

test('whatever a playlist holds, none of its references leads out of its folder', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2F',
    '%5c',
    ':',
    'http',
    'a.ts',
    '?',
    '#',
    '"',
    ',',
    '\n',
    '\t',
    ' ',
    '//',
    'URI=',
    '#EXT-X-MAP:',
    '{$x}',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const playlist = readPlaylist(`#EXTM3U\n${pieces.join('')}\n`, 'in/here')
      if ('flaw' in playlist) return
      for (const path of [...playlist.playlists, ...playlist.parts]) {
        assert.ok(path.startsWith('in/here'), path)
        assert.equal(new URL(encodeURI(path), 'x://h/').pathname.startsWith('/in/here'), true, path)
      }
    }),
    { numRuns: 3000 },
  )
})

test('however a media file is cut into chunks and damaged, looking at it neither throws nor hangs', async () => {
  const names = [
    'clip.mp4',
    'clip.webm',
    'picture.png',
    'picture.jpg',
    'picture.gif',
    'picture.webp',
    'picture.avif',
    'tone.wav',
    'tone.mp3',
    'hls/low/0.ts',
  ]
  const goods = await Promise.all(names.map(fixture))
  const damaged = fc.oneof(...goods.map(spoiled))
  await fc.assert(
    fc.asyncProperty(damaged, fc.integer({ min: 1, max: 4000 }), async (bytes, step) => {
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
      }
      const opened = await openMedia(chunks())
      const look = inspector(opened.type)
      for await (const chunk of opened.all()) look.push(chunk)
      assert.equal(look.end().bytes, bytes.length)
    }),
    { numRuns: 500, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
  )
})
