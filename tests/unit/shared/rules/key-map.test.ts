import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { taskKinds } from '../../../../src-shared/model/kind.ts'
import type { Policy } from '../../../../src-shared/model/policy.ts'
import {
  type Binding,
  type Collision,
  compileKeyMap,
  describeCollision,
  type KeyOverrides,
  yieldToPolicy,
} from '../../../../src-shared/rules/key-map.ts'
import {
  paneActions,
  paneModes,
  programBindings,
  reviewActions,
} from '../../../../src-shared/rules/program-actions.ts'
import { defaultPolicy, smallPolicy } from '../policies.ts'

function bindings(policy: Policy, overrides?: KeyOverrides): readonly Binding[] {
  const compiled = compileKeyMap(policy, overrides)
  assert.ok(compiled.ok, JSON.stringify(compiled))
  return compiled.keyMap.bindings
}

function refusal(
  policy: Policy,
  overrides?: KeyOverrides,
): { collisions: Collision[]; unknown: string[]; typed: string[] } {
  const compiled = compileKeyMap(policy, overrides)
  assert.ok(!compiled.ok, 'the key map was not refused')
  return compiled
}

/** Collisions as `first / second on keys`. */
function collisions(policy: Policy, overrides?: KeyOverrides): string[] {
  return refusal(policy, overrides).collisions.map(
    ({ keys, first, second }) => `${first} / ${second} on ${keys.join(' ')}`,
  )
}

const keysOf = (list: readonly Binding[], action: string) =>
  list.filter((binding) => binding.action === action).map(({ keys }) => keys.join(' '))

describe('the key map of a policy', () => {
  test('the default policy compiles without a collision, and every label has keys', () => {
    const policy = defaultPolicy()
    const list = bindings(policy)
    for (const category of policy.categories) {
      for (const { code, key } of category.labels) {
        assert.deepEqual(keysOf(list, `label:${code}`), [`${category.key} ${key}`])
      }
    }
  })

  test('every program action has a key', () => {
    const bound = new Set(programBindings.map(({ action }) => action))
    assert.deepEqual(
      [...paneActions, ...reviewActions].filter((action) => !bound.has(action)),
      [],
    )
  })

  test('two categories on one key are refused, and named once, without their labels', () => {
    const policy = smallPolicy([
      { code: 'spam', key: 'Digit1' },
      { code: 'hate', key: 'Digit1' },
    ])
    assert.deepEqual(collisions(policy), ['category:spam / category:hate on Digit1'])
  })

  test('two labels on one key in one category are refused; in two categories they are not', () => {
    const labels = [
      { code: 'spam.bulk', key: 'KeyB' },
      { code: 'spam.links', key: 'KeyB' },
    ]
    assert.deepEqual(collisions(smallPolicy([{ code: 'spam', key: 'Digit1', labels }])), [
      'label:spam.bulk / label:spam.links on Digit1 KeyB',
    ])
    bindings(
      smallPolicy([
        { code: 'spam', key: 'Digit1', labels: [{ code: 'spam.bulk', key: 'KeyB' }] },
        { code: 'hate', key: 'Digit2', labels: [{ code: 'hate.slur', key: 'KeyB' }] },
      ]),
    )
  })

  test('every independent collision is named at once', () => {
    const twins = [
      { code: 'a.one', key: 'KeyQ' },
      { code: 'a.two', key: 'KeyQ' },
    ]
    const policy = smallPolicy([
      { code: 'a', key: 'Digit1', labels: twins },
      { code: 'b', key: 'Digit2' },
      { code: 'c', key: 'Digit2' },
    ])
    assert.deepEqual(collisions(policy), [
      'label:a.one / label:a.two on Digit1 KeyQ',
      'category:b / category:c on Digit2',
    ])
  })

  test('a single key of a label may not be one of the program’s', () => {
    const labels = [{ code: 'spam.bulk', quickKey: 'KeyN' }]
    assert.deepEqual(collisions(smallPolicy([{ code: 'spam', key: 'Digit1', labels }])), [
      'no-violation / quick:spam.bulk on KeyN',
    ])
  })

  test('a key that only videos use still collides with a label’s, which every kind uses', () => {
    assert.deepEqual(collisions(smallPolicy([{ code: 'spam', key: 'Comma' }])), [
      'frame-back / category:spam on Comma',
    ])
  })

  test('actions of kinds that never meet may share a key', () => {
    const list = bindings(smallPolicy())
    const onSpace = list.filter(({ keys }) => keys[0] === 'Space')
    assert.deepEqual(
      onSpace.map(({ action, kinds }) => [action, [...kinds]]),
      [
        ['play', ['video', 'audio', 'image']],
        ['page-down', ['text']],
      ],
    )
  })

  test('a key that opens a level may not be another action’s whole key', () => {
    const labels = [{ code: 'spam.bulk', quickKey: 'Digit2' }]
    const policy = smallPolicy([
      { code: 'spam', key: 'Digit1', labels },
      { code: 'hate', key: 'Digit2' },
    ])
    assert.deepEqual(collisions(policy), ['quick:spam.bulk / category:hate on Digit2'])
  })

  test('the keys that leave a level cannot choose in it, so that a cancelled escalation is never sent', () => {
    for (const key of ['Escape', 'Backspace']) {
      const policy = smallPolicy(undefined, { escalationRoutes: [{ code: 'legal', title: 'Legal', key }] })
      assert.deepEqual(collisions(policy), [`cancel / escalate:legal on KeyE ${key}`])
    }
  })

  test('a collision reads as a sentence that names both sides and the keys', () => {
    assert.equal(
      describeCollision({ keys: ['Digit1', 'KeyB'], first: 'label:a', second: 'label:b' }),
      'The key Digit1 then KeyB is wanted by both label:a and label:b.',
    )
  })
})

describe('own keys', () => {
  test('replace all keys of an action', () => {
    const list = bindings(smallPolicy(), {
      submit: 'Digit7',
      'label:spam.bulk': 'KeyW',
      'quick:spam.bulk': 'Digit8',
    })
    assert.deepEqual(keysOf(list, 'submit'), ['Digit7'])
    assert.deepEqual(keysOf(list, 'label:spam.bulk'), ['Digit1 KeyW'])
    assert.deepEqual(keysOf(list, 'quick:spam.bulk'), ['Digit8'])
  })

  test('give a single key to a label that the policy gave none', () => {
    assert.deepEqual(keysOf(bindings(smallPolicy(), { 'quick:hate.slur': 'Digit8' }), 'quick:hate.slur'), [
      'Digit8',
    ])
  })

  test('of an opener carry its whole level along', () => {
    const list = bindings(smallPolicy(), { 'category:spam': 'Digit7', escalate: 'Digit8' })
    assert.deepEqual(keysOf(list, 'category:spam'), ['Digit7'])
    assert.deepEqual(keysOf(list, 'label:spam.links'), ['Digit7 Digit2'])
    assert.deepEqual(keysOf(list, 'escalate:legal'), ['Digit8 Digit1'])
  })

  test('are checked again', () => {
    assert.deepEqual(collisions(smallPolicy(), { play: 'KeyN' }), ['no-violation / play on KeyN'])
    assert.deepEqual(collisions(smallPolicy(), { 'label:spam.bulk': 'Digit2' }), [
      'label:spam.bulk / label:spam.links on Digit1 Digit2',
    ])
  })

  test('free the key that they replace', () => {
    bindings(smallPolicy(), { 'no-violation': 'Digit7', play: 'KeyN' })
  })

  test('of an action that does not exist are named', () => {
    const { unknown, collisions: none } = refusal(smallPolicy(), {
      'label:gone': 'KeyY',
      constructor: 'KeyW',
    })
    assert.deepEqual(unknown, ['label:gone', 'constructor'])
    assert.deepEqual(none, [])
  })
})

test('in a compiled map no keys mean two things for one kind of task, whatever policy and own keys', () => {
  const stroke = fc.constantFrom('Digit1', 'Digit2', 'Digit3', 'KeyB', 'KeyQ', 'KeyN', 'Shift+KeyB', 'char:!')
  const label = fc.record({ key: stroke, quickKey: fc.option(stroke, { nil: undefined }) })
  const category = fc.record({ key: stroke, labels: fc.array(label, { minLength: 1, maxLength: 3 }) })
  const own = fc.dictionary(
    fc.constantFrom('play', 'submit', 'escalate', 'category:c0', 'label:c0.0', 'quick:c0.0'),
    stroke,
    { maxKeys: 2 },
  )
  let accepted = 0
  fc.assert(
    fc.property(fc.array(category, { minLength: 1, maxLength: 3 }), own, (categories, overrides) => {
      const policy = smallPolicy(
        categories.map(({ key, labels }, at) => ({
          code: `c${at}`,
          key,
          labels: labels.map(({ key, quickKey }, place) => ({
            code: `c${at}.${place}`,
            key,
            ...(quickKey !== undefined && { quickKey }),
          })),
        })),
      )
      const compiled = compileKeyMap(policy, overrides)
      if (!compiled.ok) return
      accepted += 1
      for (const [kind, mode] of taskKinds.flatMap((kind) =>
        paneModes.map((mode) => [kind, mode] as const),
      )) {
        const list: Binding[] = compiled.keyMap.bindings.filter(
          ({ kinds, modes }) => kinds.includes(kind) && modes.includes(mode),
        )
        const whole = list.map(({ keys }) => keys.join(' '))
        assert.equal(whole.length, new Set(whole).size)
        const openers = new Set(list.filter(({ opens }) => opens).map(({ keys }) => keys[0]))
        for (const { keys } of list) if (keys.length === 2) assert.ok(openers.has(keys[0]))
      }
    }),
    { numRuns: 500 },
  )
  assert.ok(accepted > 20, `only ${accepted} policies compiled, so the property was hardly tried`)
})

describe('a key that counts while typing', () => {
  test('may be no key that types', () => {
    for (const typed of ['KeyY', 'Shift+KeyY', 'Digit7', 'Space']) {
      assert.deepEqual(refusal(smallPolicy(), { lock: typed }).typed, ['lock'], typed)
    }
    for (const held of ['Ctrl+KeyM', 'Alt+Digit7', 'F7', 'Shift+F7']) {
      assert.ok(compileKeyMap(smallPolicy(), { lock: held }).ok, held)
    }
  })
})

describe('a policy that came before the program had all of its keys', () => {
  test('keeps every key of its labels, and the program’s own give way', () => {
    const labels = [{ code: 'spam.bulk', quickKey: 'KeyW' }]
    const policy = smallPolicy([{ code: 'spam', key: 'KeyH', labels }])
    assert.equal(compileKeyMap(policy).ok, false)
    const { bindings } = yieldToPolicy(policy)
    const onKey = (stroke: string) =>
      bindings
        .filter(({ keys, modes }) => keys[0] === stroke && modes.includes('normal'))
        .map(({ action }) => action)
    assert.deepEqual(onKey('KeyW'), ['quick:spam.bulk'])
    assert.deepEqual(onKey('KeyH'), ['category:spam', 'label:spam.bulk'])
    assert.deepEqual(onKey('KeyN'), ['no-violation'])
  })
})
