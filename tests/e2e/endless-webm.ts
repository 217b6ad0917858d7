import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixture = join(import.meta.dirname, '..', 'fixtures', 'packs', 'media', 'sound-only.webm')

const segmentId = 0x18538067
const infoId = 0x1549a966
const tracksId = 0x1654ae6b
const clusterId = 0x1f43b675
const lengthMs = 408

/** A recording of so many times 0.408 s, as a browser's recorder writes it: without a duration, an index or an end. */
export function endlessWebm(times: number): Buffer {
  const file = readFileSync(fixture)
  const top = elementsIn(file)
  const [head, segment] = top
  const parts = segment ? elementsIn(segment.body) : []
  const [info, tracks, cluster] = [infoId, tracksId, clusterId].map((id) =>
    parts.find((part) => part.id === id),
  )
  if (!head || !info || !tracks || !cluster) throw new Error('The fixture is not built as expected.')
  const [, ...blocks] = elementsIn(cluster.body).map(({ whole }) => whole)
  const clusters = Array.from({ length: times }, (_, index) => {
    const time = Buffer.from([0xe7, 0x84, 0, 0, 0, 0])
    time.writeUInt32BE(index * lengthMs, 2)
    return element(clusterId, Buffer.concat([time, ...blocks]))
  })
  // Duration, 11 bytes long, becomes a void of the same length.
  const untold = Buffer.from(info.whole)
  untold.set([0xec, 0x89, 0, 0, 0, 0, 0, 0, 0, 0, 0], untold.indexOf(Buffer.from([0x44, 0x89, 0x88])))
  const unknownSize = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
  return Buffer.concat([head.whole, idBytes(segmentId), unknownSize, untold, tracks.whole, ...clusters])
}

interface Element {
  id: number
  whole: Buffer
  body: Buffer
}

/** @see https://www.rfc-editor.org/rfc/rfc8794#name-element-id-and-element-data */
function elementsIn(bytes: Buffer): Element[] {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const idLength = Math.clz32(bytes.readUInt8(at)) - 23
    const sizeAt = at + idLength
    const sizeLength = Math.clz32(bytes.readUInt8(sizeAt)) - 23
    let size = bytes.readUInt8(sizeAt) & (0xff >> sizeLength)
    for (let index = 1; index < sizeLength; index++) size = size * 256 + bytes.readUInt8(sizeAt + index)
    const from = sizeAt + sizeLength
    const id = bytes.readUIntBE(at, idLength)
    elements.push({ id, whole: bytes.subarray(at, from + size), body: bytes.subarray(from, from + size) })
    at = from + size
  }
  return elements
}

function element(id: number, body: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(0x10000000 + body.length)
  return Buffer.concat([idBytes(id), size, body])
}

function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(id)
  return bytes
}
