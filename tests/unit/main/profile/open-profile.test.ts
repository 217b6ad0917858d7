import assert from 'node:assert/strict'
import fs, {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { hasProfile, openProfile, unaskedKeys } from '../../../../src-main/profile/open-profile.ts'
import {
  findFolderFault,
  listProfiles,
  newProfileFolder,
  rememberProfile,
  requireProfile,
  usualProfile,
} from '../../../../src-main/profile/profile-folders.ts'
import { defaultPolicy, smallPolicy } from '../../shared/policies.ts'
import { assets, decisionOn, enterTexts, failure, openedProfile, temporary } from '../helpers.ts'

const options = { assets, now: Date.now }

describe('a profile', () => {
  test('is made at first opening, for the demo or for a person, and is the same at the next', async (t) => {
    const root = temporary(t)
    const demo = await openProfile(join(root, 'demo'), options)
    assert.deepEqual([demo.profile().demo, demo.profile().role], [true, 'moderator'])
    demo.close()
    const person = { name: 'Ada', role: 'qa', languages: ['ar', 'fr'] } as const
    const first = await openProfile(join(root, 'ada'), {
      ...options,
      create: { ...person, languages: [...person.languages] },
    })
    const { id, ...rest } = first.profile()
    assert.deepEqual(rest, { ...person, demo: false })
    assert.equal(first.changeProfile({ name: 'Ada L.', role: 'trainer', languages: [] }).id, id)
    first.close()
    const again = await openProfile(join(root, 'ada'), options)
    assert.deepEqual(again.profile(), { id, name: 'Ada L.', role: 'trainer', languages: [], demo: false })
    again.close()
  })

  test('has the default policy in force', async (t) => {
    const profile = await openedProfile(t)
    assert.deepEqual(profile.policy(), defaultPolicy())
  })

  test('gets a new version of the default policy with the program', async (t) => {
    const folder = temporary(t)
    const older = join(folder, 'older')
    mkdirSync(join(older, 'policy'), { recursive: true })
    writeFileSync(
      join(older, 'policy', 'default.json'),
      JSON.stringify({ ...defaultPolicy(), version: '2020.1' }),
    )
    const first = await openProfile(join(folder, 'p'), { ...options, assets: older })
    assert.equal(first.policy().version, '2020.1')
    first.close()
    const updated = await openProfile(join(folder, 'p'), options)
    assert.equal(updated.policy().version, defaultPolicy().version)
    updated.close()
    const olderProgram = await openProfile(join(folder, 'p'), { ...options, assets: older })
    assert.equal(
      olderProgram.policy().version,
      defaultPolicy().version,
      'an older program leaves the newer one',
    )
    olderProgram.close()
  })

  test('keeps the organisation’s own policy, also one that goes by the default’s name', async (t) => {
    for (const own of [smallPolicy(), { ...defaultPolicy(), version: 'ours.7' }]) {
      const folder = temporary(t)
      const first = await openProfile(folder, options)
      first.store.transact(() => first.store.packs.putInForce(own))
      first.close()
      const again = await openProfile(folder, options)
      assert.deepEqual(again.policy(), own)
      again.close()
    }
  })
})

describe('the key of a profile', () => {
  test('opens everything again, and is for its owner only', async (t) => {
    const folder = temporary(t)
    const ring = await unaskedKeys(folder, Date.now)
    assert.deepEqual(await unaskedKeys(folder, Date.now), ring)
    const keys = [ring.database, ring.chain, ring.vault]
    assert.equal(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size, 3)
    for (const key of keys) assert.equal(key.length, 32)
    assert.equal(statSync(join(folder, 'key.json')).mode & 0o077, 0)
    assert.deepEqual(readdirSync(folder), ['key.json'], 'nothing is left beside it')
  })

  test('is on disk as a whole also where the file system has no links, or not there at all', async (t) => {
    const folder = temporary(t)
    t.after(() => {
      t.mock.restoreAll()
      syncBuiltinESMExports()
    })
    const refuse = () => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' })
    }
    t.mock.method(fs, 'linkSync', refuse)
    const synced = t.mock.method(fs, 'fsyncSync')
    synced.mock.mockImplementationOnce(refuse, 1)
    syncBuiltinESMExports()
    await assert.rejects(unaskedKeys(folder, Date.now), { code: 'EPERM' })
    assert.deepEqual(readdirSync(folder), [], 'a key that may not be on disk is taken away')
    synced.mock.resetCalls()
    const ring = await unaskedKeys(folder, Date.now)
    // What is written aside, the key itself, and the folder's entry for it.
    assert.equal(synced.mock.callCount(), 3)
    assert.deepEqual(await unaskedKeys(folder, Date.now), ring)
    assert.deepEqual(readdirSync(folder), ['key.json'])
  })

  test('that is lost closes the data and harms nothing; put back, it opens it', async (t) => {
    const folder = temporary(t)
    const profile = await openProfile(folder, options)
    enterTexts(profile.store, ['a'])
    const decision = decisionOn('a')
    profile.shift.record(decision)
    profile.close()
    const [key, aside, database] = [
      join(folder, 'key.json'),
      join(folder, 'kept.json'),
      join(folder, 'evenhand.db'),
    ]
    const before = readFileSync(database)
    renameSync(key, aside)
    await assert.rejects(openProfile(folder, options), failure('key-missing', /key file .* is missing/))
    for (const damage of [
      '',
      '{}',
      'x',
      readFileSync(aside, 'utf8').slice(0, 40),
      JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key: 'short' }),
    ]) {
      writeFileSync(key, damage)
      await assert.rejects(openProfile(folder, options), failure('key-missing', /key file .* cannot be read/))
    }
    writeFileSync(key, JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key: 'ab'.repeat(32) }))
    await assert.rejects(
      openProfile(folder, options),
      failure('database-damaged', /cannot be opened with this key/),
    )
    assert.deepEqual(readFileSync(database), before)
    renameSync(aside, key)
    const again = await openProfile(folder, options)
    assert.equal([...again.store.journal.rows()][0]?.id, decision.decisionId)
    again.close()
  })
})

describe('profile folders', () => {
  test('are named after the person, in letters that a folder can have, and never twice', (t) => {
    const root = temporary(t)
    const name = (person: string) => newProfileFolder(root, person).slice(root.length + 1)
    assert.equal(name('Ada Lovelace'), 'ada-lovelace')
    assert.equal(name('  José  Müller-Łuk '), 'josé-müller-łuk')
    assert.equal(name('أحمد'), 'أحمد')
    assert.equal(name('../../etc'), 'etc')
    assert.equal(name('../..'), 'profile')
    assert.equal(name('🙂'), 'profile')
    assert.ok(name('x'.repeat(100)).length <= 40)
    mkdirSync(join(root, 'ada'))
    mkdirSync(join(root, 'ada-2'))
    assert.equal(name('Ada'), 'ada-3')
  })

  test('that a person went to last is opened by the next start, for as long as it is there; else the demo’s', async (t) => {
    const root = join(temporary(t), 'profiles')
    assert.equal(usualProfile(root), join(root, 'demo'))
    const ada = join(root, 'ada')
    ;(await openProfile(ada, options)).close()
    rememberProfile(root, ada)
    assert.equal(usualProfile(root), ada)
    rmSync(ada, { recursive: true })
    assert.equal(usualProfile(root), join(root, 'demo'))
  })

  test('are listed where a profile is in them, with the open one wherever it is', async (t) => {
    const root = temporary(t)
    assert.deepEqual(listProfiles(join(root, 'none'), '/elsewhere/x'), [
      { folder: '/elsewhere/x', name: 'x', current: true },
    ])
    for (const name of ['a', 'b']) (await openProfile(join(root, name), options)).close()
    mkdirSync(join(root, 'empty'))
    assert.deepEqual(
      listProfiles(root, join(root, 'b'))
        .map(({ name, current }) => [name, current])
        .sort(),
      [
        ['a', false],
        ['b', true],
      ],
    )
    assert.equal(requireProfile(join(root, 'a', '..', 'a')), join(root, 'a'))
    assert.throws(() => requireProfile(join(root, 'empty')), failure('not-found'))
    rmSync(join(root, 'a', 'evenhand.db'))
    assert.equal(hasProfile(join(root, 'a')), false)
  })
})

test('a folder that cannot hold a profile is named in a sentence, at once', (t) => {
  const folder = temporary(t)
  writeFileSync(join(folder, 'a-file'), '')
  assert.equal(findFolderFault(join(folder, 'new', 'deeper')), undefined)
  const impossible = [join(folder, 'a-file'), join(folder, 'a-file', 'below')]
  if (process.platform === 'linux') impossible.push('/proc/evenhand')
  for (const path of impossible) assert.match(findFolderFault(path) ?? '', /cannot hold a profile/)
})
