import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { enter, enterTexts, restartable, taskRow } from '../helpers.ts'

describe('the queue', () => {
  test('goes by priority, then deadline, then arrival', (t) => {
    const { store } = restartable(t)
    enter(store, [
      taskRow('plain-1'),
      taskRow('late', { deadline: '2026-03-01T12:00:00Z' }),
      taskRow('urgent', { priority: 900 }),
      taskRow('soon', { deadline: '2026-03-01T12:30:00+01:00' }),
      taskRow('plain-2'),
      taskRow('whenever', { priority: 0 }),
    ])
    assert.deepEqual(store.tasks.waitingIds(10), ['urgent', 'soon', 'late', 'plain-1', 'plain-2', 'whenever'])
    assert.deepEqual(store.tasks.waitingIds(2), ['urgent', 'soon'])
  })

  test('counts minutes to the deadline from the import, and lets a fixed deadline go before', (t) => {
    const { store } = restartable(t)
    const deadline = '2026-03-01T12:00:00Z'
    enter(store, [
      taskRow('in-an-hour', { dueInMinutes: 60 }),
      taskRow('fixed', { deadline, dueInMinutes: 60 }),
    ])
    // Entered at 2026-03-01T00:00:00Z.
    assert.equal(store.tasks.find('in-an-hour')?.deadline, '2026-03-01T01:00:00.000Z')
    assert.equal(store.tasks.find('fixed')?.deadline, '2026-03-01T12:00:00.000Z')
  })

  test('has what came back by undo first, the newest before, and what was skipped last, in turn', (t) => {
    const { store } = restartable(t)
    enter(store, [...['a', 'b', 'c', 'd'].map((id) => taskRow(id)), taskRow('urgent', { priority: 1000 })])
    const { tasks } = store
    for (const id of ['c', 'd']) tasks.markDecided(id)
    tasks.sendToEnd('urgent')
    tasks.sendToEnd('a')
    for (const id of ['c', 'd']) tasks.bringBack(id)
    assert.deepEqual(tasks.waitingIds(10), ['d', 'c', 'b', 'urgent', 'a'])
    tasks.sendToEnd('d')
    assert.deepEqual(tasks.waitingIds(10), ['c', 'b', 'urgent', 'a', 'd'])
    tasks.markDecided('a')
    tasks.bringBack('a')
    assert.equal(tasks.waitingIds(1)[0], 'a')
  })

  test('can be skipped through and around with one task, and emptied', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['only'])
    store.tasks.sendToEnd('only')
    assert.deepEqual(store.tasks.waitingIds(5), ['only'])
    store.tasks.markDecided('only')
    assert.deepEqual(store.tasks.waitingIds(5), [])
    store.tasks.bringBack('only')
    assert.deepEqual(store.tasks.waitingIds(5), ['only'])
  })

  test('keeps to its order whatever is decided, taken back and skipped', (t) => {
    const { store } = restartable(t)
    const ids = ['a', 'b', 'c', 'd', 'e']
    enterTexts(store, ids)
    let order = [...ids]
    const act = fc.tuple(fc.constantFrom('decide', 'back', 'skip'), fc.constantFrom(...ids))
    fc.assert(
      fc.property(act, ([what, id]) => {
        const waits = order.includes(id)
        const others = order.filter((other) => other !== id)
        store.transact(() => {
          if (what === 'decide' && waits) {
            store.tasks.markDecided(id)
            order = others
          } else if (what === 'back' && !waits) {
            store.tasks.bringBack(id)
            order = [id, ...others]
          } else if (what === 'skip' && waits) {
            store.tasks.sendToEnd(id)
            order = [...others, id]
          }
        })
        assert.deepEqual(store.tasks.waitingIds(9), order)
        assert.equal(store.tasks.countWaiting(), order.length)
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })

  test('counts by kind and state', (t) => {
    const { store } = restartable(t)
    enter(store, [taskRow('a'), taskRow('b'), taskRow('v', { content: { kind: 'video', src: 'v.mp4' } })])
    store.tasks.markDecided('a')
    assert.deepEqual(
      store.tasks
        .countBy()
        .sort((one, other) => `${one.kind}${one.state}`.localeCompare(`${other.kind}${other.state}`)),
      [
        { kind: 'text', state: 'decided', count: 1 },
        { kind: 'text', state: 'waiting', count: 1 },
        { kind: 'video', state: 'waiting', count: 1 },
      ],
    )
  })
})

describe('a cached task', () => {
  test('is found with its pack, its problem and its draft, also after a restart', (t) => {
    const profile = restartable(t)
    enter(profile.store, [{ ...taskRow('a'), problem: 'The film is cut off.' }])
    const draft = { labels: [{ code: 'spam.bulk', evidence: [] }], note: 'half-way' }
    profile.store.tasks.saveDraft('a', { labels: [], note: 'h' })
    profile.store.tasks.saveDraft('a', draft)
    profile.store.tasks.setCurrent('a')
    const { tasks } = profile.restart()
    const found = tasks.find('a')
    assert.equal(found?.packTitle, 'Trial')
    assert.equal(found?.problem, 'The film is cut off.')
    assert.deepEqual(found?.draft, draft)
    assert.equal(tasks.current(), 'a')
    tasks.dropDraft('a')
    assert.equal(tasks.find('a')?.draft, undefined)
  })

  test('shows what has changed since it was last found', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    assert.equal(store.tasks.find('a')?.state, 'waiting')
    store.tasks.markDecided('a')
    store.tasks.saveDraft('a', { labels: [], note: 'new' })
    const found = store.tasks.find('a')
    assert.deepEqual([found?.state, found?.draft?.note], ['decided', 'new'])
  })

  test('is told apart from all others, however many are looked at in turn', (t) => {
    const { store } = restartable(t)
    const ids = Array.from({ length: 30 }, (_, at) => `t${at}`)
    enterTexts(store, ids)
    for (const id of [...ids, ...ids.toReversed(), 't0']) assert.equal(store.tasks.find(id)?.task.id, id)
    assert.equal(store.tasks.find('gone'), undefined)
  })
})

describe('an import', () => {
  test('of what is there already changes nothing', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b'])
    const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
    const tasks = [taskRow('a'), taskRow('b'), taskRow('c')]
    const outcome = store.transact(() => store.packs.add({ pack, tasks }, 'later'))
    assert.deepEqual([outcome.added, outcome.known, outcome.clashes], [1, 2, []])
    assert.deepEqual(store.tasks.waitingIds(9), ['a', 'b', 'c'])
  })

  test('names an id that is taken by other content, and leaves the first as it is', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const pack = { format: 'evenhand-pack/1', id: 'other', title: 'Other' } as const
    const media = [{ id: 'm', path: 'x', mime: 'text/plain', bytes: 1, sha256: '' }]
    const clash = { ...taskRow('a', { priority: 1 }), line: 7, media }
    const outcome = store.transact(() => store.packs.add({ pack, tasks: [clash] }, 'later'))
    assert.deepEqual(
      outcome.clashes.map(({ line, taskId }) => [line, taskId]),
      [[7, 'a']],
    )
    assert.deepEqual(outcome.unusedMedia, ['m'])
    assert.equal(store.tasks.find('a')?.task.priority, 500)
  })
})
