import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { loadPolicy } from '../../../../src-shared/rules/load-policy.ts'
import { indexPolicy } from '../../../../src-shared/rules/policy-index.ts'
import { defaultPolicyFile, smallPolicy } from '../policies.ts'

function faults(value: unknown): string[] {
  const loaded = loadPolicy(value)
  return loaded.ok ? [] : loaded.faults
}

describe('loading a policy', () => {
  test('takes the default policy', () => assert.deepEqual(faults(defaultPolicyFile), []))

  test('takes the example of the documents', () => {
    const file = join(import.meta.dirname, '../../../../docs/policy-example.json')
    assert.deepEqual(faults(JSON.parse(readFileSync(file, 'utf8'))), [])
  })

  test('names the place of what is wrong in shape', () => {
    const { title: _title, ...untitled } = smallPolicy()
    assert.deepEqual(faults(untitled), ['title: Invalid input: expected string, received undefined'])
    const policy = smallPolicy()
    const broken = { ...policy, categories: [{ ...policy.categories[0], key: 'Q' }] }
    assert.match(faults(broken).join(), /^categories\.0\.key: must be a key such as/)
  })

  test('refuses what is no policy at all', () => {
    for (const value of [undefined, null, 'policy', 7, [], {}]) assert.notDeepEqual(faults(value), [])
  })

  test('refuses colliding keys and names both sides', () => {
    const twins = smallPolicy([
      { code: 'spam', key: 'Digit1' },
      { code: 'hate', key: 'Digit1' },
    ])
    assert.deepEqual(faults(twins), ['The key Digit1 is wanted by both category:spam and category:hate.'])
  })

  test('refuses codes that are used twice, each kind of them', () => {
    const twice = { code: 'x', title: 'X' }
    const keyed = [
      { ...twice, key: 'Digit1' },
      { ...twice, key: 'Digit2' },
    ]
    const labels = [{ code: 'spam.bulk', actions: ['x'] }]
    const policy = smallPolicy(
      [
        { code: 'spam', key: 'Digit1', labels },
        { code: 'spam', key: 'Digit2', labels },
      ],
      { actions: [twice, twice], escalationRoutes: keyed, skipReasons: keyed, cannotReviewReasons: keyed },
    )
    assert.deepEqual(
      faults(policy).filter((sentence) => sentence.endsWith('is used twice.')),
      [
        'The category code spam is used twice.',
        'The label code spam.bulk is used twice.',
        'The action code x is used twice.',
        'The escalation route code x is used twice.',
        'The skip reason code x is used twice.',
        'The cannot-review reason code x is used twice.',
      ],
    )
  })

  test('refuses references to nothing', () => {
    const labels = [{ code: 'spam.bulk', actions: ['ban'], escalate: 'nowhere' }]
    assert.deepEqual(faults(smallPolicy([{ code: 'spam', key: 'Digit1', labels }])), [
      'Label spam.bulk allows the action ban, which the policy does not define.',
      'Label spam.bulk escalates to nowhere, which is no escalation route of the policy.',
    ])
  })
})

test('the index finds a label with its category', () => {
  const index = indexPolicy(smallPolicy())
  assert.deepEqual([...index.keys()], ['spam.bulk', 'spam.links', 'hate.slur'])
  assert.equal(index.get('hate.slur')?.category.code, 'hate')
})
