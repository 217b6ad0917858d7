import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { createRowMac } from '../../src-main/store/row-mac.ts'
import { newId } from '../../src-shared/rules/new-id.ts'

const firstDay = Date.parse('2024-01-01T08:00:00Z')
const secondsApart = 9

/**
 * Fills a database, whose journal is empty, as months of work would: tasks shown, revealed and decided, every tenth
 * decision taken back and made again, all of it sent and its content forgotten; and tasks that wait. The chain is right.
 * Returns the id of a task in the middle.
 */
export function writeManyRows(
  database: Database.Database,
  chainKey: Uint8Array,
  { rows, waiting }: { rows: number; waiting: number },
): string {
  // Checked at each row they would take longer than all the rest.
  const triggers = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all()
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    write(database, chainKey, rows, waiting)
    for (const { sql } of triggers) database.exec(sql)
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
  return `done-${Math.floor(rows / 8)}`
}

function write(database: Database.Database, chainKey: Uint8Array, rows: number, waiting: number): void {
  const mac = createRowMac(chainKey)
  const insert = database.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))')
  const send = database.prepare('INSERT INTO outbox VALUES (?, ?, ?, ?, ?, NULL)')
  const addTask = taskWriter(database)
  const sent = { sent: 0, withdrawn: 0 }
  let hash = '0'.repeat(64)
  let sequence = 0

  function append(kind: string, taskId: string, refersTo: string | null, payload: object): string {
    sequence += 1
    const id = newId()
    const at = new Date(firstDay + sequence * secondsApart * 1000).toISOString()
    const row = [sequence, id, kind, at, taskId, refersTo, JSON.stringify(payload)]
    const previous = hash
    hash = mac(JSON.stringify(row), previous)
    insert.run(...row, previous, hash)
    return id
  }

  function decide(taskId: string, state: 'sent' | 'withdrawn'): string {
    append('shown', taskId, null, {})
    append('reveal', taskId, null, {})
    const id = append('decision', taskId, null, decision(taskId))
    const at = new Date(firstDay + sequence * secondsApart * 1000).toISOString()
    send.run(sequence, state, at, at.slice(0, 10), state === 'sent' ? at : null)
    sent[state] += 1
    return id
  }

  let decided = 0
  for (; sequence < rows; decided += 1) {
    const taskId = `done-${decided}`
    addTask(taskId, 'decided')
    if (decided % 10 === 0) append('undo', taskId, decide(taskId, 'withdrawn'), {})
    decide(taskId, 'sent')
  }
  for (let count = 0; count < waiting; count += 1) addTask(`waiting-${count}`, 'waiting')
  database
    .prepare('UPDATE tally SET waiting = waiting + ?, decided = ?, sent = ?, withdrawn = ?')
    .run(waiting, decided, sent.sent, sent.withdrawn)
}

function taskWriter(database: Database.Database): (id: string, state: 'waiting' | 'decided') => void {
  database
    .prepare(`INSERT OR IGNORE INTO pack VALUES ('many', 'Many', '{}', '2024-01-01T00:00:00.000Z')`)
    .run()
  const insert = database.prepare(
    `INSERT INTO task (id, pack_id, kind, state, priority, deadline) VALUES (?, 'many', 'text', ?, ?, '9999-12-31T00:00:00.000Z')`,
  )
  const payload = database.prepare(
    'INSERT INTO task_payload (task_id, payload, hash, forgotten_at) VALUES (?, ?, ?, ?)',
  )
  return (id, state) => {
    const content = { kind: 'text', text: `A post of some length, number ${id}. `.repeat(6) }
    const forgotten = state === 'decided'
    insert.run(id, state, 50)
    const task = { id, content: forgotten ? { kind: 'text' } : content }
    // The hash is for tasks that come again, which these do not.
    const hash = Buffer.alloc(32)
    payload.run(id, JSON.stringify(task), hash, forgotten ? '2024-06-01T00:00:00.000Z' : null)
  }
}

/** About 600 bytes, as with two labels, evidence and a short note. */
function decision(taskId: string): object {
  return {
    decisionId: randomUUID(),
    taskId,
    policyId: 'evenhand-default',
    policyVersion: '2026-1',
    verdict: 'violation',
    labels: [
      { code: 'hate.slur', evidence: [{ type: 'span', post: 0, start: 4, end: 19 }] },
      { code: 'harassment.insult', evidence: [{ type: 'span', post: 0, start: 40, end: 58 }] },
    ],
    action: 'remove',
    note: 'Said twice, to a named person; the second time as a “joke”.',
    made: {
      shownAt: '2026-03-01T09:00:00.000Z',
      firstRevealAt: '2026-03-01T09:00:01.200Z',
      activeSeconds: 12.4,
      revealedSeconds: 10.1,
      watchedShare: 1,
      signalsShown: true,
    },
  }
}
