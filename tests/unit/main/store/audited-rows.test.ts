import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type Database from 'better-sqlite3'
import { readAudited } from '../../../../src-main/store/audited-rows.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import type { Audit } from '../../../../src-shared/model/audit.ts'
import { auditFigures } from '../../../../src-shared/rules/audit/figures.ts'
import { writeManyAudits } from '../../../bench/many-audits.ts'
import { newKeys, temporary } from '../helpers.ts'
import { writeLater } from './old-profile.ts'

const terms = { now: Date.parse('2026-03-01T00:00:00Z'), deadlines: { moderator: 7, settler: 3 }, leastN: 5 }

function enterAudits(database: Database.Database): void {
  const from = Date.parse('2026-01-01T08:00:00Z')
  writeManyAudits(database, { me: randomUUID(), decisions: 400, every: 2, labels: ['a.b', 'c.d'], from })
}

/** Every audit with all that it says, as it was signed. */
function wholeAudits(database: Database.Database): Audit[] {
  return database
    .prepare<[], string>(`SELECT payload FROM record WHERE type = 'audit' ORDER BY at, id`)
    .pluck()
    .all()
    .map((payload) => (JSON.parse(payload) as { record: { audit: Audit } }).record.audit)
}

suite('Audits that are read for figures', () => {
  test('come to the same as audits with all that they say, of which words and content stay behind', (t) => {
    const database = openDatabase(join(temporary(t), 'evenhand.db'), newKeys().database)
    t.after(() => database.close())
    enterAudits(database)
    const whole = wholeAudits(database)
    const read = readAudited(database, '2026')
    assert.equal(read.length, 200)
    assert.deepEqual(
      auditFigures(read, terms),
      auditFigures(
        whole.map((audit) => ({ audit, steps: [] })),
        terms,
      ),
    )
    for (const left of ['taskId', 'blindAt', 'coaching']) assert.ok(!read.some(({ audit }) => left in audit))
    assert.ok(!read.some(({ audit: { blind } }) => 'note' in blind || 'made' in blind))
  })

  test('begin where they are asked for', (t) => {
    const database = openDatabase(join(temporary(t), 'evenhand.db'), newKeys().database)
    t.after(() => database.close())
    enterAudits(database)
    const since = wholeAudits(database)[150]?.at ?? ''
    assert.equal(readAudited(database, since).length, 50)
  })

  test('are there too where an earlier version of the program has entered them', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeLater(file, keys, 5, enterAudits)
    const database = openDatabase(file, keys.database)
    t.after(() => database.close())
    assert.equal(readAudited(database, '2026').length, 200)
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  })
})
