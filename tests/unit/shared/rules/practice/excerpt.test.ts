import assert from 'node:assert/strict'
import { test } from 'node:test'
import { taskSchema } from '../../../../../src-shared/model/task.ts'
import { excerptOf } from '../../../../../src-shared/rules/practice/excerpt.ts'

const of = (content: object, context: object = {}) =>
  excerptOf(taskSchema.parse({ id: 'a', content, context }))

test('an excerpt has title, caption and the first words, cut at a whole character', () => {
  assert.equal(of({ kind: 'text', text: 'Buy now.' }, { title: 'Offer', caption: ' ' }), 'Offer\nBuy now.')
  const long = of({ kind: 'text', text: '👍'.repeat(700) })
  assert.equal(long, `${'👍'.repeat(600)}…`)
})

test('of a thread it has what was reported, and of a file nothing', () => {
  const thread = [
    { author: 'ada', text: 'Hello.' },
    { author: 'bob', text: 'Buy now.', reported: true },
  ]
  assert.equal(of({ kind: 'text', thread }), 'bob: Buy now.')
  assert.equal(of({ kind: 'text', src: 'long.txt' }), undefined)
  assert.equal(of({ kind: 'image', src: 'a.png' }), undefined)
  assert.equal(of({ kind: 'text', profile: { name: 'Ada', bio: 'Sells.' } }), 'Ada\nSells.')
})
