import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examStanding, neededRight, skillUntil } from '../../../../../src-shared/rules/practice/exam.ts'

const exam = { passShare: 0.8, attempts: 3, skill: 'graphic', lasts: 90 }
const failed = { endedAt: '2026-03-01T10:00:00.000Z', passed: false }
const passed = { endedAt: '2026-03-02T10:00:00.000Z', passed: true }

test('attempts are used up by what was failed since the last pass', () => {
  assert.deepEqual(examStanding(exam, []), { attemptsLeft: 3 })
  assert.deepEqual(examStanding(exam, [failed, failed]), { attemptsLeft: 1 })
  assert.deepEqual(examStanding(exam, [failed, failed, failed]), { attemptsLeft: 0 })
  const until = '2026-05-31T10:00:00.000Z'
  assert.deepEqual(examStanding(exam, [failed, passed]), { attemptsLeft: 3, until })
  assert.deepEqual(examStanding(exam, [failed, passed, failed]), { attemptsLeft: 2, until })
})

test('a skill lasts so many days from the end of its exam', () => {
  assert.equal(skillUntil('2026-12-31T23:00:00Z', 1), '2027-01-01T23:00:00.000Z')
})

test('a share that falls between two counts asks for the higher one, but never for more than it says', () => {
  assert.equal(neededRight(0.8, 4), 4)
  assert.equal(neededRight(0.7, 10), 7)
  assert.equal(neededRight(0.75, 4), 3)
  assert.equal(neededRight(1, 3), 3)
})
