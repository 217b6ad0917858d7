import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { cipher, setKey } from '../../../../src-main/store/cipher.ts'
import { hashRow, type JournalRow } from '../../../../src-main/store/journal.ts'
import { migrations } from '../../../../src-main/store/migrations.ts'
import type { StoreKeys } from '../../../../src-main/store/store.ts'
import { taskHash } from '../../../../src-main/store/task-hash.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, taskRow } from '../helpers.ts'

/** What is in it, for tests to compare with. */
export interface OldProfile {
  journal: JournalRow[]
  /** A decision that stands, and one that was taken back. */
  standing: string
  withdrawn: string
}

const at = '2026-03-01T09:00:00.000Z'

/**
 * Writes a database as the first schema was, under its cipher: tasks a (decided), b (decided and taken back, with a draft
 * and on screen), c (skipped) and d, of which a and d share a file.
 * @param size characters of each text
 */
export function writeVersion1(file: string, keys: StoreKeys, size = 100): OldProfile {
  const database = new Database(file)
  database.pragma(`cipher='chacha20'`)
  database.pragma(`key='raw:${Buffer.from(keys.database).toString('hex')}'`)
  database.pragma('journal_mode=WAL')
  const [version1 = ''] = migrations
  database.exec(version1)
  database.pragma('user_version=1')
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values)

  run('INSERT INTO policy VALUES (?, ?, ?, 1)', 'small', '1', JSON.stringify(smallPolicy()))
  run(`INSERT INTO pack VALUES ('trial', 'Trial', '{}', ?)`, at)
  for (const [id, state, rank] of [
    ['a', 'decided', 0],
    ['b', 'waiting', -1],
    ['c', 'waiting', 1],
    ['d', 'waiting', 0],
  ] as const) {
    run(
      `INSERT INTO task (id, pack_id, kind, state, rank, priority, deadline) VALUES (?, 'trial', 'text', ?, ?, 500, '9999-12-31T00:00:00.000Z')`,
      ...[id, state, rank],
    )
    run('INSERT INTO task_payload VALUES (?, ?)', id, JSON.stringify(oldTask(id, size)))
  }
  run('INSERT INTO media VALUES (?, ?, ?, ?)', 'm1', Buffer.from('key of m1'), 10, 'sum')
  run('INSERT INTO media VALUES (?, ?, ?, ?)', 'm2', Buffer.from('key of m2'), 20, 'sum')
  for (const [task, media] of [
    ['a', 'm1'],
    ['a', 'm2'],
    ['d', 'm2'],
  ])
    run('INSERT INTO task_media VALUES (?, ?, ?, ?)', task, `${media}.mp4`, media, 'video/mp4')
  run('INSERT INTO draft VALUES (?, ?)', 'b', JSON.stringify({ labels: [], note: 'half' }))
  run(`INSERT INTO current VALUES (1, 'b')`)

  const [standing, withdrawn] = [decisionOn('a'), decisionOn('b')]
  const acts = [
    { id: randomUUID(), kind: 'import', taskId: null, refersTo: null, payload: {} },
    { id: standing.decisionId, kind: 'decision', taskId: 'a', refersTo: null, payload: standing },
    { id: withdrawn.decisionId, kind: 'decision', taskId: 'b', refersTo: null, payload: withdrawn },
    { id: randomUUID(), kind: 'undo', taskId: 'b', refersTo: withdrawn.decisionId, payload: {} },
    { id: randomUUID(), kind: 'skip', taskId: 'c', refersTo: null, payload: {} },
  ]
  let previousHash: Uint8Array = new Uint8Array(32)
  const journal = acts.map(({ payload, ...act }, place) => {
    const row = { sequence: place + 1, at, ...act, payload: JSON.stringify(payload) }
    const hash = hashRow(keys.chain, row, previousHash)
    const { sequence, id, kind, taskId, refersTo } = row
    const values = [sequence, id, kind, at, taskId, refersTo, row.payload, previousHash, hash]
    run('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values)
    previousHash = hash
    return row
  })
  database.close()
  return { journal, standing: standing.decisionId, withdrawn: withdrawn.decisionId }
}

/**
 * Writes a database as the second schema was: tasks a (decided, sent and forgotten), b and c of one text, v and w of one
 * picture, of which w came back by an undo and so is first.
 */
export function writeVersion2(file: string, keys: StoreKeys): void {
  const database = new Database(file)
  setKey(database, cipher, keys.database)
  database.pragma('journal_mode=WAL')
  database.pragma('recursive_triggers=ON')
  database.function('task_hash', (payload) => taskHash(JSON.parse(String(payload))))
  for (const migration of migrations.slice(0, 2)) database.exec(migration)
  database.pragma('user_version=2')
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values)

  run(`INSERT INTO pack VALUES ('trial', 'Trial', '{}', ?)`, at)
  const text = { kind: 'text', text: 'Buy now.' }
  const picture = { kind: 'image', src: 'p.png' }
  for (const [id, kind, state, rank, content] of [
    ['a', 'text', 'decided', 0, { kind: 'text' }],
    ['b', 'text', 'waiting', 0, text],
    ['c', 'text', 'waiting', 0, text],
    ['v', 'image', 'waiting', 0, picture],
    ['w', 'image', 'waiting', -1, picture],
  ] as const) {
    const task = { id, content, queue: 'appeals', severity: 3, language: 'pt' }
    const forgottenAt = state === 'decided' ? at : null
    run(
      `INSERT INTO task (id, pack_id, kind, state, rank, priority, deadline) VALUES (?, 'trial', ?, ?, ?, 500, '9999-12-31T00:00:00.000Z')`,
      ...[id, kind, state, rank],
    )
    run(
      'INSERT INTO task_payload (task_id, payload, hash, forgotten_at) VALUES (?, ?, ?, ?)',
      ...[id, JSON.stringify(task), taskHash(task), forgottenAt],
    )
    if (kind !== 'image') continue
    run('INSERT INTO media (id, bytes, sha256) VALUES (?, 10, ?)', `${id}-file`, 'sum')
    run('INSERT INTO task_media VALUES (?, ?, ?, ?)', id, 'p.png', `${id}-file`, 'image/png')
  }
  const decision = decisionOn('a')
  const row: JournalRow = {
    ...{ sequence: 1, id: decision.decisionId, kind: 'decision', at },
    ...{ taskId: 'a', refersTo: null, payload: JSON.stringify(decision) },
  }
  const first = new Uint8Array(32)
  const values = [row.sequence, row.id, row.kind, at, row.taskId, null, row.payload, first]
  run('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values, hashRow(keys.chain, row, first))
  run(
    `INSERT INTO outbox (sequence, state, hold_until, day, sent_at) VALUES (1, 'sent', ?, ?, ?)`,
    ...[at, at.slice(0, 10), at],
  )
  database.close()
}

/**
 * Writes a database as the third schema was: tasks a (decided), b and d (severe) and c (mild), of which b waits first and c
 * last, and e, which is held.
 * @param more enters what else was there
 */
export function writeLater(
  file: string,
  keys: StoreKeys,
  version: 3 | 4 | 5,
  more: (database: Database.Database) => void = () => {},
): void {
  const database = new Database(file)
  setKey(database, cipher, keys.database)
  database.pragma('journal_mode=WAL')
  database.pragma('recursive_triggers=ON')
  database.function('task_hash', (payload) => taskHash(JSON.parse(String(payload))))
  database.function('content_hash', (_payload, _files) => null)
  for (const migration of migrations.slice(0, version)) database.exec(migration)
  database.pragma(`user_version=${version}`)
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values)

  run(`INSERT INTO pack VALUES ('trial', 'Trial', '{}', ?)`, at)
  for (const [id, state, priority, severity] of [
    ['a', 'decided', 500, 3],
    ['b', 'waiting', 900, 4],
    ['c', 'waiting', 100, 1],
    ['d', 'waiting', 500, 3],
    ['e', 'held', 500, 2],
  ] as const) {
    const task = { id, content: { kind: 'text', text: `Text of ${id}.` }, priority, severity }
    run(
      `INSERT INTO task (id, pack_id, kind, state, priority, deadline, queue, severity, arrived_at)
       VALUES (?, 'trial', 'text', ?, ?, '9999-12-31T00:00:00.000Z', '', ?, ?)`,
      ...[id, state, priority, severity, at],
    )
    run(
      'INSERT INTO task_payload (task_id, payload, hash) VALUES (?, ?, ?)',
      id,
      JSON.stringify(task),
      taskHash(task),
    )
  }
  const decision = decisionOn('a')
  const row: JournalRow = {
    ...{ sequence: 1, id: decision.decisionId, kind: 'decision', at },
    ...{ taskId: 'a', refersTo: null, payload: JSON.stringify(decision) },
  }
  const first = new Uint8Array(32)
  const values = [row.sequence, row.id, row.kind, at, row.taskId, null, row.payload, first]
  run('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values, hashRow(keys.chain, row, first))
  run(
    `INSERT INTO outbox (sequence, state, hold_until, day, sent_at) VALUES (1, 'sent', ?, ?, ?)`,
    ...[at, at.slice(0, 10), at],
  )
  more(database)
  database.close()
}

/** As it was parsed and stored then, and as a pack would bring it again. */
export function oldTask(id: string, size = 100) {
  return taskRow(id, { content: { kind: 'text', text: id.repeat(size) } }).task
}
