import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBackoff } from '../../../../src-main/sync/backoff.ts'
import { folderProblem } from '../../../../src-main/sync/folder-problem.ts'

test('every way in which a folder fails is a sentence that names it and says that nothing is lost', () => {
  const said = ['ENOENT', 'ENOTDIR', 'EACCES', 'EROFS', 'ENOSPC', 'EBUSY', 'EIO'].map((code) =>
    folderProblem('/mnt/share', Object.assign(new Error(`${code}: it failed`), { code })),
  )
  for (const sentence of [
    ...said,
    folderProblem('/mnt/share', 'silent'),
    folderProblem('/mnt/share', 'odd'),
  ]) {
    assert.match(sentence, /\/mnt\/share/)
    assert.match(sentence, /Nothing is lost: .+\.$/)
  }
  assert.match(said[0] ?? '', /is not there/)
  assert.match(said[3] ?? '', /cannot be written to/)
  assert.match(said[4] ?? '', /no room left/)
  assert.match(said[6] ?? '', /EIO: it failed/)
})

test('waits longer after each failure up to a bound, and not at all after a success', () => {
  let nowMs = 1000
  const backoff = createBackoff(5, 40, () => nowMs)
  assert.equal(backoff.waitMs(), 0)
  const waits = Array.from({ length: 5 }, () => {
    backoff.failed()
    return backoff.waitMs()
  })
  assert.deepEqual(waits, [5, 10, 20, 40, 40])
  nowMs += 15
  assert.equal(backoff.waitMs(), 25)
  nowMs += 500
  assert.equal(backoff.waitMs(), 0)
  backoff.reset()
  backoff.failed()
  assert.equal(backoff.waitMs(), 5)
})
