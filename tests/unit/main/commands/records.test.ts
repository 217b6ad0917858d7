import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, type TestContext, test } from 'node:test'
import { writeNewKeyFile } from '../../../../src-main/keys/key-file.ts'
import { deriveKeys } from '../../../../src-main/keys/key-ring.ts'
import { wrapWithPassphrase } from '../../../../src-main/keys/passphrase-wrap.ts'
import { backUpIfDue, backUpProfile } from '../../../../src-main/profile/backups.ts'
import { type OpenProfile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import { tamper } from '../../../faults/records.ts'
import { assets, decisionOn, projectRoot, taskRow, temporary } from '../helpers.ts'

/** Runs the command line on a profile. */
async function evenhand(folder: string, ...args: string[]) {
  const all = [join(projectRoot, 'src-main/cli.ts'), ...args, '--profile', folder]
  const env = { ...process.env, INIT_CWD: projectRoot }
  // Elsewhere than where the person stands, as npm runs it.
  const child = spawn(process.execPath, all, { cwd: folder, env })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, out, said] = await Promise.all([exit, text(child.stdout), text(child.stderr)])
  return { code, out, said }
}

function decide(profile: OpenProfile, ids: readonly string[]): void {
  const { id: policyId, version: policyVersion } = profile.policy()
  for (const id of ids) profile.shift.record(decisionOn(id, { policyId, policyVersion, note: `=${id}` }))
}

/** A profile with six tasks, of which three are decided. */
async function worked(t: TestContext): Promise<string> {
  const folder = join(temporary(t), 'profile')
  const profile = await openProfile(folder, { assets, now: Date.now })
  const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
  const tasks = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => taskRow(id))
  profile.store.transact(() => profile.store.packs.add({ pack, tasks }, '2026-03-01T00:00:00Z'))
  decide(profile, ['a', 'b', 'c'])
  profile.close()
  return folder
}

describe('evenhand verify', () => {
  test('exits with 0 and the journal’s end where all is sound', async (t) => {
    const folder = await worked(t)
    const { code, out, said } = await evenhand(folder, 'verify')
    assert.equal(code, 0)
    const { sound, rows, tail, faults } = JSON.parse(out)
    assert.deepEqual([sound, tail.sequence, faults], [true, rows, []])
    assert.match(said, /^\d+ rows of the journal: every hash, reference and count is right\.\n$/)
  })

  test('exits with 1 and names the first bad row', async (t) => {
    const folder = await worked(t)
    const profile = await openProfile(folder, { assets, now: Date.now })
    const { keys } = profile
    profile.close()
    tamper(join(folder, 'evenhand.db'), keys, (database) =>
      database.exec(`UPDATE journal SET payload = '{"other":1}' WHERE sequence IN (2, 3)`),
    )
    const { code, out, said } = await evenhand(folder, 'verify')
    assert.equal(code, 1)
    const { sound, firstBad, faults } = JSON.parse(out)
    assert.deepEqual([sound, firstBad, faults[0].kind, faults[0].count], [false, 2, 'changed', 2])
    assert.match(said, /not sound\.\nRow 2 \(.*was changed after it was written.* 1 more of this sort\./s)
  })

  test('says so of a file that is no database any more', async (t) => {
    const folder = await worked(t)
    truncateSync(join(folder, 'evenhand.db'), 100)
    const { code, out, said } = await evenhand(folder, 'verify')
    assert.deepEqual([code, JSON.parse(out).sound], [1, false])
    assert.match(said, /cannot be read at all/)
  })
})

describe('evenhand export', () => {
  test('writes to standard output or, as a whole, into a file; and the journal says so', async (t) => {
    const folder = await worked(t)
    const lines = await evenhand(folder, 'export', '--kind', 'decision')
    assert.equal(lines.code, 0)
    const rows = lines.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      rows.map(({ taskId }) => taskId),
      ['a', 'b', 'c'],
    )
    const file = join(folder, 'out.csv')
    const sheet = await evenhand(folder, 'export', '--format', 'csv', '--task', 'b', '--to', file)
    assert.deepEqual([sheet.code, JSON.parse(sheet.out).file], [0, file])
    assert.match(readFileSync(file, 'utf8'), /"'=b"/)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('partial')),
      [],
    )
    const told = await evenhand(folder, 'export', '--kind', 'export')
    const [first, second] = told.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      [first.details.filter, first.details.rows, first.details.by.name],
      [{ kinds: ['decision'] }, 3, 'Demo moderator'],
    )
    assert.deepEqual([second.details.format, second.details.filter], ['csv', { taskId: 'b' }])
  })

  test('takes days with all that is in them, and refuses what is no day', async (t) => {
    const folder = await worked(t)
    const today = new Date().toISOString().slice(0, 10)
    const all = await evenhand(folder, 'export', '--since', today, '--until', today)
    assert.ok(all.out.split('\n').length > 3)
    const none = await evenhand(folder, 'export', '--until', '2020-01-01')
    assert.deepEqual([none.code, none.out], [0, ''])
    const wrong = await evenhand(folder, 'export', '--since', '22.11.2026')
    assert.equal(wrong.code, 2)
    assert.match(wrong.said, /^--since is a day such as/)
    const into = await evenhand(folder, 'export', '--to', folder)
    assert.deepEqual([into.code, into.said], [1, `${folder} is a folder. Name a file in it.\n`])
    const later = await evenhand(folder, 'export', '--since', '2026-11-23', '--until', '2026-11-22')
    assert.equal(later.code, 2)
    assert.match(later.said, /^There is no moment between --since and --until\./)
    const kind = await evenhand(folder, 'export', '--kind', 'decision,decisions')
    assert.equal(kind.code, 2)
    assert.match(kind.said, /^No row is of the kind “decisions”\. --kind takes: .*undo, skip, /)
    const foreign = await evenhand(folder, 'stats', '--kind', 'decision')
    assert.equal(foreign.code, 2)
    assert.match(foreign.said, /^stats takes no --kind\./)
  })
})

describe('evenhand export into a file that is there', () => {
  test('leaves it as it is', async (t) => {
    const folder = await worked(t)
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'mine')
    const { code, out, said } = await evenhand(folder, 'export', '--to', file)
    assert.deepEqual([code, out], [1, ''])
    assert.match(
      said,
      /^There is something at .*notes\.txt already, which was left as it is\. Name a new file\.\n$/,
    )
    assert.equal(readFileSync(file, 'utf8'), 'mine')
    assert.equal(existsSync(`${file}.partial`), false)
    const told = await evenhand(folder, 'export', '--kind', 'export')
    assert.equal(told.out, '', 'the journal tells of no export that was none')
  })
})

describe('a profile whose database is gone', () => {
  test('asks for a backup, and is not begun anew by an import', async (t) => {
    const folder = await worked(t)
    const { file } = JSON.parse((await evenhand(folder, 'backup')).out)
    rmSync(join(folder, 'evenhand.db'))
    const pack = join(folder, 'pack')
    mkdirSync(pack)
    const names = readdirSync(folder)
    for (const call of [['stats'], ['verify'], ['export'], ['backup'], ['import', pack]]) {
      const { code, said } = await evenhand(folder, ...call)
      assert.equal(code, 1)
      assert.equal(
        said,
        `The database of the profile in ${folder} is missing. Put a backup in its place: evenhand restore.\n`,
      )
    }
    const aside = join(folder, '..', 'elsewhere.db')
    renameSync(file, aside)
    const without = await evenhand(folder, 'import', pack)
    assert.match(without.said, /There is no backup beside it\. .*: evenhand restore FILE\.\n$/)
    renameSync(join(folder, 'key.json'), join(folder, '..', 'key.json'))
    const keyless = await evenhand(folder, 'restore', aside)
    assert.match(keyless.said, /is missing, and so is its key: put back .*key\.json first\./)
    renameSync(join(folder, '..', 'key.json'), join(folder, 'key.json'))
    assert.deepEqual(readdirSync(folder), names)
    const restored = await evenhand(folder, 'restore', aside)
    // The row that tells of the backup came after it.
    assert.equal(JSON.parse(restored.out).missingRows, 1)
    assert.equal((await evenhand(folder, 'verify')).code, 0)
  })
})

describe('evenhand backup and restore', () => {
  test('say of a file that is no backup of this profile what it may be', async (t) => {
    const [folder, other] = [await worked(t), await worked(t)]
    const { file } = JSON.parse((await evenhand(other, 'backup')).out)
    const [text, empty] = [join(folder, 'text.db'), join(folder, 'empty.db')]
    writeFileSync(text, 'this is no database, and long enough to be read as one'.repeat(100))
    writeFileSync(empty, '')
    for (const wrong of [file, text, empty]) {
      const { code, said } = await evenhand(folder, 'restore', wrong)
      assert.equal(code, 1)
      assert.equal(
        said,
        `${basename(wrong)} cannot be read with the key of this profile: it is the backup of another one, no backup at all, or badly damaged. Nothing was changed.\n`,
      )
    }
  })

  test('bring back what was lost, and keep what was in the way', async (t) => {
    const folder = await worked(t)
    const backup = await evenhand(folder, 'backup')
    assert.equal(backup.code, 0)
    const { file, rows } = JSON.parse(backup.out)
    assert.ok(statSync(file).size > 0)
    assert.match(backup.said, /read again and found sound/)
    truncateSync(join(folder, 'evenhand.db'), 5000)
    assert.equal((await evenhand(folder, 'stats')).code, 1)
    const restored = await evenhand(folder, 'restore')
    const report = JSON.parse(restored.out)
    assert.deepEqual([report.backup, report.backupRows], [file, rows])
    assert.ok(existsSync(report.aside))
    assert.equal((await evenhand(folder, 'verify')).code, 0)
    assert.equal(JSON.parse((await evenhand(folder, 'stats')).out).decided, 3)
  })

  test('elsewhere has no key with it that opens for everybody', async (t) => {
    const folder = await worked(t)
    const stick = join(folder, '..', 'stick')
    const missing = await evenhand(folder, 'backup', '--to', stick)
    assert.equal(missing.code, 1)
    assert.match(missing.said, /stick is no folder that can be written to\.\n$/)
    mkdirSync(stick)
    const { code, said } = await evenhand(folder, 'backup', '--to', stick)
    assert.equal(code, 0)
    assert.match(said, /Without the profile’s key file it cannot be opened/)
    assert.deepEqual(
      readdirSync(stick).map((name) => name.replace(/.*(\.\w+)$/, '$1')),
      ['.db'],
    )
  })
})

describe('a profile with a passphrase', () => {
  test('is opened by the one in a file, named from where the person stands', async (t) => {
    const folder = join(temporary(t), 'profile')
    const master = Buffer.alloc(32, 7)
    writeNewKeyFile(folder, {
      format: 'evenhand-key/2',
      wraps: [await wrapWithPassphrase(master, 'an orchard of nine quiet pears')],
    })
    const profile = await openProfile(folder, { assets, now: Date.now, keys: deriveKeys(master) })
    profile.close()
    const file = relative(projectRoot, join(folder, 'passphrase'))
    const missing = await evenhand(folder, 'stats', '--passphrase-file', file)
    assert.equal(missing.code, 1)
    assert.match(missing.said, /^The passphrase cannot be read from .*passphrase\. \(ENOENT/)
    writeFileSync(join(folder, 'passphrase'), 'an orchard of nine quiet pears\n')
    assert.equal((await evenhand(folder, 'stats', '--passphrase-file', file)).code, 0)
  })
})

describe('a backup by the program', () => {
  test('is made once a day, and again when the clock was set back', async (t) => {
    const folder = await worked(t)
    let now = Date.parse('2026-11-22T08:00:00Z')
    const profile = await openProfile(folder, { assets, now: () => now })
    t.after(() => profile.close())
    const due = async () => (await backUpIfDue(profile, () => now)) !== undefined
    assert.equal(await due(), true)
    now += 23 * 60 * 60 * 1000
    assert.equal(await due(), false)
    now += 60 * 60 * 1000
    assert.equal(await due(), true)
    now -= 40 * 60 * 60 * 1000
    assert.equal(await due(), true)
    const [row] = profile.store.journal.backwards()
    assert.deepEqual([row?.kind, JSON.parse(row?.payload ?? '').elsewhere], ['backup', false])
  })

  test('elsewhere has the key file with it where a passphrase opens it', async (t) => {
    const folder = join(temporary(t), 'profile')
    const master = Buffer.alloc(32, 7)
    writeNewKeyFile(folder, {
      format: 'evenhand-key/2',
      wraps: [await wrapWithPassphrase(master, 'an orchard of nine quiet pears')],
    })
    const profile = await openProfile(folder, { assets, now: Date.now, keys: deriveKeys(master) })
    t.after(() => profile.close())
    const stick = join(folder, '..', 'stick')
    mkdirSync(stick)
    const made = await backUpProfile(profile, Date.now, { folder: stick })
    assert.equal(made.withKey, true)
    assert.equal(
      readFileSync(made.file.replace(/db$/, 'key.json'), 'utf8'),
      readFileSync(join(folder, 'key.json'), 'utf8'),
    )
    // Under the backup's own name: what another profile has put there, or a profile that lives there, keeps its key.
    assert.equal(existsSync(join(stick, 'key.json')), false)
  })
})
