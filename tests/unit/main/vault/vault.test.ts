import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { sealedChunkBytes, VaultDamageError } from '../../../../src-main/vault/chunk-cipher.ts'
import { type ByteRange, openVault, type Vault } from '../../../../src-main/vault/vault.ts'
import type { VaultEntry } from '../../../../src-main/vault/vault-entry.ts'
import { temporary } from '../helpers.ts'

async function opened(t: TestContext) {
  const folder = temporary(t)
  const key = randomBytes(32)
  const vault = await openVault(folder, key)
  return { folder, key, vault }
}

/** Yields bytes in pieces of some size, as a stream would. */
async function* inPieces(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(vault: Vault, entry: VaultEntry, range?: ByteRange): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of vault.read(entry, range)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** How many bytes came before the damage was noticed. */
async function bytesBeforeDamage(vault: Vault, entry: VaultEntry, range?: ByteRange): Promise<number> {
  let count = 0
  await assert.rejects(async () => {
    for await (const chunk of vault.read(entry, range)) count += chunk.length
  }, VaultDamageError)
  return count
}

const pathOf = (folder: string, { id }: VaultEntry) => join(folder, id.slice(0, 2), id)
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

describe('the vault', () => {
  for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
    test(`gives back a file of ${size} bytes, however it came`, async (t) => {
      const { vault } = await opened(t)
      const bytes = randomBytes(size)
      for (const piece of [size || 1, 65_536, 7_777]) {
        const entry = await vault.put(inPieces(bytes, piece))
        assert.equal(entry.bytes, size)
        assert.equal(entry.sha256, createHash('sha256').update(bytes).digest('hex'))
        assert.ok((await readAll(vault, entry)).equals(bytes))
      }
    })
  }

  test('gives any range as a slice of the whole', async (t) => {
    const { vault } = await opened(t)
    const bytes = randomBytes(65_536 * 10 + 1234)
    const entry = await vault.put(inPieces(bytes, 50_000))
    const edge = fc.oneof(
      fc.nat(bytes.length - 1),
      fc
        .integer({ min: 1, max: 10 })
        .chain((chunk) => fc.integer({ min: -1, max: 1 }).map((by) => chunk * 65_536 + by)),
    )
    await fc.assert(
      fc.asyncProperty(edge, edge, async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        assert.ok((await readAll(vault, entry, { start, end })).equals(bytes.subarray(start, end + 1)))
      }),
      { numRuns: 60 },
    )
  })

  test('writes nothing in plain, and no file under a name that tells anything', async (t) => {
    const { vault, folder } = await opened(t)
    const marker = Buffer.from('the quick brown fox '.repeat(5000))
    const entry = await vault.put(inPieces(marker))
    assert.deepEqual(
      filesIn(folder).map(({ name }) => name),
      [entry.id],
    )
    assert.equal(readFileSync(pathOf(folder, entry)).indexOf('brown fox'), -1)
    assert.equal(statSync(pathOf(folder, entry)).mode & 0o077, 0)
  })

  test('opens again with the same key, and with no other', async (t) => {
    const { vault, folder, key } = await opened(t)
    const bytes = randomBytes(1000)
    const entry = await vault.put(inPieces(bytes))
    assert.ok((await readAll(await openVault(folder, key), entry)).equals(bytes))
    assert.equal(await bytesBeforeDamage(await openVault(folder, randomBytes(32)), entry), 0)
  })
})

describe('damage is noticed before a byte of it is given out', () => {
  const size = 65_536 * 3 + 100

  async function damaged(t: TestContext, damage: (sealed: Buffer) => Buffer) {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(size)))
    const path = pathOf(folder, entry)
    writeFileSync(path, damage(readFileSync(path)))
    return { vault, entry }
  }

  test('a flipped bit, wherever it is', async (t) => {
    for (const at of [
      0,
      65_535,
      sealedChunkBytes - 1,
      sealedChunkBytes,
      3 * sealedChunkBytes,
      3 * sealedChunkBytes + 115,
    ]) {
      const { vault, entry } = await damaged(t, (sealed) => {
        sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at)
        return sealed
      })
      assert.equal(
        await bytesBeforeDamage(vault, entry),
        Math.floor(at / sealedChunkBytes) * 65_536,
        `at ${at}`,
      )
    }
  })

  test('two chunks in each other’s place', async (t) => {
    const chunk = (sealed: Buffer, at: number) =>
      sealed.subarray(at * sealedChunkBytes, (at + 1) * sealedChunkBytes)
    const { vault, entry } = await damaged(t, (sealed) =>
      Buffer.concat([chunk(sealed, 0), chunk(sealed, 2), chunk(sealed, 1), chunk(sealed, 3)]),
    )
    assert.equal(await bytesBeforeDamage(vault, entry), 65_536)
  })

  test('a file that is cut, at a border or within a chunk', async (t) => {
    for (const [length, good] of [
      [3 * sealedChunkBytes, 3],
      [2 * sealedChunkBytes + 10, 2],
      [10, 0],
      [0, 0],
    ] as const) {
      const { vault, entry } = await damaged(t, (sealed) => sealed.subarray(0, length))
      assert.equal(await bytesBeforeDamage(vault, entry), good * 65_536, `cut to ${length}`)
    }
  })

  test('a file that is cut, with an entry that was made to fit', async (t) => {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(65_536 * 2)))
    truncateSync(pathOf(folder, entry), sealedChunkBytes)
    assert.equal(await bytesBeforeDamage(vault, { ...entry, bytes: 65_536 }), 0)
  })

  test('another file under its name', async (t) => {
    const { vault, folder } = await opened(t)
    const [one, other] = [
      await vault.put(inPieces(randomBytes(500))),
      await vault.put(inPieces(randomBytes(500))),
    ]
    copyFileSync(pathOf(folder, other), pathOf(folder, one))
    assert.equal(await bytesBeforeDamage(vault, one), 0)
    assert.equal(await bytesBeforeDamage(vault, { ...one, wrappedKey: other.wrappedKey }), 0)
  })

  test('a file that is gone', async (t) => {
    const { vault } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(500)))
    await vault.remove(entry.id)
    await vault.remove(entry.id)
    assert.equal(await bytesBeforeDamage(vault, entry), 0)
  })
})

describe('a file that does not come in whole leaves nothing', () => {
  test('when it is stopped', async (t) => {
    const { vault, folder } = await opened(t)
    const stop = new AbortController()
    async function* endless() {
      for (let count = 0; ; count += 1) {
        if (count === 5) stop.abort()
        yield randomBytes(65_536)
      }
    }
    await assert.rejects(vault.put(endless(), stop.signal), { name: 'AbortError' })
    assert.deepEqual(filesIn(folder), [])
  })

  test('when its source fails', async (t) => {
    const { vault, folder } = await opened(t)
    async function* failing() {
      yield randomBytes(200_000)
      throw new RangeError('source failed')
    }
    await assert.rejects(vault.put(failing()), RangeError)
    assert.deepEqual(filesIn(folder), [])
  })
})

test('sweeping removes what no entry knows and what was left half-written, and nothing else', async (t) => {
  const { vault, folder } = await opened(t)
  const kept = await vault.put(inPieces(randomBytes(500)))
  const lost = await vault.put(inPieces(randomBytes(500)))
  writeFileSync(`${pathOf(folder, lost)}.partial`, 'cut off')
  assert.equal(await vault.sweep(new Set(), Date.now() - 60_000), 0, 'an import may be running')
  assert.equal(await vault.sweep(new Set([kept.id]), Date.now() + 1000), 2)
  assert.deepEqual(
    filesIn(folder).map(({ name }) => name),
    [kept.id],
  )
  assert.equal((await readAll(vault, kept)).length, 500)
})
