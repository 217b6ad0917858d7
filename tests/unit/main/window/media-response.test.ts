import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readdirSync, readlinkSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { VaultDamageError } from '../../../../src-main/vault/chunk-cipher.ts'
import { openVault } from '../../../../src-main/vault/vault.ts'
import { mediaResponse, parseRange } from '../../../../src-main/window/media-response.ts'
import { temporary } from '../helpers.ts'

async function served(t: TestContext, bytes: Uint8Array) {
  const folder = temporary(t)
  const vault = await openVault(folder, randomBytes(32))
  async function* content() {
    yield bytes
  }
  const file = { ...(await vault.put(content())), mime: 'video/mp4' }
  return {
    file,
    vault,
    path: join(folder, file.id.slice(0, 2), file.id),
    ask: (range?: string, method = 'GET', further: Record<string, string> = {}) => {
      const headers = new Headers({ ...further, ...(range !== undefined && { range }) })
      return mediaResponse({ method, headers }, file, vault)
    },
    askForNothing: () => mediaResponse({ method: 'GET', headers: new Headers() }, undefined, vault),
  }
}

const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** Whether this process holds the file open. */
function isOpen(path: string): boolean {
  return readdirSync('/proc/self/fd').some((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === path
    } catch {
      return false
    }
  })
}

describe('a task’s file is served', () => {
  const bytes = randomBytes(200_000)

  test('whole, with its type and length, and never into a cache', async (t) => {
    const { ask } = await served(t, bytes)
    const response = await ask()
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'video/mp4')
    assert.equal(response.headers.get('content-length'), '200000')
    assert.equal(response.headers.get('accept-ranges'), 'bytes')
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.ok((await bodyOf(response)).equals(bytes))
  })

  test('sealed, whatever the answer: as a document it loads and runs nothing, and no other origin embeds it', async (t) => {
    const { ask, askForNothing, path } = await served(t, bytes)
    const answers = [
      await ask(),
      await ask('bytes=0-9'),
      await ask('bytes=999999-'),
      await ask(undefined, 'HEAD'),
      await ask(undefined, 'POST'),
      await askForNothing(),
    ]
    writeFileSync(path, 'damaged')
    answers.push(await ask())
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 206, 416, 200, 405, 404, 422],
    )
    for (const { status, headers, body } of answers) {
      assert.equal(headers.get('content-security-policy'), `default-src 'none'; sandbox`, `${status}`)
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', `${status}`)
      assert.equal(headers.get('cache-control'), 'no-store', `${status}`)
      await body?.cancel()
    }
  })

  test('by range', async (t) => {
    const { ask } = await served(t, bytes)
    const cases: [range: string, start: number, end: number][] = [
      ['bytes=0-0', 0, 0],
      ['bytes=0-', 0, 199_999],
      ['bytes=65535-65536', 65_535, 65_536],
      ['bytes=199999-', 199_999, 199_999],
      ['bytes=100-9999999', 100, 199_999],
      ['bytes=-1', 199_999, 199_999],
      ['bytes=-70000', 130_000, 199_999],
      ['bytes=-9999999', 0, 199_999],
      ['Bytes=5-6', 5, 6],
    ]
    for (const [range, start, end] of cases) {
      const response = await ask(range)
      assert.equal(response.status, 206, range)
      assert.equal(response.headers.get('content-range'), `bytes ${start}-${end}/200000`)
      assert.equal(response.headers.get('content-length'), String(end - start + 1))
      assert.ok((await bodyOf(response)).equals(bytes.subarray(start, end + 1)), range)
    }
  })

  test('whole where the range is several, or of a form that is not known', async (t) => {
    const { ask } = await served(t, bytes)
    for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=', 'bytes=-', 'bytes=9-3', 'nonsense']) {
      const response = await ask(range)
      assert.equal(response.status, 200, range)
      await response.body?.cancel()
    }
  })

  test('whole where the range is to count only for a file that has not changed since', async (t) => {
    const { ask } = await served(t, bytes)
    for (const validator of ['"some-tag"', 'Sun, 22 Nov 2026 14:00:00 GMT']) {
      const response = await ask('bytes=0-1', 'GET', { 'if-range': validator })
      assert.equal(response.status, 200)
      assert.equal((await bodyOf(response)).length, bytes.length)
    }
  })

  test('not at all where the range lies outside', async (t) => {
    const { ask } = await served(t, bytes)
    for (const range of ['bytes=200000-', 'bytes=200000-200001', 'bytes=-0', `bytes=${'9'.repeat(40)}-`]) {
      const response = await ask(range)
      assert.equal(response.status, 416, range)
      assert.equal(response.headers.get('content-range'), 'bytes */200000')
    }
  })

  test('as its head alone, for which a range means nothing', async (t) => {
    const { ask } = await served(t, bytes)
    const response = await ask('bytes=0-5', 'HEAD')
    assert.deepEqual([response.status, response.headers.get('content-length')], [200, '200000'])
    assert.equal(response.body, null)
  })

  test('also when it is empty', async (t) => {
    const { ask } = await served(t, new Uint8Array())
    const whole = await ask()
    assert.deepEqual([whole.status, (await bodyOf(whole)).length], [200, 0])
    assert.equal((await ask('bytes=0-')).status, 416)
  })

  test('to no other method, and not when it is gone', async (t) => {
    const { ask, askForNothing } = await served(t, bytes)
    const refused = await ask(undefined, 'POST')
    assert.deepEqual([refused.status, refused.headers.get('allow')], [405, 'GET, HEAD'])
    const missing = await askForNothing()
    assert.equal(missing.status, 404)
    assert.equal(await missing.text(), 'This file is no longer on this machine.')
  })
})

describe('a damaged file', () => {
  test('is an error from the first byte on where the damage is at the start', async (t) => {
    const { ask, path } = await served(t, randomBytes(100))
    writeFileSync(path, randomBytes(116))
    const response = await ask()
    assert.equal(response.status, 422)
    assert.match(await response.text(), /^The stored file .*cannot be shown\.$/)
  })

  test('breaks off before the damage where it is further on, and is closed', async (t) => {
    const { ask, path } = await served(t, randomBytes(200_000))
    const file = openSync(path, 'r+')
    writeSync(file, randomBytes(100), 0, 100, 150_000)
    closeSync(file)
    const response = await ask()
    assert.equal(response.status, 200)
    await assert.rejects(bodyOf(response), VaultDamageError)
    assert.equal(isOpen(path), false)
  })
})

test('a reader that goes away closes the file; so does one that reads to the end', async (t) => {
  const { ask, path } = await served(t, randomBytes(2_000_000))
  const response = await ask()
  const reader = response.body?.getReader()
  await reader?.read()
  assert.equal(isOpen(path), true)
  await reader?.cancel()
  assert.equal(isOpen(path), false)
  const unread = await ask()
  await unread.body?.cancel()
  assert.equal(isOpen(path), false)
  await bodyOf(await ask('bytes=5-100000'))
  assert.equal(isOpen(path), false)
})

test('a reader that stands still is waited for with little in hand, and gets the rest when it goes on', async (t) => {
  const bytes = randomBytes(4_000_000)
  const { file, vault, path } = await served(t, bytes)
  let decrypted = 0
  async function* read(...call: Parameters<typeof vault.read>) {
    for await (const chunk of vault.read(...call)) {
      decrypted += chunk.length
      yield chunk
    }
  }
  const request = { method: 'GET', headers: new Headers() }
  const response = await mediaResponse(request, file, { ...vault, read })
  const reader = response.body?.getReader()
  const pieces = [(await reader?.read())?.value]
  // Time for whoever would not wait to run on: another reader gets all of the file.
  await bodyOf(await mediaResponse(request, file, vault))
  assert.ok(decrypted <= 4 * 65_536, `${decrypted} bytes`)
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read())
    pieces.push(step.value)
  assert.ok(Buffer.concat(pieces.filter((piece) => piece !== undefined)).equals(bytes))
  assert.equal(isOpen(path), false)
})

test('a file that is shredded is an error to whoever asks', async (t) => {
  const { ask, file, vault } = await served(t, randomBytes(100_000))
  await vault.shred(file.id)
  const response = await ask('bytes=5-10')
  assert.equal(response.status, 422)
  assert.equal(await response.text(), 'The stored file is missing.')
})

test('a range never leaves the file, whatever the header says', () => {
  const number = fc.oneof(fc.constant(''), fc.nat().map(String), fc.string())
  fc.assert(
    fc.property(number, number, fc.nat(100_000), (from, to, size) => {
      const range = parseRange(`bytes=${from}-${to}`, size)
      if (range === undefined || range === 'unsatisfiable') return
      assert.ok(range.start >= 0 && range.start <= range.end && range.end < size)
    }),
  )
})
