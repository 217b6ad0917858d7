import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspector, openMedia } from '../../../../src-main/sources/inspect.ts'
import { desk, fixture, folderOf, mediaLine, packOf } from './helpers.ts'

async function sizeOf(file: Uint8Array) {
  async function* bytes() {
    // In crumbs, as a network hands it over.
    for (let at = 0; at < file.length; at += 7) yield file.subarray(at, at + 7)
  }
  const opened = await openMedia(bytes())
  const look = inspector(opened.type)
  for await (const chunk of opened.all()) look.push(chunk)
  return look.end().picture
}

/** A WebP of one chunk of the given type. */
function webp(type: string, body: number[]): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  const total = Buffer.alloc(4)
  total.writeUInt32LE(body.length + 12)
  return Buffer.concat([
    Buffer.from('RIFF'),
    total,
    Buffer.from('WEBP'),
    Buffer.from(type),
    size,
    Buffer.from(body),
  ])
}

for (const name of ['picture.png', 'picture.jpg', 'picture.gif', 'picture.webp', 'picture.avif']) {
  test(`the size of ${name} is read from its structure`, async () => {
    assert.deepEqual(await sizeOf(await fixture(name)), { width: 48, height: 32 })
  })
}

test('the size of a WebP is read from each of its forms', async () => {
  const extended = [0x10, 0, 0, 0, 0x4f, 0xc3, 0, 0x3f, 0x9c, 0]
  assert.deepEqual(await sizeOf(webp('VP8X', extended)), { width: 50_000, height: 40_000 })
  const lossless = [0x2f, 0xff, 0xff, 0xff, 0x0f]
  assert.deepEqual(await sizeOf(webp('VP8L', lossless)), { width: 16_384, height: 16_384 })
})

test('a GIF is as large as its largest frame', async () => {
  const gif = await fixture('picture.gif')
  const frame = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 48, 0, 32, 0]))
  gif.writeUInt16LE(60_000, frame + 5)
  gif.writeUInt16LE(50_000, frame + 7)
  assert.deepEqual(await sizeOf(gif), { width: 60_000, height: 50_000 })
})

/** Where each fixture says its width, as bytes, and what says that it is 30,000 × 30,000. */
const huge: Record<string, [said: number[], instead: number[]]> = {
  'picture.png': [
    [0, 0, 0, 48, 0, 0, 0, 32],
    [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30],
  ],
  'picture.avif': [
    [0, 0, 0, 48, 0, 0, 0, 32],
    [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30],
  ],
  'picture.jpg': [
    [8, 0, 32, 0, 48],
    [8, 0x75, 0x30, 0x75, 0x30],
  ],
  'picture.gif': [
    [0x61, 48, 0, 32, 0],
    [0x61, 0x30, 0x75, 0x30, 0x75],
  ],
}

for (const [name, [said, instead]] of Object.entries(huge)) {
  test(`a small file that unpacks to gigabytes is a problem: ${name}`, async (t) => {
    const file = await fixture(name)
    const at = file.indexOf(Buffer.from(said))
    assert.notEqual(at, -1)
    Buffer.from(instead).copy(file, at)
    const here = await desk(t)
    const report = await here.import(await folderOf(t, packOf([mediaLine('x', 'image', 'a')], { a: file })))
    assert.equal(report.added, 1)
    assert.match(
      here.store.tasks.find('x')?.problem ?? '',
      /^"a" is 30,000 × 30,000 pixels large, more than the 200 million .* Make it smaller\.$/,
    )
    assert.deepEqual(await here.vaultFiles(), [])
  })
}
