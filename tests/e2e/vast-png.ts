import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function png(width: number, height: number, rows: Uint8Array): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits, grey.
  head[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = chunk('IDAT', deflateSync(rows, { level: 1 }))
  return Buffer.concat([signature, chunk('IHDR', head), data, chunk('IEND', new Uint8Array())])
}

/** A grey picture whose columns are black and white by turns: it has its edges only at real size. */
export function stripedPng(width: number, height: number): Buffer {
  const row = Buffer.alloc(width + 1)
  for (let x = 1; x <= width; x += 2) row[x] = 255
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) row.copy(rows, y * row.length)
  return png(width, height, rows)
}

/** A picture whose head claims a size that its data do not have. */
export function claimedPng(width: number, height: number): Buffer {
  return png(width, height, new Uint8Array(16))
}
