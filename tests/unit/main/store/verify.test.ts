import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { verify } from '../../../../src-main/store/verify.ts'
import { decisionOn, enter, enterTexts, failure, restartable, shiftOf, taskRow } from '../helpers.ts'
import { skipOf } from '../shift/acts.ts'

describe('verifying', () => {
  test('finds nothing wrong with whatever the program writes', async (t) => {
    const place = restartable(t)
    enterTexts(
      place.store,
      Array.from({ length: 12 }, (_, at) => `t${at}`),
    )
    const shift = shiftOf(place.store)
    for (let act = 0; act < 8; act += 1) {
      const [task] = shift.view().upcoming
      if (task) shift.record(decisionOn(task.id, { note: 'ä😀 "quoted" \\ \u0007 \u2028' }))
      if (act % 3 === 0) shift.undo(randomUUID())
      const [next] = shift.view().upcoming
      if (next && act % 2 === 0) shift.skip(skipOf(next.id))
      if (act % 4 === 0) shift.undo(randomUUID())
    }
    const taken = [...place.store.journal.rows()].filter(({ kind }) => kind === 'undo')
    const kinds = taken.map(({ refersTo }) => place.store.journal.find(refersTo ?? '')?.kind)
    assert.deepEqual([...new Set(kinds)].sort(), ['decision', 'skip'])
    // What no part of the program writes, but a later version may: any text, in any field.
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, payload) => {
        place.store.transact(() =>
          place.store.journal.append({
            id: `${text}${randomUUID()}`,
            kind: 'setting',
            payload: { text, payload },
          }),
        )
      }),
      { numRuns: 40 },
    )
    const { rows, tail, faults } = await verify(place.file, place.keys)
    assert.deepEqual(faults, [])
    assert.equal(rows, place.store.journal.tail()?.sequence)
    assert.equal(tail?.hash, Buffer.from(place.store.journal.tail()?.hash ?? []).toString('hex'))
  })

  test('goes on while rows are written, and tells how far it is', async (t) => {
    const place = restartable(t)
    const write = () =>
      place.store.transact(() => {
        for (let index = 0; index < 3000; index += 1)
          place.store.journal.append({ id: randomUUID(), kind: 'setting', payload: { index } })
      })
    for (let round = 0; round < 10; round += 1) write()
    const told: { rows: number; of: number }[] = []
    const checking = verify(place.file, place.keys, { onProgress: (progress) => told.push(progress) })
    write()
    const { faults } = await checking
    assert.deepEqual(faults, [])
    assert.ok(told.length > 10)
    const last = told.at(-1)
    assert.equal(last?.rows, last?.of)
    assert.deepEqual(
      told.map(({ rows }) => rows),
      told.map(({ rows }) => rows).sort((a, b) => a - b),
    )
  })

  test('can be stopped', async (t) => {
    const place = restartable(t)
    const stop = new AbortController()
    const checking = verify(place.file, place.keys, { signal: stop.signal })
    stop.abort()
    await assert.rejects(checking, failure('cancelled'))
    await assert.rejects(verify(place.file, place.keys, { signal: stop.signal }), failure('cancelled'))
  })

  test('asks after each media file that should be there, and after no other', async (t) => {
    const place = restartable(t)
    const file = (id: string) => ({ id, path: `${id}.png`, mime: 'image/png', bytes: 7, sha256: '00' })
    enter(place.store, [
      { ...taskRow('a', { content: { kind: 'image', src: 'one.png' } }), media: [file('one')] },
      { ...taskRow('b', { content: { kind: 'image', src: 'two.png' } }), media: [file('two')] },
    ])
    place.store.transact(() => place.store.tasks.forget('a'))
    const asked: unknown[] = []
    const { faults } = await verify(place.file, place.keys, {
      async mediaFault(media) {
        asked.push(media)
        return `The media file ${media.id} is missing.`
      },
    })
    assert.deepEqual(asked, [{ id: 'two', bytes: 7 }])
    assert.deepEqual(
      faults.map(({ kind, sentence }) => [kind, sentence]),
      [['media', 'The media file two is missing.']],
    )
  })
})
