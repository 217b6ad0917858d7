import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  csvLines,
  type ExportFormat,
  journalLines,
  jsonLines,
} from '../../../../src-main/store/export-rows.ts'
import { hashRow } from '../../../../src-main/store/journal.ts'
import { type JournalFilter, selectJournal } from '../../../../src-main/store/journal-filter.ts'
import { openForReading } from '../../../../src-main/store/read-connection.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, enterTexts, restartable, shiftOf } from '../helpers.ts'
import { skipOf } from '../shift/acts.ts'

const formula = '=HYPERLINK("http://a.example","x")'

/** Rows of a profile in which two tasks were decided, one of them twice, with a day between any two rows. */
function worked(t: TestContext) {
  let now = Date.parse('2026-03-01T12:00:00Z')
  const place = restartable(t, () => {
    now += 24 * 60 * 60 * 1000
    return now
  })
  enterTexts(place.store, ['a', 'b', 'c'])
  const shift = shiftOf(place.store, () => 0)
  shift.record(decisionOn('a', { note: `${formula}, “quoted”\r\nand broken` }))
  shift.undo(randomUUID())
  shift.record(decisionOn('a', { note: '-1' }))
  shift.record(decisionOn('b'))
  const database = openForReading(place.file, place.keys.database)
  t.after(() => database.close())
  const select = (filter: JournalFilter) => selectJournal(database, filter)
  const all = () => [...place.store.journal.rows()]
  const written = (format: ExportFormat, filter: JournalFilter = {}) =>
    format.head + [...select(filter).batches()].flat().map(format.line).join('')
  return { ...place, select, all, written }
}

describe('an export', () => {
  test('as JSON lines holds each row as it was hashed, so that the chain can be checked elsewhere', (t) => {
    const { written, keys } = worked(t)
    const lines = written(jsonLines).trimEnd().split('\n')
    let before: Uint8Array = Buffer.alloc(32)
    for (const [place, line] of lines.entries()) {
      const { sequence, id, kind, at, taskId, refersTo, details, hash } = JSON.parse(line)
      assert.equal(sequence, place + 1)
      const row = { sequence, id, kind, at, taskId, refersTo, payload: JSON.stringify(details) }
      const expected = hashRow(keys.chain, row, before)
      assert.equal(hash, expected.toString('hex'))
      before = expected
    }
  })

  test('in the journal’s old format says of a decision what scripts read', (t) => {
    const { written } = worked(t)
    const rows = written(journalLines)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const undo = rows.find(({ kind }) => kind === 'undo')
    const decision = rows.find(({ decisionId }) => decisionId === undo.refersTo)
    assert.deepEqual([decision.taskId, decision.verdict, decision.labels], ['a', 'no-violation', []])
    assert.equal(decision.hash, undefined)
  })

  test('for spreadsheets runs no formula, keeps every character and stays in its columns', (t) => {
    const { written, all, store } = worked(t)
    const text = written(csvLines)
    assert.equal(text[0], '\uFEFF')
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' })
    assert.deepEqual(
      rows.map(({ sequence }) => Number(sequence)),
      all().map(({ sequence }) => sequence),
    )
    const notes = rows.filter(({ kind }) => kind === 'decision').map(({ note }) => note)
    assert.deepEqual(notes, [`'${formula}, “quoted”\r\nand broken`, `'-1`, ''])
    for (const row of rows) {
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
    }
    assert.equal(rows.at(-1)?.hash, Buffer.from(store.journal.tail()?.hash ?? []).toString('hex'))
    const [decision] = rows.filter(({ kind }) => kind === 'decision')
    assert.deepEqual([decision?.verdict, decision?.activeSeconds], ['no-violation', '12'])
  })

  test('for spreadsheets gives the reason of a skip and of what cannot be reviewed, and where labels apply', (t) => {
    const { written, store } = worked(t)
    const shift = shiftOf(store, () => 0)
    shift.record(
      decisionOn('c', { verdict: 'cannot-review', reason: smallPolicy().cannotReviewReasons[0]?.code ?? '' }),
    )
    enterTexts(store, ['d', 'e'])
    shift.skip(skipOf('d', { note: 'later' }))
    const evidence = [{ type: 'span' as const, post: 0, start: 1, end: 3 }]
    const labels = [{ code: 'spam.bulk', evidence }]
    shift.record(decisionOn('e', { verdict: 'violation', labels, action: 'remove' }))
    const rows: Record<string, string>[] = parse(written(csvLines), { bom: true, columns: true })
    const of = (taskId: string) => rows.find((row) => row.taskId === taskId && row.kind !== 'shown')
    assert.equal(of('c')?.reason, smallPolicy().cannotReviewReasons[0]?.code)
    assert.deepEqual([of('d')?.reason, of('d')?.note, of('d')?.details], ['not-now', 'later', ''])
    assert.deepEqual([of('e')?.labels, JSON.parse(of('e')?.details ?? '')], ['spam.bulk', { labels }])
    assert.equal(of('a')?.details, '')
  })

  test('holds the rows that are asked for, in order', (t) => {
    const { select, all } = worked(t)
    const chosen = (filter: JournalFilter) => {
      const selection = select(filter)
      const rows = [...selection.batches()].flat()
      assert.equal(selection.count(), rows.length)
      return rows.map(({ sequence }) => sequence)
    }
    const those = (wanted: (row: ReturnType<typeof all>[number]) => boolean) =>
      all()
        .filter(wanted)
        .map(({ sequence }) => sequence)
    assert.deepEqual(
      chosen({}),
      those(() => true),
    )
    assert.deepEqual(
      chosen({ kinds: ['decision', 'undo'] }),
      those(({ kind }) => kind === 'decision' || kind === 'undo'),
    )
    assert.deepEqual(
      chosen({ taskId: 'b' }),
      those(({ taskId }) => taskId === 'b'),
    )
    const [, second, third, fourth] = all()
    assert.deepEqual(chosen({ since: second?.at ?? '', before: fourth?.at ?? '' }), [
      second?.sequence,
      third?.sequence,
    ])
    assert.deepEqual(chosen({ kinds: ['none'] }), [])
  })

  test('of many rows takes them in parts, and leaves out what comes meanwhile', (t) => {
    const { store, select } = worked(t)
    const write = (count: number) =>
      store.transact(() => {
        for (let index = 0; index < count; index += 1)
          store.journal.append({ id: randomUUID(), kind: 'setting', payload: { index } })
      })
    write(2500)
    const last = store.journal.tail()?.sequence
    const sizes: number[] = []
    for (const rows of select({}).batches()) {
      sizes.push(rows.length)
      write(1)
    }
    assert.equal(Math.max(...sizes), 1000)
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      last,
    )
  })
})
