import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { newId } from '../../../../src-shared/rules/new-id.ts'

test('a new id is a UUID of version 7 that carries its time', () => {
  // The example of RFC 9562, appendix A.6.
  const id = newId(Date.parse('2022-02-22T19:22:22.000Z'))
  assert.match(id, /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(z.uuidv7().parse(id), id)
})

test('ids sort by the millisecond in which they were made, and none comes twice', () => {
  const ids = Array.from({ length: 1000 }, (_, at) => newId(1_700_000_000_000 + at * 7919))
  assert.deepEqual(ids.toSorted(), ids)
  assert.equal(new Set(Array.from({ length: 1000 }, () => newId(0))).size, 1000)
})
