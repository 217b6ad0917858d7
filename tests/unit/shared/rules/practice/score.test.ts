import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Evidence } from '../../../../../src-shared/model/evidence.ts'
import { goldSchema } from '../../../../../src-shared/model/practice.ts'
import { evidenceOverlap, scoreAnswer } from '../../../../../src-shared/rules/practice/score.ts'

const range = (startSeconds: number, endSeconds: number): Evidence => ({
  type: 'time-range',
  startSeconds,
  endSeconds,
})
const span = (post: number, start: number, end: number): Evidence => ({ type: 'span', post, start, end })
const region = (x: number, width: number, picture?: number): Evidence => ({
  type: 'region',
  ...{ x, y: 0, width, height: 1 },
  ...(picture !== undefined && { picture }),
})
const gold = goldSchema.parse({
  answer: { verdict: 'violation', labels: [{ code: 'fight', evidence: [range(10, 20)] }], action: 'remove' },
  alternatives: [{ verdict: 'escalate', labels: [] }],
})
const answer = (
  verdict: 'violation' | 'no-violation' | 'escalate',
  action: string | undefined,
  ...labels: [string, ...Evidence[]][]
) => ({
  verdict,
  ...(action !== undefined && { action }),
  labels: labels.map(([code, ...evidence]) => ({ code, evidence })),
})

describe('an answer', () => {
  test('is right with verdict, labels, action, and evidence that agrees enough', () => {
    const score = scoreAnswer(answer('violation', 'remove', ['fight', range(12, 20)]), gold)
    assert.equal(score.right, true)
    assert.deepEqual(score.evidence, [{ label: 'fight', overlap: 0.8, enough: true }])
  })

  test('is as right where it is one of the alternatives', () => {
    assert.equal(scoreAnswer(answer('escalate', undefined), gold).right, true)
  })

  test('says what is missing and what is too much', () => {
    const score = scoreAnswer(answer('violation', 'remove', ['spam']), gold)
    assert.equal(score.right, false)
    assert.deepEqual(score.labels, { right: [], missing: ['fight'], surplus: ['spam'] })
  })

  test('is not right with evidence beside the point, none at all, or another action', () => {
    assert.equal(scoreAnswer(answer('violation', 'remove', ['fight', range(30, 40)]), gold).right, false)
    assert.equal(scoreAnswer(answer('violation', 'remove', ['fight']), gold).right, false)
    assert.equal(scoreAnswer(answer('violation', 'allow', ['fight', range(10, 20)]), gold).action, false)
  })

  test('that clears a violation is held against the answer that was meant', () => {
    const score = scoreAnswer(answer('no-violation', undefined), gold)
    assert.equal(score.verdict, false)
    assert.equal(score.right, false)
  })
})

describe('evidence', () => {
  test('of different types counts in equal parts', () => {
    const wanted = [range(0, 10), region(0, 0.5)]
    assert.equal(evidenceOverlap([range(0, 10), region(0, 0.5)], wanted), 1)
    assert.equal(evidenceOverlap([range(0, 10)], wanted), 0.5)
  })

  test('of an album is compared picture by picture, and of a thread post by post', () => {
    assert.equal(evidenceOverlap([region(0, 1, 1)], [region(0, 1, 0)]), 0)
    assert.equal(evidenceOverlap([span(0, 0, 10), span(3, 0, 4)], [span(0, 0, 10)]), 0.5)
  })
})
