import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { describeReport, importPack } from '../../../../src-main/profile/import-pack.ts'
import { defaultPolicy, smallPolicy } from '../../shared/policies.ts'
import { failure, openedProfile, temporary } from '../helpers.ts'

interface Sketch {
  policy?: unknown
  manifest?: object
}

/** A pack of text tasks on disk; `lines` that are no objects are written as they are. */
function pack(
  t: TestContext,
  lines: readonly (object | string)[],
  { policy, manifest = {} }: Sketch = {},
): string {
  const folder = join(temporary(t), 'pack')
  mkdirSync(folder)
  const named = policy === undefined ? {} : { policy: { file: 'policy.json' } }
  writeFileSync(
    join(folder, 'pack.json'),
    JSON.stringify({ format: 'evenhand-pack/1', id: 'trial', title: 'Trial', ...named, ...manifest }),
  )
  if (policy !== undefined) writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
  writeFileSync(
    join(folder, 'tasks.jsonl'),
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return folder
}

const text = (id: string) => ({ id, content: { kind: 'text', text: id } })
const kinds = (profile: Awaited<ReturnType<typeof openedProfile>>) =>
  [...profile.store.journal.rows()].map(({ kind }) => kind)

describe('importing a pack', () => {
  test('brings its tasks and one row of the journal; the same again changes nothing', async (t) => {
    const profile = await openedProfile(t)
    const path = pack(t, [text('a'), text('b')])
    assert.equal((await importPack(profile, path, {})).added, 2)
    assert.equal((await importPack(profile, path, {})).known, 2)
    assert.deepEqual(kinds(profile), ['import'])
    assert.equal(profile.store.tasks.countWaiting(), 2)
  })

  test('takes the good entries and names the bad ones by line', async (t) => {
    const profile = await openedProfile(t)
    const report = await importPack(profile, pack(t, [text('a'), '{ broken', { id: 'b' }, text('c')]), {})
    assert.deepEqual(
      [report.added, report.rejectedCount, report.rejected.map(({ line }) => line)],
      [2, 2, [2, 3]],
    )
    assert.match(
      describeReport(report),
      /^Trial: 2 tasks added, 0 known already, 2 entries refused.*\nLine 2: .*\nLine 3: /s,
    )
  })

  test('puts the policy that it brings in force, together with its tasks', async (t) => {
    const profile = await openedProfile(t)
    await importPack(profile, pack(t, [text('a')], { policy: smallPolicy() }), {})
    assert.equal(profile.policy().id, 'small')
    await importPack(profile, pack(t, [text('a')], { policy: smallPolicy() }), {})
    assert.deepEqual(kinds(profile), ['import'])
  })

  test('with a policy whose keys collide changes nothing, and names both sides', async (t) => {
    const profile = await openedProfile(t)
    const twins = smallPolicy([
      { code: 'spam', key: 'Digit1' },
      { code: 'hate', key: 'Digit1' },
    ])
    await assert.rejects(
      importPack(profile, pack(t, [text('a')], { policy: twins }), {}),
      failure('policy-refused', /wanted by both category:spam and category:hate/),
    )
    assert.equal(profile.policy().id, defaultPolicy().id)
    assert.equal(profile.store.tasks.countWaiting(), 0)
    assert.deepEqual(kinds(profile), [])
  })

  test('again, with a policy that has been followed by another, leaves the other in force', async (t) => {
    const profile = await openedProfile(t)
    const first = pack(t, [text('a')], { policy: smallPolicy(), manifest: { id: 'first' } })
    const newer = { ...smallPolicy(), version: '2' }
    const second = pack(t, [text('b')], { policy: newer, manifest: { id: 'second' } })
    await importPack(profile, first, {})
    await importPack(profile, second, {})
    await importPack(profile, first, {})
    assert.deepEqual(profile.policy(), newer)
    assert.deepEqual(kinds(profile), ['import', 'import'])
  })

  test('with other content under a policy version that is here is refused and changes nothing', async (t) => {
    const profile = await openedProfile(t)
    await importPack(profile, pack(t, [text('a')], { policy: smallPolicy() }), {})
    const changed = { ...smallPolicy(), title: 'Changed in silence' }
    await assert.rejects(
      importPack(profile, pack(t, [text('b')], { policy: changed }), {}),
      failure('policy-refused', /policy small is already here as version 1.*version of its own/),
    )
    assert.deepEqual(profile.policy(), smallPolicy())
    assert.equal(profile.store.tasks.stateOf('b'), undefined)
  })

  test('under a policy that is not here is refused', async (t) => {
    const profile = await openedProfile(t)
    const path = pack(t, [text('a')], { manifest: { policy: { id: 'elsewhere' } } })
    await assert.rejects(
      importPack(profile, path, {}),
      failure('policy-refused', /elsewhere, which is not on this machine/),
    )
    assert.equal(profile.store.packs.hasAny(), false)
  })

  test('that is no pack, or not there, is refused with a sentence', async (t) => {
    const profile = await openedProfile(t)
    await assert.rejects(importPack(profile, join(temporary(t), 'gone'), {}), failure('source-refused'))
    await assert.rejects(
      importPack(profile, pack(t, [], { manifest: { format: 'other' } }), {}),
      failure('source-refused'),
    )
    assert.equal(profile.store.packs.hasAny(), false)
  })

  test('that is stopped changes nothing', async (t) => {
    const profile = await openedProfile(t)
    const stop = new AbortController()
    const importing = importPack(profile, pack(t, [text('a'), text('b')]), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await assert.rejects(importing, failure('cancelled'))
    assert.equal(profile.store.packs.hasAny(), false)
  })
})
