import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { openDatabase } from '../../../../src-main/store/open.ts'
import type { TaskRow } from '../../../../src-main/store/pack-rows.ts'
import { decisionOn, enter, restartable, shiftOf, taskRow } from '../helpers.ts'

const media = (...ids: string[]): TaskRow['media'] =>
  ids.map((id) => ({ id, path: `${id}.jpg`, mime: 'image/jpeg', bytes: 10, sha256: id }))

const secret = {
  content: { kind: 'text', text: 'secret words' },
  context: {
    title: 'secret title',
    caption: 'secret caption',
    author: { name: 'secret author' },
    market: 'BR',
    reports: [{ reason: 'secret report' }],
  },
  signals: [{ source: 'classifier', label: 'spam.bulk', title: 'secret signal', score: 0.9 }],
  queue: 'appeals',
  language: 'pt',
  severity: 3,
  expected: { verdict: 'violation', labels: ['spam.bulk'], rationale: 'secret rationale' },
}

describe('forgetting a task', () => {
  test('leaves nothing of what it said in the database, and what figures need', (t) => {
    const { store, file, keys } = restartable(t)
    enter(store, [taskRow('a', secret), taskRow('b')])
    shiftOf(store).record(decisionOn('a'))
    assert.deepEqual(
      store.transact(() => store.tasks.forget('a')),
      [],
    )
    const database = openDatabase(file, keys.database)
    t.after(() => database.close())
    const payload = database.prepare('SELECT payload FROM task_payload WHERE task_id = ?').pluck().get('a')
    assert.deepEqual(JSON.parse(String(payload)), {
      id: 'a',
      kind: 'text',
      queue: 'appeals',
      priority: 500,
      severity: 3,
      skills: [],
      language: 'pt',
      market: 'BR',
      signals: [{ source: 'classifier', label: 'spam.bulk', score: 0.9 }],
      expected: { verdict: 'violation', labels: ['spam.bulk'] },
    })
    const found = store.tasks.find('a')
    assert.doesNotMatch(JSON.stringify(found), /secret/)
    assert.match(found?.problem ?? '', /removed from this machine/)
    assert.deepEqual(store.tasks.withContent(), ['b'])
  })

  test('overwrites it: whoever has the key finds it in no page that is free now', (t) => {
    const { store, file, keys, folder } = restartable(t)
    enter(store, [taskRow('a', { content: { kind: 'text', text: 'secret '.repeat(20_000) } })])
    store.transact(() => store.tasks.forget('a'))
    store.close()
    const database = openDatabase(file, keys.database)
    database.pragma('journal_mode=DELETE')
    database.pragma(`rekey=''`)
    database.close()
    assert.ok(readFileSync(file).includes('SQLite format 3'), 'the database was to be searched in plain text')
    for (const name of readdirSync(folder))
      assert.equal(readFileSync(join(folder, name)).includes('secret'), false, name)
  })

  test('names the media that nobody may show any more, and keeps what another task shows', (t) => {
    const { store } = restartable(t)
    enter(store, [
      { ...taskRow('a'), media: media('own', 'shared') },
      { ...taskRow('b'), media: media('shared') },
    ])
    assert.deepEqual(
      store.transact(() => store.tasks.forget('a')),
      ['own'],
    )
    assert.equal(store.tasks.media('a', 'own.jpg'), undefined)
    assert.equal(store.tasks.media('b', 'shared.jpg')?.id, 'shared')
    assert.deepEqual([...store.media.ids()], ['shared'])
    assert.equal(store.media.totalBytes(), 10)
    assert.deepEqual(['own', 'shared', 'none'].map(store.tasks.isShredded), [true, false, false])
    assert.deepEqual(
      store.transact(() => [...store.tasks.forget('b'), ...store.tasks.forget('b')]),
      ['shared'],
    )
    assert.deepEqual(['own', 'shared'].map(store.tasks.isShredded), [true, true])
  })

  test('does not make it unknown when it comes again', (t) => {
    const { store } = restartable(t)
    enter(store, [taskRow('a', secret)])
    shiftOf(store).record(decisionOn('a'))
    store.transact(() => store.tasks.forget('a'))
    assert.equal(store.packs.knowledgeOf(taskRow('a', secret).task), 'decided')
    assert.equal(store.packs.knowledgeOf(taskRow('a', { ...secret, queue: 'reports' }).task), 'clash')
  })

  test('forgets what another version of the program stored', (t) => {
    const { store, file, keys } = restartable(t)
    enter(store, [taskRow('a')])
    const database = openDatabase(file, keys.database)
    t.after(() => database.close())
    database.exec(
      `UPDATE task_payload SET payload = '{"id":"a","content":"secret","signals":{"x":"secret"},"context":[1]}'`,
    )
    store.transact(() => store.tasks.forget('a'))
    const payload = database.prepare('SELECT payload FROM task_payload').pluck().get()
    assert.deepEqual(JSON.parse(String(payload)), { id: 'a', signals: [] })
  })
})
