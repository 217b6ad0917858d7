import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ImportProgress } from '../../../../src-shared/desk/views.ts'
import { desk, fixture, folderOf, mediaLine, packOf, textLine } from './helpers.ts'

/** A pack of many pictures. */
async function gallery(count: number): Promise<Record<string, string | Uint8Array>> {
  const picture = await fixture('picture.png')
  const names = Array.from({ length: count }, (_, index) => `${index}.png`)
  return packOf(
    names.map((name, index) => mediaLine(`i${index}`, 'image', name)),
    Object.fromEntries(names.map((name) => [name, picture])),
  )
}

test('an import that is stopped leaves neither tasks nor files behind', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, await gallery(30))
  const stop = new AbortController()
  let kept = 0
  const vault = {
    ...here.vault,
    async put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal) {
      const entry = await here.vault.put(content, signal)
      kept += 1
      if (kept === 10) stop.abort(new Error('stopped by the person'))
      return entry
    },
  }
  await assert.rejects(here.import(path, {}, { signal: stop.signal, vault }), /stopped by the person/)
  assert.equal(kept, 10)
  assert.deepEqual(await here.vaultFiles(), [])
  assert.equal(here.store.tasks.countWaiting(), 0)
  assert.equal((await here.import(path)).added, 30)
})

test('an import whose transaction fails leaves no files behind', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, await gallery(5))
  const packs = {
    ...here.packs,
    add: () =>
      here.store.transact((): never => {
        throw new Error('disk full')
      }),
  }
  await assert.rejects(here.import(path, {}, { packs }), /disk full/)
  assert.deepEqual(await here.vaultFiles(), [])
})

test('progress is told by phase, count and bytes, at most ten times a second', async (t) => {
  const here = await desk(t)
  const told: (ImportProgress & { at: number })[] = []
  let clock = 0
  await here.import(
    await folderOf(t, await gallery(50)),
    {},
    {
      now: () => (clock += 5),
      onProgress: (progress) => told.push({ ...progress, at: clock }),
    },
  )
  assert.equal(told[0]?.phase, 'reading')
  assert.deepEqual(told.at(-1), {
    phase: 'entering',
    done: 50,
    total: 50,
    bytes: 50 * 477,
    at: told.at(-1)?.at,
  })
  assert.ok(told.some(({ phase }) => phase === 'storing'))
  for (const [index, { at }] of told.slice(1, -1).entries()) assert.ok(at - (told[index]?.at ?? 0) >= 100)
})

test('a report lists the first thousand refused lines and counts them all', async (t) => {
  const here = await desk(t)
  const report = await here.import(await folderOf(t, packOf(Array.from({ length: 1500 }, () => 'x'))))
  assert.deepEqual([report.rejected.length, report.rejectedCount], [1000, 1500])
})

test('a task list of 100 MB in one line is refused without being held in memory', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, packOf([]))
  const file = await open(join(path, 'tasks.jsonl'), 'w')
  for (let index = 0; index < 100; index += 1) await file.write(Buffer.alloc(1_000_000, 'a'))
  await file.write(`\n${JSON.stringify(textLine('ok'))}\n`)
  await file.close()
  const report = await here.import(path)
  assert.deepEqual([report.added, report.rejectedCount], [1, 1])
  assert.match(report.rejected[0]?.reason ?? '', /longer than/)
})

test('a task list that is too large for one transaction is refused as a whole', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, packOf(Array.from({ length: 100 }, (_, index) => textLine(`t${index}`))))
  await assert.rejects(
    here.import(path, {}, { limits: { maxTaskBytes: 5000 } }),
    /more than 5 kB in all\. Import them in parts/,
  )
  assert.equal(here.store.tasks.countWaiting(), 0)
})

test('what the vault keeps is what the file holds, to the byte', async (t) => {
  const here = await desk(t)
  const path = await folderOf(
    t,
    packOf([mediaLine('t', 'text', 'big.txt')], { 'big.txt': 'Straße '.repeat(500_000) }),
  )
  await here.import(path)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(join(path, 'big.txt'))) hash.update(chunk as Buffer)
  assert.equal(here.store.tasks.media('t', 'big.txt')?.sha256, hash.digest('hex'))
})
