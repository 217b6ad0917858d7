import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverCues } from '../../../../../src-renderer/review/media/cover-cues.ts'

const cues = [
  { start: 0, end: 1, text: 'before' },
  { start: 1, end: 4, speaker: 'A', text: 'flagged' },
  { start: 4, end: 9, text: 'after' },
]

test('what is said in a flagged range is neither shown nor found, from its first word to its last', () => {
  const covered = { start: 1, end: 4, text: '', covered: true }
  for (const range of [
    { startSeconds: 1.5, endSeconds: 2 },
    { startSeconds: 3.9, endSeconds: 4 },
    { startSeconds: 1, endSeconds: 1.1 },
  ])
    assert.deepEqual(coverCues(cues, [range]), [cues[0], covered, cues[2]])
})

test('without flagged ranges it is the same list', () => {
  assert.equal(coverCues(cues, []), cues)
})

test('ranges in any order that lie in each other cover what the longest of them does', () => {
  const ranges = [
    { startSeconds: 6, endSeconds: 7 },
    { startSeconds: 0, endSeconds: 8 },
    { startSeconds: 2, endSeconds: 3 },
  ]
  assert.ok(coverCues(cues, ranges).every((cue) => cue.covered))
})
