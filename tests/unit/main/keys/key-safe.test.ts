import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createKey, openKeySafe, type SystemKey } from '../../../../src-main/keys/key-safe.ts'
import { failure, temporary } from '../helpers.ts'

const passphrase = 'quiet alley under rain'

/** A system's key store that knows what it has wrapped, until it is reset. */
function keyStore(isAvailable = true): SystemKey & { reset(): void } {
  const kept = new Map<string, Buffer>()
  return {
    isAvailable: async () => isAvailable,
    async wrap(master) {
      const ticket = randomBytes(24).toString('base64')
      kept.set(ticket, Buffer.from(master))
      return ticket
    },
    unwrap: async (ticket) => kept.get(ticket),
    reset: () => kept.clear(),
  }
}

function keyFileOf(folder: string): { format: string; wraps: Record<string, never>[] } {
  return JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))
}

describe('the key of a profile', () => {
  it('that is not protected is there unasked, and the same one each time', async (t) => {
    const folder = temporary(t)
    await createKey(folder)
    const safe = openKeySafe(folder, Date.now)
    assert.equal(safe.protection(), 'none')
    const key = await safe.openUnasked()
    assert.equal(key?.length, 32)
    await createKey(folder)
    assert.deepEqual(await openKeySafe(folder, Date.now).openUnasked(), key)
  })

  it('is asked for where a passphrase wraps it, and lies nowhere in the file', async (t) => {
    const folder = temporary(t)
    await createKey(folder, { passphrase })
    const safe = openKeySafe(folder, Date.now)
    assert.equal(safe.protection(), 'passphrase')
    assert.equal(await safe.openUnasked(), undefined)
    const key = await safe.openWithPassphrase(passphrase)
    assert.equal(key.length, 32)
    const text = readFileSync(join(folder, 'key.json'), 'utf8')
    assert.ok(!text.includes(key.toString('hex')) && !text.includes(key.toString('base64')))
  })

  it('takes a passphrase in either form of the same characters', async (t) => {
    const folder = temporary(t)
    await createKey(folder, { passphrase: 'caf\u00e9 au lait \u00e0 Paris' })
    const safe = openKeySafe(folder, Date.now)
    assert.equal((await safe.openWithPassphrase('cafe\u0301 au lait a\u0300 Paris')).length, 32)
  })

  it('costs a guess scrypt with at least 128 MiB', async (t) => {
    const folder = temporary(t)
    await createKey(folder, { passphrase })
    const kdf = keyFileOf(folder).wraps[0]?.kdf as unknown as { cost: number; blockSize: number }
    assert.ok(128 * kdf.cost * kdf.blockSize >= 128 * 1024 ** 2)
  })

  it('is wrapped anew when the passphrase changes: the old one no longer opens, the key is the same', async (t) => {
    const folder = temporary(t)
    await createKey(folder)
    const safe = openKeySafe(folder, Date.now)
    const key = await safe.openUnasked()
    await safe.protect({ passphrase, system: false })
    assert.equal(safe.protection(), 'passphrase')
    assert.ok(!readFileSync(join(folder, 'key.json'), 'utf8').includes(key?.toString('hex') ?? '-'))
    await safe.protect({ current: passphrase, passphrase: 'another quiet alley', system: false })
    await assert.rejects(safe.openWithPassphrase(passphrase), failure('wrong-passphrase'))
    assert.deepEqual(await safe.openWithPassphrase('another quiet alley'), key)
  })

  it('stays as it is wrapped when the current passphrase is not given', async (t) => {
    const folder = temporary(t)
    await createKey(folder, { passphrase })
    const before = readFileSync(join(folder, 'key.json'))
    const safe = openKeySafe(folder, Date.now)
    await assert.rejects(safe.protect({ passphrase: 'x', system: false }), failure('wrong-passphrase'))
    assert.deepEqual(readFileSync(join(folder, 'key.json')), before)
  })

  it('is had from the system unasked, and by the passphrase once the system has forgotten it', async (t) => {
    const folder = temporary(t)
    const system = keyStore()
    await createKey(folder, { passphrase, system })
    const safe = openKeySafe(folder, Date.now, system)
    assert.equal(safe.protection(), 'system')
    const key = await safe.openUnasked()
    system.reset()
    assert.equal(await safe.openUnasked(), undefined)
    assert.deepEqual(await safe.openWithPassphrase(passphrase), key)
    // The command line has no system's key store at all.
    assert.equal(await openKeySafe(folder, Date.now).openUnasked(), undefined)
  })

  it('is not given to a system that would keep it in the open', async (t) => {
    const folder = temporary(t)
    await createKey(folder, { passphrase, system: keyStore(false) })
    assert.equal(openKeySafe(folder, Date.now).protection(), 'passphrase')
  })

  it('of the first version of the program is read', async (t) => {
    const folder = temporary(t)
    const key = randomBytes(32).toString('hex')
    writeFileSync(
      join(folder, 'key.json'),
      JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key }),
    )
    const safe = openKeySafe(folder, Date.now)
    assert.equal((await safe.openUnasked())?.toString('hex'), key)
  })

  it('is never made anew beside data that another one has closed', async (t) => {
    const folder = temporary(t)
    await createKey(folder)
    writeFileSync(join(folder, 'evenhand.db'), 'data')
    rmSync(join(folder, 'key.json'))
    await assert.rejects(createKey(folder), failure('key-missing'))
    assert.throws(() => openKeySafe(folder, Date.now).protection(), failure('key-missing'))
    // Nor where only the backups are left of it.
    rmSync(join(folder, 'evenhand.db'))
    mkdirSync(join(folder, 'backups'))
    await assert.rejects(createKey(folder), failure('key-missing'))
  })

  for (const [what, text] of [
    ['no JSON', '{"format"'],
    ['another format', '{"format":"evenhand-key/9","wraps":[]}'],
    ['all the memory of the machine', hungry()],
  ] as const) {
    it(`is refused with a sentence where its file holds ${what}`, (t) => {
      const folder = temporary(t)
      writeFileSync(join(folder, 'key.json'), text)
      assert.throws(() => openKeySafe(folder, Date.now).protection(), failure('key-missing'))
    })
  }
})

describe('wrong passphrases', () => {
  it('cost more and more time, never the data, and are kept for the journal', async (t) => {
    const folder = temporary(t)
    let now = Date.parse('2026-03-01T09:00:00Z')
    await createKey(folder, { passphrase })
    const safe = openKeySafe(folder, () => now)
    for (let slip = 0; slip < 3; slip += 1) {
      assert.equal(safe.waitMs(), 0)
      await assert.rejects(safe.openWithPassphrase(`wrong ${slip}`), failure('wrong-passphrase'))
    }
    assert.equal(safe.waitMs(), 2000)
    await assert.rejects(safe.openWithPassphrase(passphrase), failure('too-early'))
    now += 2000
    await assert.rejects(safe.openWithPassphrase('wrong again'), failure('wrong-passphrase'))
    assert.equal(safe.waitMs(), 4000)
    // A restart forgets nothing.
    const again = openKeySafe(folder, () => now)
    assert.equal(again.waitMs(), 4000)
    now += 4000
    assert.equal((await again.openWithPassphrase(passphrase)).length, 32)
    assert.deepEqual(again.failures(), {
      count: 4,
      firstAt: '2026-03-01T09:00:00.000Z',
      lastAt: '2026-03-01T09:00:02.000Z',
    })
    again.forgetFailures()
    assert.equal(again.failures(), undefined)
  })

  it('are waited out for five minutes at most, also when the clock is set back', async (t) => {
    const folder = temporary(t)
    let now = Date.parse('2026-03-01T09:00:00Z')
    await createKey(folder)
    const at = new Date(now).toISOString()
    writeFileSync(
      join(folder, 'unlock-failures.json'),
      JSON.stringify({ count: 200, firstAt: at, lastAt: at }),
    )
    const safe = openKeySafe(folder, () => now)
    assert.equal(safe.waitMs(), 300_000)
    now -= 24 * 3600_000
    assert.equal(safe.waitMs(), 300_000)
    now += 300_000
    assert.equal(safe.waitMs(), 0)
  })

  it('tried at once are tried one after the other, so that the wait holds', async (t) => {
    const folder = temporary(t)
    const now = Date.now()
    await createKey(folder, { passphrase })
    const safe = openKeySafe(folder, () => now)
    const tries = Array.from({ length: 6 }, (_, at) => safe.openWithPassphrase(`wrong ${at}`))
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'opened',
    )
    assert.deepEqual(codes, [...Array(3).fill('wrong-passphrase'), ...Array(3).fill('too-early')])
  })
})

function hungry(): string {
  const kdf = { name: 'scrypt', cost: 2 ** 30, blockSize: 8, parallelization: 1, salt: '00' }
  return JSON.stringify({ format: 'evenhand-key/2', wraps: [{ by: 'passphrase', kdf, wrapped: '00' }] })
}
