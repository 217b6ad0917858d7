import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { describe, type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { openStore, type Store } from '../../../../src-main/store/store.ts'
import { findGap, readTailMark, tailMarkFile } from '../../../../src-main/store/tail-mark.ts'
import { newKeys, restartable, temporary } from '../helpers.ts'

const append = (store: Store, count = 1) => {
  for (let index = 0; index < count; index += 1) {
    store.transact(() => store.journal.append({ id: randomUUID(), kind: 'shown', payload: {} }))
  }
}

function marked(t: TestContext) {
  const place = restartable(t)
  const mark = tailMarkFile(place.file)
  return { ...place, place, mark, ended: () => readTailMark(place.file, place.keys.chain) }
}

describe('the mark of the journal’s end', () => {
  test('is there from the first moment on, and follows each row', async (t) => {
    const { store, ended, mark } = marked(t)
    const size = statSync(mark).size
    assert.deepEqual(ended().is, 'valid')
    append(store, 3)
    await setImmediate()
    const now = ended()
    assert.equal(now.is === 'valid' && now.end.sequence, 3)
    assert.equal(
      now.is === 'valid' && now.end.hash,
      Buffer.from(store.journal.tail()?.hash ?? []).toString('hex'),
    )
    assert.equal(statSync(mark).size, size, 'it is written in place')
  })

  test('never raises an alarm for a kill, whenever it comes', (t) => {
    const { place, mark, file, keys } = marked(t)
    append(place.store, 2)
    place.restart()
    const older = readFileSync(mark)
    append(place.store, 3)
    place.store.close()
    const opens = () => openStore(file, keys, Date.now).close()

    writeFileSync(mark, older)
    opens() // killed between the commit and the mark
    const database = openDatabase(file, keys.database)
    database.pragma('application_id=0')
    database.close()
    opens() // killed between the mark's file and the note that there is one
    const again = openDatabase(file, keys.database)
    again.pragma('application_id=0')
    again.close()
    rmSync(mark)
    opens() // killed before the first mark was made, as after coming over from an earlier schema
    assert.equal(readTailMark(file, keys.chain).is, 'valid')
  })

  test('of a new database that was killed at its first opening raises none either', (t) => {
    const file = `${temporary(t)}/evenhand.db`
    const keys = newKeys()
    openDatabase(file, keys.database).close()
    openStore(file, keys, Date.now).close()
    openStore(file, keys, Date.now).close()
  })

  test('cannot be made without the key, nor moved back or forth by hand', (t) => {
    const { place, mark, file, keys } = marked(t)
    append(place.store, 12)
    place.store.close()
    const text = readFileSync(mark, 'latin1')
    for (const forged of [
      text.replace('0000000000000012', '0000000000000011'),
      text.replace(/ \S{64} /, ` ${'0'.repeat(64)} `),
      text.slice(0, -2),
      '',
      'x'.repeat(text.length),
    ]) {
      writeFileSync(mark, forged, 'latin1')
      assert.equal(readTailMark(file, keys.chain).is, 'damaged')
      assert.throws(() => openStore(file, keys, Date.now), /journal\.tail.* is damaged/)
    }
    assert.equal(readTailMark(file, newKeys().chain).is, 'damaged')
    writeFileSync(mark, text, 'latin1')
    openStore(file, keys, Date.now).close()
  })

  test('of two who write to one journal stays true', async (t) => {
    const { store, file, keys, ended } = marked(t)
    const other = openStore(file, keys, Date.now)
    for (let turn = 0; turn < 5; turn += 1) {
      append(store)
      append(other)
      await setImmediate()
      const database = openDatabase(file, keys.database)
      assert.equal(findGap(file, database, keys.chain), undefined)
      database.close()
    }
    other.close()
    const mark = ended()
    assert.equal(mark.is === 'valid' && mark.end.sequence, 10)
  })
})
