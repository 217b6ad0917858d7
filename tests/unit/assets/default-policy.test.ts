import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPolicy } from '../../../src-shared/rules/load-policy.ts'

const file = join(import.meta.dirname, '../../../assets/policy/default.json')
const loaded = loadPolicy(JSON.parse(readFileSync(file, 'utf8')))
assert.ok(loaded.ok, 'faults' in loaded ? loaded.faults.join('\n') : '')
const { policy } = loaded
const labels = policy.categories.flatMap((category) => category.labels)

test('the default policy has ten categories of about forty labels in all four severities', () => {
  assert.equal(policy.categories.length, 10)
  assert.ok(labels.length >= 36 && labels.length <= 46, `${labels.length} labels`)
  assert.deepEqual([...new Set(labels.map((label) => label.severity))].sort(), [1, 2, 3, 4])
  const quick = labels.filter((label) => label.quickKey).length
  assert.ok(quick >= 6 && quick <= 8, `${quick} single keys`)
})

test('each action of the default policy but plain allowing is open to some label', () => {
  const used = new Set(labels.flatMap((label) => label.actions))
  const idle = policy.actions.filter(({ code }) => code !== 'allow' && !used.has(code))
  assert.deepEqual(idle, [])
})

test('each label of the default policy explains itself', () => {
  for (const label of labels) {
    assert.ok(label.definition.length > 80, label.code)
    assert.ok(label.examples.length > 0 && label.counterExamples.length > 0 && label.sop, label.code)
    assert.match(label.code, /^[a-z]+\.[a-z-]+$/)
  }
})
