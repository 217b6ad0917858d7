import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { SourceError } from '../../../../src-main/sources/source.ts'
import { desk, entriesOf, fileOf, fixture, mediaLine, packOf, textLine, zipOf } from './helpers.ts'

interface Part {
  name: string
  content?: string | Uint8Array
  /** Unix mode of the entry. */
  mode?: number
  flags?: number
  method?: number
  /** What the headers claim, where it is not the truth. */
  claims?: { bytes?: number; packed?: number; offset?: number; sum?: number }
}

/** Writes an archive byte by byte, so that it can lie. */
function craft(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content = '', mode = 0o100644, flags = 0x800, method = 8, claims = {} } of parts) {
    const plain = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const nameBytes = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(claims.sum ?? crc32(plain), 10)
    head.writeUInt32LE(claims.packed ?? packed.length, 14)
    head.writeUInt32LE(claims.bytes ?? plain.length, 18)
    head.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(claims.offset ?? offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), head, tail, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

const good: Part[] = Object.entries(packOf([textLine('ok')])).map(([name, content]) => ({ name, content }))

test('an archive crafted without a lie comes in', async (t) => {
  const entries = await entriesOf(await openSource(await fileOf(t, 'a.zip', craft(good))))
  assert.deepEqual(entries.length, 1)
})

const hostile: [string, Part, RegExp][] = [
  ['a name that climbs out', { name: '../../etc/passwd' }, /"..\/..\/etc\/passwd" leads out of the archive/],
  ['a name that climbs inside', { name: 'a/../../b' }, /leads out/],
  ['a name with a dot step', { name: './a' }, /leads out/],
  ['an absolute name', { name: '/etc/passwd' }, /not a relative path/],
  ['a drive letter', { name: 'C:/windows/a' }, /not a relative path/],
  ['backslashes', { name: '..\\a' }, /not a relative path/],
  ['a zero byte', { name: 'a\0b' }, /not a relative path/],
  ['an empty name', { name: '' }, /leads out/],
  ['a link', { name: 'a', content: '/etc/passwd', mode: 0o120777 }, /is a link or a device/],
  ['a device', { name: 'a', mode: 0o020666 }, /is a link or a device/],
  ['a pipe', { name: 'a', mode: 0o010666 }, /is a link or a device/],
  ['an encrypted entry', { name: 'a', flags: 0x801 }, /is encrypted/],
  ['a name twice', { name: 'pack.json' }, /two entries named "pack.json"/],
  ['a name twice in two spellings', { name: 'pack.json/' }, /two entries named/],
  ['entries that overlap', { name: 'a', claims: { offset: 10 } }, /overlap/],
  [
    'an entry that runs into the directory',
    { name: 'a', claims: { packed: 9999 } },
    /past the start of its directory/,
  ],
  ['an entry of 300 MB in 300 kB', { name: 'a', claims: { bytes: 300_000_000 } }, /decompression bomb/],
]
for (const [what, part, reason] of hostile) {
  test(`an archive with ${what} is refused as a whole`, async (t) => {
    const here = await desk(t)
    const path = await fileOf(t, 'a.zip', craft([...good, part]))
    await assert.rejects(here.import(path), (error) => {
      assert.ok(error instanceof SourceError)
      assert.match(error.message, reason)
      return true
    })
    assert.deepEqual(await here.vaultFiles(), [])
    assert.equal(here.store.tasks.countWaiting(), 0)
  })
}

test('an archive with too many entries, or too much in it, is refused', async (t) => {
  const path = await fileOf(t, 'a.zip', craft(good))
  await assert.rejects(openSource(path, { limits: { maxFiles: 1 } }), /more than 1 entries/)
  await assert.rejects(openSource(path, { limits: { maxZipBytes: 100 } }), /unpacks to more than 100 bytes/)
})

test('a zip bomb that lets many entries share their bytes is refused', async (t) => {
  // The kernel is one entry; every other one claims its bytes.
  const kernel = Buffer.alloc(1_000_000)
  const parts: Part[] = [{ name: 'kernel', content: kernel }]
  const packed = deflateRawSync(kernel).length
  for (let index = 0; index < 50; index += 1) {
    parts.push({
      name: `copy-${index}`,
      claims: { offset: 0, bytes: kernel.length, packed, sum: crc32(kernel) },
    })
  }
  await assert.rejects(openSource(await fileOf(t, 'a.zip', craft(parts))), /overlap/)
})

test('an entry that inflates beyond its declared size is stopped there', async (t) => {
  const bomb: Part = { name: 'a.txt', content: Buffer.alloc(50_000_000, 'x'), claims: { bytes: 1000 } }
  const zip = craft([
    ...Object.entries(packOf([mediaLine('x', 'text', 'a.txt')])).map(([name, content]) => ({
      name,
      content,
    })),
    bomb,
  ])
  const here = await desk(t)
  const report = await here.import(await fileOf(t, 'a.zip', zip))
  assert.match(report.problems[0]?.reason ?? '', /"a.txt" is damaged inside the archive/)
  assert.deepEqual(await here.vaultFiles(), [])
})

test('an entry with a wrong checksum is a problem of its task', async (t) => {
  const lies: Part = { name: 'a.txt', content: 'hello', method: 0, claims: { sum: 1 } }
  const zip = craft([
    ...Object.entries(packOf([mediaLine('x', 'text', 'a.txt')])).map(([name, content]) => ({
      name,
      content,
    })),
    lies,
  ])
  const report = await (await desk(t)).import(await fileOf(t, 'a.zip', zip))
  assert.match(report.problems[0]?.reason ?? '', /"a.txt" is damaged/)
})

test('a method other than deflate is a problem of its task', async (t) => {
  const odd: Part = { name: 'a.txt', content: 'hello', method: 14 }
  const zip = craft([
    ...Object.entries(packOf([mediaLine('x', 'text', 'a.txt')])).map(([name, content]) => ({
      name,
      content,
    })),
    odd,
  ])
  const report = await (await desk(t)).import(await fileOf(t, 'a.zip', zip))
  assert.match(report.problems[0]?.reason ?? '', /packed by a method other than "deflate"/)
})

test('a Zip64 archive comes in', async (t) => {
  const zip = new ZipFile()
  const files = packOf([mediaLine('v', 'video', 'clip.mp4')], { 'clip.mp4': await fixture('clip.mp4') })
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { forceZip64Format: true })
  }
  zip.end({ forceZip64Format: true, comment: '' })
  const report = await (await desk(t)).import(await fileOf(t, 'a.zip', await buffer(zip.outputStream)))
  assert.deepEqual([report.added, report.problemCount], [1, 0])
})

test('an archive that is cut off is refused with a sentence', async (t) => {
  const zip = await zipOf(packOf([textLine('ok')]))
  for (const length of [4, 30, zip.length >> 1, zip.length - 1]) {
    const path = await fileOf(t, 'a.zip', zip.subarray(0, length))
    await assert.rejects(
      openSource(path),
      (error) => error instanceof SourceError && /damaged or cut off/.test(error.message),
    )
  }
})
