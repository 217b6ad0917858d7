import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ComfortRule } from '../../../../src-shared/model/comfort.ts'
import {
  comfortFloor,
  isWeaker,
  noComfort,
  startingComfort,
  stepComfort,
} from '../../../../src-shared/rules/comfort.ts'

const organisation: ComfortRule[] = [
  { severities: [4], blur: 3 },
  { kinds: ['video'], severities: [4], muted: true, blur: 1 },
]

test('of all that the organisation asks for, the strongest counts, and only where it fits', () => {
  assert.deepEqual(comfortFloor(organisation, 'video', 4), { ...noComfort, blur: 3, muted: true })
  assert.deepEqual(comfortFloor(organisation, 'image', 4), { ...noComfort, blur: 3 })
  assert.deepEqual(comfortFloor(organisation, 'video', 3), noComfort)
})

test('grave pictures begin grey and blurred where nobody says otherwise, and text as it is', () => {
  assert.deepEqual(startingComfort(noComfort, [], 'image', 3), { ...noComfort, blur: 2, greyscale: true })
  assert.deepEqual(startingComfort(noComfort, [], 'image', 2), noComfort)
  assert.deepEqual(startingComfort(noComfort, [], 'text', 4), noComfort)
})

test('a person’s own wish counts, their last word first, and never below the floor', () => {
  const plain: ComfortRule[] = [
    { severities: [3, 4], blur: 7 },
    { blur: 0, greyscale: false },
  ]
  assert.deepEqual(startingComfort(noComfort, plain, 'image', 3), noComfort)
  const floor = comfortFloor(organisation, 'image', 4)
  assert.deepEqual(startingComfort(floor, plain, 'image', 4), { ...noComfort, blur: 3 })
})

test('a key goes one step, stops at both ends, and not below the floor', () => {
  const floor = { ...noComfort, blur: 2, greyscale: true }
  assert.equal(stepComfort(floor, 'blur-less', floor).blur, 2)
  assert.equal(stepComfort({ ...floor, blur: 7 }, 'blur-more', floor).blur, 7)
  assert.equal(stepComfort(floor, 'blur-more', floor).blur, 3)
  assert.equal(stepComfort(floor, 'greyscale', floor).greyscale, true)
  assert.equal(stepComfort(floor, 'dimmed', floor).dimmed, true)
  assert.equal(stepComfort(stepComfort(floor, 'dimmed', floor), 'dimmed', floor).dimmed, false)
})

test('less in any respect is weaker, whatever is more in another', () => {
  assert.ok(isWeaker({ ...noComfort, blur: 7 }, { ...noComfort, greyscale: true }))
  assert.ok(!isWeaker({ ...noComfort, blur: 7, greyscale: true }, { ...noComfort, greyscale: true }))
})
