/** A value of an EXIF directory: text, whole numbers, fractions, or another directory. */
type Value =
  | { text: string }
  | { byte: number }
  | { short: number }
  | { fractions: readonly (readonly [numerator: number, denominator: number])[] }
  | { directory: readonly Entry[] }
type Entry = readonly [tag: number, value: Value]

const types = { byte: 1, text: 2, short: 3, directory: 4, fractions: 5 }

/**
 * Puts an EXIF block behind a JPEG's first marker, as cameras do. Tags: IFD0, its camera directory, its place directory.
 * @see https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E
 */
export function withExif(jpeg: Buffer, entries: readonly Entry[]): Buffer {
  const head = Buffer.from('4d4d002a00000008', 'hex')
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, directory(entries, head.length)])
  const marker = Buffer.from([0xff, 0xe1, 0, 0])
  marker.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)])
}

/** What a phone writes: device, time, and a place in the middle of the Atlantic where nobody lives. */
export const phoneExif: readonly Entry[] = [
  [0x010f, { text: 'Evenhand Optics' }],
  [0x0110, { text: 'Test Phone 4' }],
  [0x0112, { short: 1 }],
  [0x0131, { text: 'make-fixtures' }],
  [0x0132, { text: '2026:03:04 05:06:07' }],
  [
    0x8769,
    {
      directory: [
        [0x829a, { fractions: [[1, 125]] }],
        [0x9003, { text: '2026:03:04 05:06:07' }],
        [0xa434, { text: 'Fixture lens 28 mm' }],
      ],
    },
  ],
  [
    0x8825,
    {
      directory: [
        [0x0001, { text: 'N' }],
        [
          0x0002,
          {
            fractions: [
              [30, 1],
              [15, 1],
              [3600, 100],
            ],
          },
        ],
        [0x0003, { text: 'W' }],
        [
          0x0004,
          {
            fractions: [
              [40, 1],
              [30, 1],
              [1800, 100],
            ],
          },
        ],
        [0x0005, { byte: 0 }],
        [0x0006, { fractions: [[12, 1]] }],
      ],
    },
  ],
]

/** Entries of twelve bytes each; what is longer than four bytes lies behind them. `at` counts from the block's start. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4)
  table.writeUInt16BE(entries.length, 0)
  let data = Buffer.alloc(0)
  for (const [index, [tag, value]] of entries.entries()) {
    const place = 2 + index * 12
    const { type, count, bytes } = encode(value, at + table.length + data.length)
    table.writeUInt16BE(tag, place)
    table.writeUInt16BE(type, place + 2)
    table.writeUInt32BE(count, place + 4)
    if (bytes.length <= 4 && !('directory' in value)) bytes.copy(table, place + 8)
    else {
      table.writeUInt32BE(at + table.length + data.length, place + 8)
      data = Buffer.concat([data, bytes, Buffer.alloc(bytes.length % 2)])
    }
  }
  return Buffer.concat([table, data])
}

function encode(value: Value, at: number): { type: number; count: number; bytes: Buffer } {
  if ('text' in value) {
    const bytes = Buffer.from(`${value.text}\0`, 'latin1')
    return { type: types.text, count: bytes.length, bytes }
  }
  if ('byte' in value) return { type: types.byte, count: 1, bytes: Buffer.from([value.byte]) }
  if ('short' in value)
    return { type: types.short, count: 1, bytes: Buffer.from([value.short >> 8, value.short & 255]) }
  if ('directory' in value) return { type: types.directory, count: 1, bytes: directory(value.directory, at) }
  const bytes = Buffer.alloc(8 * value.fractions.length)
  for (const [index, [numerator, denominator]] of value.fractions.entries()) {
    bytes.writeUInt32BE(numerator, 8 * index)
    bytes.writeUInt32BE(denominator, 8 * index + 4)
  }
  return { type: types.fractions, count: value.fractions.length, bytes }
}
