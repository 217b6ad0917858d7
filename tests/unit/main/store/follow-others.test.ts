import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followOthers } from '../../../../src-main/store/follow-others.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { decisionOn, enterTexts, restartable, shiftOf, taskRow } from '../helpers.ts'

const at = '2026-03-01T00:00:00Z'
const pack = (id: string) => ({ format: 'evenhand-pack/1', id, title: id }) as const

test('what another process commits is noticed within a second, once; what this one commits is not', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { store, file, keys } = restartable(t)
  const other = openStore(file, keys, Date.now)
  t.after(() => other.close())
  enterTexts(store, ['a'])
  const waiting: number[] = []
  const faults: unknown[] = []
  const stop = followOthers(
    store,
    () => waiting.push(store.tasks.countWaiting()),
    (error) => faults.push(error),
  )
  shiftOf(store).record(decisionOn('a'))
  t.mock.timers.tick(1000)
  assert.deepEqual(waiting, [])
  other.transact(() => other.packs.add({ pack: pack('other'), tasks: [taskRow('b'), taskRow('c')] }, at))
  t.mock.timers.tick(2000)
  assert.deepEqual(waiting, [2])
  stop()
  other.transact(() => other.packs.add({ pack: pack('third'), tasks: [taskRow('d')] }, at))
  t.mock.timers.tick(1000)
  assert.deepEqual(waiting, [2])
  assert.deepEqual(faults, [])
})

test('an error of what is to be done at a change is told, and the next change is noticed', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  let version = 1
  const faults: unknown[] = []
  const broken = () => {
    throw new Error('full')
  }
  const stop = followOthers({ dataVersion: () => version }, broken, (error) => faults.push(error))
  for (version of [2, 2, 3]) t.mock.timers.tick(1000)
  stop()
  assert.equal(faults.length, 2)
})
