import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { taskHash } from '../../../../src-main/store/task-hash.ts'
import { taskRow } from '../helpers.ts'

const hashOf = (rest: object) => taskHash(taskRow('a', rest).task).toString('hex')

test('a task that says what the schema would put in is the same as one that leaves it out', () => {
  assert.equal(hashOf({}), hashOf({ queue: 'reports', priority: 500, signals: [], skills: [], severity: 2 }))
  assert.equal(hashOf({ context: {} }), hashOf({ context: { reports: [] } }))
})

test('a field that a later version adds with an empty list, or an order of its own, changes nothing', () => {
  const { task } = taskRow('a', { context: { title: 'x', market: 'BR' } })
  const later = {
    linked: [],
    ...Object.fromEntries(Object.entries(task).reverse()),
    context: { market: 'BR', notes: [], title: 'x', reports: [] },
  }
  assert.deepEqual(taskHash(later), taskHash(task))
})

test('another task has another hash, whatever differs', () => {
  const differing = [
    { queue: 'appeals' },
    { priority: 0 },
    { severity: 1 },
    { context: { title: 'x' } },
    { context: { caption: 'x' } },
    { content: { kind: 'text', text: 'other' } },
    { skills: ['legal'] },
    { skills: ['legal', 'child'] },
    { skills: ['child', 'legal'] },
    {},
  ]
  assert.equal(new Set(differing.map(hashOf)).size, differing.length)
})

test('is the same for what was stored as JSON', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 1000 }), (text, priority) => {
      const { task } = taskRow('a', { content: { kind: 'text', text }, priority })
      assert.deepEqual(taskHash(JSON.parse(JSON.stringify(task))), taskHash(task))
    }),
  )
})
