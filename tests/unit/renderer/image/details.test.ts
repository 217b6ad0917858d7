import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ExifReader from 'exifreader'
import { pickDetails, wantedTags } from '../../../../src-renderer/review/image/details.ts'

const located = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'media', 'located.jpg')

test('place, time and device come out of a photograph’s metadata as text', () => {
  const { buffer, byteOffset, length } = readFileSync(located)
  const bytes = buffer.slice(byteOffset, byteOffset + length)
  const tags = ExifReader.load(bytes, { expanded: true, includeTags: { exif: wantedTags, gps: true } })
  assert.deepEqual(pickDetails(tags), {
    place: '30.26000° N, 40.50500° W',
    altitude: '12 m',
    taken: '2026:03:04 05:06:07',
    device: 'Evenhand Optics Test Phone 4',
    lens: 'Fixture lens 28 mm',
    software: 'make-fixtures',
  })
})

const described = (description: unknown) => ({ exif: { Software: { id: 305, value: [], description } } })

test('values are bounded, and what is no text or no place is left out', () => {
  const long = pickDetails(described('x'.repeat(1_000_000)) as Parameters<typeof pickDetails>[0])
  assert.equal(long.software, `${'x'.repeat(500)}…`)
  assert.deepEqual(pickDetails(described(['a']) as Parameters<typeof pickDetails>[0]), {})
  assert.deepEqual(pickDetails(described('\0\0  ') as Parameters<typeof pickDetails>[0]), {})
  assert.deepEqual(pickDetails({ gps: { Latitude: Number.NaN, Longitude: 3 } }), {})
  assert.deepEqual(
    pickDetails({ gps: { Latitude: 91, Longitude: 3, Altitude: Number.POSITIVE_INFINITY } }),
    {},
  )
})
