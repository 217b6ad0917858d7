import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { decisionOn, enterTexts, failure, restartable, shiftOf } from '../helpers.ts'
import { type Restartable, skipOf } from './acts.ts'

describe('the journal of what was on screen', () => {
  const told = ({ store }: Restartable) => [...store.journal.rows()].map(({ kind, taskId }) => [kind, taskId])

  test('names each task that comes, in the same breath as what made it come', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b', 'c'])
    const shift = shiftOf(profile.store)
    shift.view()
    shift.view()
    shift.record(decisionOn('a'))
    shift.skip(skipOf('b'))
    shift.undo(randomUUID())
    shift.view()
    assert.deepEqual(told(profile), [
      ['shown', 'a'],
      ['decision', 'a'],
      ['shown', 'b'],
      ['skip', 'b'],
      ['shown', 'c'],
      ['undo', 'b'],
      ['shown', 'b'],
    ])
  })

  test('names nobody’s task twice, and none where nothing is left', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    shift.view()
    shift.record(decisionOn('b'))
    shiftOf(profile.restart()).view()
    shiftOf(profile.store).record(decisionOn('a'))
    shiftOf(profile.store).view()
    assert.deepEqual(told(profile), [
      ['shown', 'a'],
      ['decision', 'b'],
      ['decision', 'a'],
    ])
  })

  test('says it again for the last task, which an undo brings back to where it was', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a'])
    const shift = shiftOf(profile.store)
    shift.view()
    shift.reveal('a')
    shift.record(decisionOn('a'))
    shift.undo(randomUUID())
    shift.reveal('a')
    const kinds = [...profile.store.journal.rows()].map(({ kind }) => kind)
    assert.deepEqual(kinds, ['shown', 'reveal', 'decision', 'undo', 'shown', 'reveal'])
  })

  test('says who signed in, and that the task on screen was shown to them', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    shiftOf(profile.store).signIn({ by: 'passphrase' })
    shiftOf(profile.restart()).signIn({ by: 'passphrase' })
    assert.deepEqual(told(profile), [
      ['sign-in', null],
      ['shown', 'a'],
      ['sign-in', null],
      ['shown', 'a'],
    ])
    assert.equal([...profile.store.journal.rows()][0]?.payload, '{"by":"passphrase"}')
    shiftOf(restartable(t).store).signIn({ by: 'nobody' })
  })

  test('has the first reveal of each showing', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    shift.signIn({})
    shift.reveal('a')
    shift.reveal('a')
    shiftOf(profile.restart()).reveal('a')
    const later = shiftOf(profile.store)
    later.record(decisionOn('a'))
    later.reveal('b')
    later.undo(randomUUID())
    later.reveal('a')
    later.signIn({})
    later.reveal('a')
    assert.deepEqual(
      told(profile).filter(([kind]) => kind === 'reveal' || kind === 'shown'),
      [
        ['shown', 'a'],
        ['reveal', 'a'],
        ['shown', 'b'],
        ['reveal', 'b'],
        ['shown', 'a'],
        ['reveal', 'a'],
        ['shown', 'a'],
        ['reveal', 'a'],
      ],
    )
  })

  test('takes no reveal of what is not on screen', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    shift.view()
    assert.throws(() => shift.reveal('b'), failure('stale'))
    assert.throws(() => shift.reveal('gone'), failure('stale'))
    assert.deepEqual(told(profile), [['shown', 'a']])
  })
})
