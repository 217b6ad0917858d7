import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlob, readHead } from '../../../../src-renderer/review/image/picture-head.ts'

const media = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'packs', 'media')
const headOf = (bytes: Uint8Array, pieceBytes?: number) =>
  readHead(readBlob(new Blob([new Uint8Array(bytes)]), pieceBytes))

const formats = ['jpg', 'png', 'gif', 'webp', 'avif'] as const

for (const format of formats) {
  test(`type and size of a ${format} are read from its own bytes, in pieces of any size`, async () => {
    const bytes = readFileSync(join(media, `picture.${format}`))
    const type = `image/${format === 'jpg' ? 'jpeg' : format}`
    const whole = await headOf(bytes)
    assert.equal(whole?.type, type)
    assert.ok(whole.width > 1 && whole.height > 1)
    assert.deepEqual(await headOf(bytes, 16), whole)
  })
}

test('the size of a JPEG is found behind a large block of metadata', async () => {
  const bytes = readFileSync(join(media, 'picture.jpg'))
  const filler = Buffer.alloc(65_535)
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), filler.subarray(2)])
  const padded = Buffer.concat([bytes.subarray(0, 2), segment, segment, segment, bytes.subarray(2)])
  assert.deepEqual(await headOf(padded), await headOf(bytes))
})

test('absurd sizes are told without decoding', async () => {
  const png = Buffer.from(readFileSync(join(media, 'picture.png')))
  png.writeUInt32BE(1, 16)
  png.writeUInt32BE(100_000, 20)
  assert.deepEqual(await headOf(png), { type: 'image/png', width: 1, height: 100_000 })
})

test('drawings, web pages, texts and nothing at all are no pictures', async () => {
  for (const text of ['', 'GIF', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html>', 'BM it is'])
    assert.equal(await headOf(new TextEncoder().encode(text)), undefined)
})

test('no bytes make the reader fail or go on without end', async () => {
  const starts = [[], [0xff, 0xd8], [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70], [0x89, 0x50, 0x4e, 0x47]]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
      await headOf(new Uint8Array([...start, ...rest]), 32)
    }),
    { numRuns: 300 },
  )
})
