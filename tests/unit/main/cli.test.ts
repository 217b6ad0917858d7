import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, type TestContext, test } from 'node:test'
import { openProfile } from '../../../src-main/profile/open-profile.ts'
import type { Decision } from '../../../src-shared/model/decision.ts'
import { defaultPolicy } from '../shared/policies.ts'
import { assets, decisionOn, projectRoot, temporary } from './helpers.ts'

interface Outcome {
  code: number | null
  out: string
  said: string
}

async function ended(child: ReturnType<typeof spawn>): Promise<Outcome> {
  const { stdout, stderr } = child
  assert.ok(stdout && stderr)
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, out, said] = await Promise.all([exit, text(stdout), text(stderr)])
  return { code, out, said }
}

const environment = { ...process.env, INIT_CWD: projectRoot }

/** Runs the command line on a profile. */
function evenhand(folder: string, ...args: string[]): Promise<Outcome> {
  const all = [join(projectRoot, 'src-main/cli.ts'), ...args, '--profile', folder]
  return ended(spawn(process.execPath, all, { env: environment }))
}

function pack(t: TestContext, lines: readonly (object | string)[]): string {
  const folder = join(temporary(t), 'pack')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'pack.json'),
    JSON.stringify({ format: 'evenhand-pack/1', id: 'trial', title: 'Trial' }),
  )
  writeFileSync(
    join(folder, 'tasks.jsonl'),
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return folder
}

const textTask = (id: string) => ({ id, content: { kind: 'text', text: id } })

/** A profile with tasks `t0`, `t1`, …, of which some are decided and the last decision is taken back. */
async function worked(t: TestContext, tasks: number, decided: number): Promise<string> {
  const folder = join(temporary(t), 'profile')
  const ids = Array.from({ length: tasks }, (_, at) => `t${at}`)
  assert.equal((await evenhand(folder, 'import', pack(t, ids.map(textTask)))).code, 0)
  const { store, shift, close } = await openProfile(folder, { assets, now: Date.now })
  const { id: policyId, version: policyVersion } = defaultPolicy()
  store.transact(() => {
    for (const id of ids.slice(0, decided - 1)) {
      const payload = decisionOn(id, { policyId, policyVersion, note: 'x'.repeat(200) })
      store.journal.append({ id: payload.decisionId, kind: 'decision', taskId: id, payload })
      store.outbox.hold(payload.decisionId, id, '2026-03-01T09:00:00.000Z')
      store.tasks.markDecided(id)
    }
  })
  const labels: Decision['labels'] = [
    { code: 'hate.slur', evidence: [{ type: 'span', post: 0, start: 0, end: 2 }] },
  ]
  const [action] =
    defaultPolicy()
      .categories.flatMap((category) => category.labels)
      .find(({ code }) => code === 'hate.slur')?.actions ?? []
  assert.ok(action)
  shift.record(
    decisionOn(`t${decided - 1}`, { policyId, policyVersion, verdict: 'violation', labels, action }),
  )
  shift.undo(randomUUID())
  shift.skip({ skipId: randomUUID(), taskId: `t${decided}`, reason: 'not-now', note: '' })
  close()
  return folder
}

describe('evenhand import', () => {
  test('reports on standard output for machines and in words for people', async (t) => {
    const folder = join(temporary(t), 'profile')
    const { code, out, said } = await evenhand(folder, 'import', pack(t, [textTask('a'), textTask('b')]))
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(out), {
      packId: 'trial',
      title: 'Trial',
      added: 2,
      known: 0,
      rejected: [],
      rejectedCount: 0,
      problems: [],
      problemCount: 0,
    })
    assert.match(said, /^Trial: 2 tasks added/)
  })

  test('takes the good entries, names the bad ones, and exits with 1', async (t) => {
    const folder = join(temporary(t), 'profile')
    const { code, out, said } = await evenhand(
      folder,
      'import',
      pack(t, [textTask('a'), '{ broken', textTask('c')]),
    )
    assert.equal(code, 1)
    const { added, rejected } = JSON.parse(out)
    assert.deepEqual([added, rejected.map(({ line }: { line: number }) => line)], [2, [2]])
    assert.match(said, /Line 2: /)
  })

  test('lets no title steer the terminal', async (t) => {
    const path = pack(t, [textTask('a')])
    const title = 'Red \u001b[31m\u0007 \u009b2J \u202e titles'
    writeFileSync(join(path, 'pack.json'), JSON.stringify({ format: 'evenhand-pack/1', id: 'trial', title }))
    const { code, said } = await evenhand(temporary(t), 'import', path)
    assert.equal(code, 0)
    assert.match(said, /^Red \ufffd\[31m\ufffd \ufffd2J \ufffd titles: 1 task added/)
  })

  test('of what is not there exits with 1 and a sentence, not a stack', async (t) => {
    const folder = join(temporary(t), 'profile')
    const { code, out, said } = await evenhand(folder, 'import', '/gone/pack.zip')
    assert.deepEqual([code, out], [1, ''])
    assert.match(said, /^There is nothing at .*pack\.zip\.\n$/)
    assert.equal(existsSync(folder), false, 'a profile was made for nothing')
  })
})

describe('evenhand stats, journal and keys', () => {
  test('are for machines', async (t) => {
    const folder = await worked(t, 6, 3)
    const stats = await evenhand(folder, 'stats')
    assert.deepEqual([stats.code, stats.said], [0, ''])
    assert.deepEqual(JSON.parse(stats.out), {
      waiting: 4,
      held: 0,
      decided: 2,
      returned: 0,
      sentOn: 0,
      undone: 1,
      skipped: 1,
      byKind: { text: { waiting: 4, decided: 2 } },
    })

    const journal = await evenhand(folder, 'journal')
    assert.equal(journal.code, 0)
    const all = journal.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      all.map(({ sequence }) => sequence),
      all.map((_, place) => place + 1),
    )
    // What came on screen is told as well.
    const rows = all.filter(({ kind }) => kind !== 'shown')
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['import', 'decision', 'decision', 'decision', 'undo', 'skip'],
    )
    const decision = rows[3]
    assert.deepEqual([decision.taskId, decision.verdict, decision.labels], ['t2', 'violation', ['hate.slur']])
    assert.ok(Number.isFinite(Date.parse(decision.at)))
    assert.equal(rows[4].refersTo, decision.decisionId)

    const keys = await evenhand(folder, 'keys')
    const listed: { action: string; keys: string[]; label: string }[] = JSON.parse(keys.out)
    assert.deepEqual(
      listed.find(({ action }) => action === 'no-violation'),
      {
        action: 'no-violation',
        keys: ['KeyN'],
        label: 'No violation',
        kinds: ['video', 'audio', 'image', 'text'],
        modes: ['normal'],
      },
    )
    assert.ok(listed.some(({ action }) => action === 'label:hate.slur'))
    const table = await evenhand(folder, 'keys', '--format', 'markdown')
    const [head, rule, ...lines] = table.out.trimEnd().split('\n')
    assert.deepEqual([head, rule], ['| action | keys | label | kinds |', '|---|---|---|---|'])
    assert.equal(lines.length, listed.length)
    for (const line of lines) assert.match(line, /^\| [^|]+ \| [^|]+ \| [^|]+ \| [^|]+ \|$/)
  })

  test('keys says which own keys are not used, and lists those that are', async (t) => {
    const folder = join(temporary(t), 'profile')
    ;(await openProfile(folder, { assets, now: Date.now })).close()
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ keys: { 'label:gone': 'KeyY' } }))
    const { code, out, said } = await evenhand(folder, 'keys')
    assert.equal(code, 0)
    assert.equal(said, 'Own keys are not used. There is no action label:gone.\n')
    assert.ok(JSON.parse(out).length > 50)
  })

  test('journal ends quietly when nobody reads on', async (t) => {
    const folder = await worked(t, 3000, 2900)
    const script = `"${process.execPath}" "${join(projectRoot, 'src-main/cli.ts')}" journal --profile "${folder}" | head -1; echo "\${PIPESTATUS[0]}"`
    const { out, said } = await ended(spawn('bash', ['-c', script], { env: environment }))
    const [first, status] = out.trimEnd().split('\n')
    assert.equal(JSON.parse(first ?? '').kind, 'import')
    assert.deepEqual([status, said], ['0', ''])
  })
})

describe('evenhand simulate', () => {
  const simulate = (...args: string[]) =>
    ended(
      spawn(process.execPath, [join(projectRoot, 'src-main/cli.ts'), 'simulate', ...args], {
        env: environment,
      }),
    )

  test('plays days of a queue through a policy, prints a line for each, and plots them', async (t) => {
    const plot = join(temporary(t), 'days.svg')
    const { code, out } = await simulate('--days', '2', '--mix', '1:1:1:1', '--to', plot)
    assert.equal(code, 0)
    const [title = '', ...days] = out.trimEnd().split('\n')
    assert.match(title, /day +tasks .* severe +limit at/)
    assert.equal(days.length, 2)
    assert.match(readFileSync(plot, 'utf8'), /^<svg [\s\S]*Day 2[\s\S]*<\/svg>\n$/)
  })

  test('refuses a mix that is none, and a file that is no policy, in a sentence', async () => {
    const mix = await simulate('--mix', '1:x:1:1')
    assert.equal(mix.code, 2)
    assert.match(mix.said, /--mix is a number from 0 to 1000000, not “x”/)
    const file = await simulate('--policy', join(projectRoot, 'README.md'))
    assert.equal(file.code, 1)
    assert.match(file.said, /is no JSON/)
    const profile = await simulate('--profile', '/tmp')
    assert.equal(profile.code, 2)
  })
})

describe('limits', () => {
  test('are shown, lowered by a lead, kept in the journal, and never raised above the organisation’s', async (t) => {
    const folder = await worked(t, 2, 1)
    const limits = async (...args: string[]) => {
      const outcome = await evenhand(folder, 'limits', ...args)
      assert.equal(outcome.code, 0, outcome.said)
      return JSON.parse(outcome.out)
    }
    const organisation = defaultPolicy().wellbeing.limits
    assert.deepEqual(await limits(), { inForce: organisation, lead: {}, organisation })
    const lead = { severeMinutesADay: 60, minutesADay: 90.5 }
    const lowered = await limits('--severe-a-day', '60', '--a-day', '90.5')
    assert.deepEqual(lowered, { inForce: { ...organisation, ...lead }, lead, organisation })
    const raised = await evenhand(folder, 'limits', '--severe-a-week', '5000')
    assert.deepEqual([raised.code, raised.out], [1, ''])
    assert.match(raised.said, /^The organisation allows 1200 min .*\.\n$/)
    assert.deepEqual(await limits('--clear'), { inForce: organisation, lead: {}, organisation })
    const { out } = await evenhand(folder, 'journal')
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'limit')
    assert.deepEqual(
      rows.map(({ details }) => details),
      [{ limits: lead }, { limits: {} }],
    )
  })
})

describe('a wrong call', () => {
  test('exits with 2, says what is wrong, and makes no profile', async (t) => {
    const folder = join(temporary(t), 'profile')
    const calls: [args: string[], sentence: RegExp][] = [
      [['constructor'], /^There is no command constructor\./],
      [['import'], /^import needs the path of a pack\./],
      [['import', 'a', 'b'], /^import takes no b\./],
      [['keys', '--format', 'xml'], /^--format is json or markdown\./],
      [['stats', '--loud'], /--loud/],
      [['limits', '--a-day', 'few'], /^--a-day is a number of minutes above 0\./],
      [['limits', '--a-day', '9', '--clear'], /^--clear takes all limits back/],
      [[], /^evenhand: /],
    ]
    const check = async ([args, sentence]: (typeof calls)[number]) => {
      const { code, out, said } = await evenhand(folder, ...args)
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(said, sentence)
      assert.match(said, /Exit codes/)
    }
    await Promise.all(calls.map(check))
    assert.equal(existsSync(folder), false)
  })

  test('on a folder without a profile exits with 1', async (t) => {
    const folder = join(temporary(t), 'none')
    const { code, said } = await evenhand(folder, 'stats')
    assert.equal(code, 1)
    assert.match(said, /^There is no profile in .*\.\n$/)
    assert.equal(existsSync(folder), false)
  })

  test('on a profile that is damaged exits with 1 and a sentence', async (t) => {
    const folder = join(temporary(t), 'profile')
    ;(await openProfile(folder, { assets, now: Date.now })).close()
    writeFileSync(
      join(folder, 'evenhand.db'),
      'this is no database, and long enough to be read as one'.repeat(100),
    )
    const { code, said } = await evenhand(folder, 'stats')
    assert.equal(code, 1)
    assert.match(said, /^The database of this profile is damaged .*\.\n$/)
  })
})

test('npm runs it, from wherever the person stands', async (t) => {
  const folder = join(temporary(t), 'profile')
  const path = pack(t, [textTask('a')])
  const args = ['run', '-s', 'evenhand', '--', 'import', 'pack', '--profile', folder]
  const child = spawn('npm', ['--prefix', projectRoot, ...args], {
    cwd: join(path, '..'),
    env: { ...process.env, INIT_CWD: join(path, '..') },
  })
  const { code, out } = await ended(child)
  assert.equal(code, 0)
  assert.equal(JSON.parse(out).added, 1)
})
