import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { sealedChunkBytes, VaultDamageError } from '../../../../src-main/vault/chunk-cipher.ts'
import { headerBytes } from '../../../../src-main/vault/file-header.ts'
import type { ByteRange } from '../../../../src-main/vault/read-file.ts'
import { openVault, type Vault } from '../../../../src-main/vault/vault.ts'
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
  const startOf = (chunk: number) => headerBytes + chunk * sealedChunkBytes

  async function damaged(t: TestContext, damage: (sealed: Buffer) => Buffer) {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(size)))
    const path = pathOf(folder, entry)
    writeFileSync(path, damage(readFileSync(path)))
    return { vault, entry }
  }

  function flipAt(at: number) {
    return (sealed: Buffer) => {
      sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at)
      return sealed
    }
  }

  test('a flipped bit, wherever it is', async (t) => {
    const places: [at: number, goodChunks: number][] = [
      [startOf(0), 0],
      [startOf(0) + 65_535, 0],
      [startOf(1) - 1, 0],
      [startOf(1), 1],
      [startOf(3), 3],
      [startOf(3) + 115, 3],
    ]
    for (const [at, good] of places) {
      const { vault, entry } = await damaged(t, flipAt(at))
      assert.equal(await bytesBeforeDamage(vault, entry), good * 65_536, `at ${at}`)
    }
  })

  test('a flipped bit anywhere in the header', async (t) => {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(500)))
    const whole = readFileSync(pathOf(folder, entry))
    for (let at = 0; at < headerBytes; at += 1) {
      writeFileSync(pathOf(folder, entry), flipAt(at)(Buffer.from(whole)))
      assert.equal(await bytesBeforeDamage(vault, entry), 0, `at ${at}`)
    }
  })

  test('two chunks in each other’s place', async (t) => {
    const chunk = (sealed: Buffer, at: number) => sealed.subarray(startOf(at), startOf(at + 1))
    const { vault, entry } = await damaged(t, (sealed) =>
      Buffer.concat([
        sealed.subarray(0, headerBytes),
        chunk(sealed, 0),
        chunk(sealed, 2),
        chunk(sealed, 1),
        chunk(sealed, 3),
      ]),
    )
    assert.equal(await bytesBeforeDamage(vault, entry), 65_536)
  })

  test('a file that is cut, at a border or within a chunk, or that has grown', async (t) => {
    for (const length of [startOf(3), startOf(2) + 10, startOf(0), 10, 0]) {
      const { vault, entry } = await damaged(t, (sealed) => sealed.subarray(0, length))
      assert.equal(await bytesBeforeDamage(vault, entry), 0, `cut to ${length}`)
    }
    for (const more of [1, sealedChunkBytes]) {
      const { vault, entry } = await damaged(t, (sealed) => Buffer.concat([sealed, sealed.subarray(-more)]))
      assert.equal(await bytesBeforeDamage(vault, entry), 0, `${more} bytes more`)
      assert.equal(await bytesBeforeDamage(vault, entry, { start: 0, end: 9 }), 0, `${more} bytes more`)
    }
  })

  test('a file that is cut or has grown by a chunk, with an entry that was made to fit', async (t) => {
    const { vault, folder } = await opened(t)
    const cut = await vault.put(inPieces(randomBytes(65_536 * 2)))
    truncateSync(pathOf(folder, cut), startOf(1))
    assert.equal(await bytesBeforeDamage(vault, { ...cut, bytes: 65_536 }), 0)
    const grown = await vault.put(inPieces(randomBytes(65_536)))
    appendFileSync(pathOf(folder, grown), readFileSync(pathOf(folder, grown)).subarray(headerBytes))
    assert.equal(await bytesBeforeDamage(vault, { ...grown, bytes: 65_536 * 2 }), 0)
  })

  test('another file under its name, with its own header or with that of the one it replaces', async (t) => {
    const { vault, folder } = await opened(t)
    const one = await vault.put(inPieces(randomBytes(500)))
    const other = await vault.put(inPieces(randomBytes(500)))
    const header = readFileSync(pathOf(folder, one)).subarray(0, headerBytes)
    const content = readFileSync(pathOf(folder, other))
    writeFileSync(pathOf(folder, one), content)
    assert.equal(await bytesBeforeDamage(vault, one), 0)
    writeFileSync(pathOf(folder, one), Buffer.concat([header, content.subarray(headerBytes)]))
    assert.equal(await bytesBeforeDamage(vault, one), 0)
  })

  test('a file that is gone', async (t) => {
    const { vault } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(500)))
    await vault.remove(entry.id)
    await vault.remove(entry.id)
    assert.equal(await bytesBeforeDamage(vault, entry), 0)
  })
})

describe('shredding', () => {
  test('overwrites the key before the file goes, and can be done again', async (t) => {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(100_000)))
    const kept = await vault.put(inPieces(randomBytes(100)))
    // A second name for the same bytes on the disk, as a recovery of the deleted file would find them.
    const recovered = join(folder, 'recovered')
    linkSync(pathOf(folder, entry), recovered)
    const whole = readFileSync(recovered)
    await vault.shred(entry.id)
    await vault.shred(entry.id)
    assert.equal(existsSync(pathOf(folder, entry)), false)
    assert.ok(readFileSync(recovered).subarray(0, headerBytes).equals(Buffer.alloc(headerBytes)))
    assert.ok(readFileSync(recovered).subarray(headerBytes).equals(whole.subarray(headerBytes)))
    assert.equal(await bytesBeforeDamage(vault, entry), 0)
    renameSync(recovered, pathOf(folder, entry))
    assert.equal(await bytesBeforeDamage(vault, entry), 0)
    assert.equal((await readAll(vault, kept)).length, 100)
  })

  test('takes away a link in a file’s place, and leaves what it leads to as it is', async (t) => {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(100)))
    const other = join(temporary(t), 'other')
    renameSync(pathOf(folder, entry), other)
    const whole = readFileSync(other)
    symlinkSync(other, pathOf(folder, entry))
    await vault.shred(entry.id)
    assert.deepEqual(readFileSync(other), whole)
    assert.equal(existsSync(pathOf(folder, entry)), false)
  })

  test('is finished by a second time when it was cut off between the two', async (t) => {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(randomBytes(100)))
    const whole = readFileSync(pathOf(folder, entry))
    writeFileSync(pathOf(folder, entry), whole.fill(0, 0, headerBytes))
    await vault.shred(entry.id)
    assert.deepEqual(filesIn(folder), [])
  })
})

describe('a file of the first schema', () => {
  /** Makes a file what it would have been: its wrapped key apart, its chunks from the first byte on. */
  async function firstSchemaFile(t: TestContext, bytes: Buffer) {
    const { vault, folder } = await opened(t)
    const entry = await vault.put(inPieces(bytes))
    const whole = readFileSync(pathOf(folder, entry))
    writeFileSync(pathOf(folder, entry), whole.subarray(headerBytes))
    return { vault, folder, entry, whole, wrappedKey: whole.subarray(4, headerBytes) }
  }

  for (const size of [0, 100, 65_536, 300_000]) {
    test(`of ${size} bytes gets its header, once`, async (t) => {
      const bytes = randomBytes(size)
      const { vault, folder, entry, whole, wrappedKey } = await firstSchemaFile(t, bytes)
      await vault.adopt(entry.id, wrappedKey)
      await vault.adopt(entry.id, wrappedKey)
      assert.ok(readFileSync(pathOf(folder, entry)).equals(whole))
      assert.ok((await readAll(vault, entry)).equals(bytes))
      assert.deepEqual(
        filesIn(folder).map(({ name }) => name),
        [entry.id],
      )
    })
  }

  test('is an error until then, and a half-written new one is written over', async (t) => {
    const { vault, folder, entry, wrappedKey } = await firstSchemaFile(t, randomBytes(100_000))
    assert.equal(await bytesBeforeDamage(vault, entry), 0)
    writeFileSync(`${pathOf(folder, entry)}.partial`, randomBytes(500_000))
    await vault.adopt(entry.id, wrappedKey)
    assert.equal((await readAll(vault, entry)).length, 100_000)
  })

  test('that is gone is left so', async (t) => {
    const { vault, folder } = await opened(t)
    await vault.adopt('00000000-0000-4000-8000-000000000000', randomBytes(60))
    assert.deepEqual(filesIn(folder), [])
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

test('sweeping finishes a shredding that was cut off, however young the file is', async (t) => {
  const { vault, folder } = await opened(t)
  const kept = await vault.put(inPieces(randomBytes(500)))
  const importing = await vault.put(inPieces(randomBytes(500)))
  const left = await vault.put(inPieces(randomBytes(500)))
  const swept = await vault.sweep(new Set([kept.id]), Date.now() - 60_000, (id) => id === left.id)
  assert.equal(swept, 1)
  assert.deepEqual(
    filesIn(folder)
      .map(({ name }) => name)
      .sort(),
    [kept.id, importing.id].sort(),
  )
})
