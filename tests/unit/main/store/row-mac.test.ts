import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRowMac } from '../../../../src-main/store/row-mac.ts'

test('the quick HMAC of a row is that of RFC 2104, whatever the key, the text and its length', () => {
  const bytes = (length: { minLength: number; maxLength: number }) => fc.uint8Array(length)
  fc.assert(
    fc.property(
      bytes({ minLength: 1, maxLength: 64 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 9000 }), { minLength: 1, maxLength: 4 }),
      bytes({ minLength: 32, maxLength: 32 }),
      (key, texts, previous) => {
        const mac = createRowMac(key)
        const before = Buffer.from(previous)
        for (const text of texts) {
          const expected = createHmac('sha256', key).update(text).update(before).digest('hex')
          assert.equal(mac(text, before.toString('hex')), expected)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a key that would have to be hashed first is refused', () => {
  assert.throws(() => createRowMac(randomBytes(65)), RangeError)
})
