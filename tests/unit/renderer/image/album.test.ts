import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAlbum } from '../../../../src-renderer/review/image/album.ts'
import { ContentProblem } from '../../../../src-renderer/review/media/problems.ts'

/** Pictures that say whether they are still held. */
function shelf(count: number, broken: readonly number[] = []) {
  const held = new Set<number>()
  const asked: number[] = []
  let most = 0
  const load = async (index: number) => {
    asked.push(index)
    await Promise.resolve()
    if (broken.includes(index)) throw new ContentProblem('damaged')
    held.add(index)
    most = Math.max(most, held.size)
    return { name: index, dispose: () => void held.delete(index) }
  }
  let changed = () => {}
  const album = createAlbum(count, load, () => changed())
  /** Settles when nothing is left to load. */
  const quiet = async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve()
  }
  return {
    album,
    held,
    asked,
    quiet,
    most: () => most,
    onChange(listener: () => void) {
      changed = listener
    },
  }
}

test('the picture on screen is loaded first, then its neighbours', async () => {
  const { album, asked, quiet } = shelf(10)
  await quiet()
  assert.deepEqual(asked, [0, 1])
  album.go(1)
  await quiet()
  assert.deepEqual(asked, [0, 1, 2])
})

test('of five hundred pictures no more than those beside each other are held', async () => {
  const { album, held, most, quiet } = shelf(500)
  for (let index = 0; index < 500; index++) {
    album.go(index)
    await quiet()
    assert.equal(album.slot(index).picture?.name, index)
  }
  assert.ok(most() <= 4, `${most()} were held at once`)
  assert.deepEqual([...held].sort(), [498, 499])
  album.dispose()
  assert.equal(held.size, 0)
})

test('a jump lets go of what was still being loaded', async () => {
  const { album, held, quiet } = shelf(500)
  album.go(250)
  album.go(400)
  await quiet()
  assert.deepEqual([...held].sort(), [399, 400, 401])
})

test('a broken picture says so in its place, and the others come', async () => {
  const { album, quiet } = shelf(3, [1])
  album.go(1)
  await quiet()
  assert.equal(album.slot(1).problem, 'damaged')
  assert.equal(album.slot(2).picture?.name, 2)
})

test('it goes beyond neither end, and says when something changed', async () => {
  const { album, quiet, onChange } = shelf(3)
  await quiet()
  let changes = 0
  onChange(() => {
    changes++
  })
  album.go(-1)
  assert.deepEqual([album.index(), changes], [0, 0])
  album.go(7)
  assert.deepEqual([album.index(), changes], [2, 1])
})
