import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { usualPlan } from '../../../../src-main/audit/sample.ts'
import { createHandlers, type DeskRooms } from '../../../../src-main/desk/desk-handlers.ts'
import { createDispatch } from '../../../../src-main/desk/dispatch.ts'
import { classifyStoreError } from '../../../../src-main/store/fault.ts'
import type { AuditOverview } from '../../../../src-shared/desk/audit-views.ts'
import { commands } from '../../../../src-shared/desk/contract.ts'
import type { Result } from '../../../../src-shared/desk/result.ts'
import { mayAsk, rolesOf } from '../../../../src-shared/desk/roles.ts'
import type { ImportReport } from '../../../../src-shared/desk/views.ts'
import { type Profile, type Role, roleSchema } from '../../../../src-shared/model/profile.ts'
import { settingsSchema } from '../../../../src-shared/model/settings.ts'
import { wellbeingPolicySchema } from '../../../../src-shared/model/wellbeing.ts'
import { usualDeadlines } from '../../../../src-shared/rules/audit/audit-case.ts'
import { auditFigures } from '../../../../src-shared/rules/audit/figures.ts'
import { startWellbeing } from '../../../../src-shared/rules/wellbeing/start.ts'
import { termsOf } from '../../../../src-shared/rules/wellbeing/terms.ts'
import { viewWellbeing } from '../../../../src-shared/rules/wellbeing/view.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, enterTexts, restartable, shiftOf } from '../helpers.ts'

type Machine = ReturnType<typeof restartable>

const passphrase = 'quiet alley under rain'
const report: ImportReport = {
  packId: 'p',
  title: 'P',
  added: 0,
  known: 0,
  rejected: [],
  rejectedCount: 0,
  problems: [],
  problemCount: 0,
}

const sending = { held: 0, ready: 0, attention: 0 }
const safety = {
  protection: 'passphrase' as const,
  systemAvailable: false,
  sending,
  backups: 0,
  backupFolder: '/profiles/ada/backups',
  journalRows: 3,
}

const atWork = viewWellbeing(startWellbeing(0), termsOf(wellbeingPolicySchema.parse({})))
const used = { used: 1, of: 240 }
const page = {
  at: '2026-01-01T12:00:00.000Z',
  hours: [],
  review: [],
  rests: [],
  checkIns: [],
  limits: { severeDay: used, severeWeek: used, day: used },
}

const overview: AuditOverview = {
  plan: usualPlan,
  decisions: 0,
  unsampled: 0,
  toCalibrate: 0,
  open: 0,
  withoutContent: 0,
  disputes: 0,
  disputesWithoutContent: 0,
  late: [],
  audited: 0,
  toSend: 0,
}
const practice = { packs: [], skills: [] }
const receipt = { sequence: 1, at: '2026-03-01T09:00:00Z' }
const intake = {
  name: 'records.json',
  from: 'Grace',
  decisions: 1,
  audits: 0,
  steps: 0,
  ratings: 0,
  answers: 0,
  certificates: 0,
  known: 0,
  refused: [],
  refusedCount: 0,
}

/** A desk over a real store and shift; what belongs to window and system is told to `seen`. */
function desk(
  { store }: Machine,
  {
    access,
    role = 'lead',
    ...rest
  }: Partial<Omit<DeskRooms, 'access'>> & { access?: Partial<DeskRooms['access']>; role?: Role } = {},
) {
  const seen: string[] = []
  const faults: [command: string, error: unknown][] = []
  const shift = shiftOf(store)
  const person: Profile = { id: randomUUID(), name: 'Ada', role, languages: ['en'], demo: false }
  let settings = settingsSchema.parse({})
  const rooms: DeskRooms = {
    shift: () => shift,
    policy: () => smallPolicy(),
    profile: () => person,
    changeProfile: (change) => ({ ...person, ...change }),
    changeSettings: (part) => {
      settings = settingsSchema.parse({ ...settings, ...part })
      return settings
    },
    access: {
      at: () => 'open',
      lockView: () => ({ name: 'ada', protection: 'passphrase', failures: 0, waitMs: 0 }),
      trouble: () => undefined,
      theme: () => 'dark',
      opening: () => ({
        profile: rooms.profile(),
        protection: 'passphrase',
        sending,
        policy: rooms.policy(),
        settings,
        shift: shift.view(),
        wellbeing: atWork,
        notices: [],
        runtime: 'test',
        version: '0',
      }),
      lock: () => void seen.push('lock'),
      unlock: async () => void seen.push('unlock'),
      retry: async () => void seen.push('retry'),
      restore: async () => 'All came back.',
      acceptGap: async () => void seen.push('accept the gap'),
      protect: async () => void seen.push('protect'),
      safety: {
        view: async () => safety,
        chooseFolder: async () => true,
        send: () => void seen.push('send'),
        backUp: async () => void seen.push('back up'),
        verify: async () => ({ rows: 3, faults: [] }),
      },
      settled: async () => {},
      knownWords: () => ['Ada'],
      ...access,
    },
    profiles: {
      list: () => [],
      create: async ({ name }) => void seen.push(`create ${name}`),
      switchTo: async (folder) => void seen.push(`switch to ${folder}`),
    },
    wellbeing: {
      report: () => void seen.push('report'),
      view: () => atWork,
      tell: ({ type }) => void seen.push(type),
      checkIn: (mood, note) => void seen.push(`${mood} ${note}`),
      page: () => page,
      exportAll: async () => '/mine/wellbeing.json',
      forget: () => void seen.push('forget'),
      choosePictures: async () => settings,
      countPictures: async () => 3,
    },
    audits: {
      go: () => shift.view(),
      overview: () => overview,
      changePlan: () => overview,
      sample: async () => [],
      bringContent: async () => report,
      close: ({ taskId }) => ({ ...receipt, shift: shift.view(), taskId }),
      keep: () => undefined,
      settle: () => ({ ...receipt, shift: shift.view() }),
      handOver: async (days) => ({ file: '/mine/records.json', count: days }),
      send: async () => ({ file: '/mine/records.json', count: 1, moderators: 0 }),
      takeIn: async () => intake,
      calibrations: () => [],
      figures: async () => auditFigures([], { now: 0, deadlines: usualDeadlines, leastN: 20 }),
      feedback: () => ({ cases: [], open: 0 }),
      answer: () => ({ cases: [], open: 0 }),
    },
    practice: {
      overview: () => practice,
      takeIn: async () => report,
      start: () => shift.view(),
      startExam: () => shift.view(),
      retry: () => shift.view(),
      next: () => shift.view(),
      handOver: async () => ({ file: '/mine/records.json', count: 1 }),
      cohort: async () => ({ packs: [], people: [], hardest: [], few: 0, doubts: [], leastN: 5 }),
      person: async (id) => ({ id, name: 'Mary', items: [], weak: [] }),
      item: async (pack, place) => ({
        pack,
        title: 'Basics',
        version: 1,
        place,
        first: { n: 0 },
        groups: [],
      }),
      cases: async () => ({ cases: [], elsewhere: 0 }),
      collect: () => 1,
      publish: ({ title }) => ({ title, version: 1, added: 1, known: 0 }),
      exportPack: async () => ({ file: 'pack-1', count: 2 }),
    },
    choosePack: async () => '/packs/a',
    outlineOf: async () => undefined,
    imports: { run: async () => report, stop: async () => {}, progress: () => undefined },
    window: {
      ready: () => void seen.push('ready'),
      toggleFullScreen: () => void seen.push('full screen'),
      quit: () => void seen.push('quit'),
    },
    ...rest,
  }
  const dispatch = createDispatch(
    createHandlers(rooms),
    () => person.role,
    classifyStoreError,
    (...fault) => void faults.push(fault),
  )
  return { dispatch, seen, faults }
}

function failed(result: Result<unknown>): { code: string; message: string } {
  assert.ok(!result.ok, 'the command was carried out')
  return result.error
}

function value(result: Result<unknown>): unknown {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

describe('the desk', () => {
  test('has a handler for every command of the contract, and no other', () => {
    const handlers = createHandlers({} as DeskRooms)
    assert.deepEqual(Object.keys(handlers).sort(), Object.keys(commands).sort())
  })

  for (const role of roleSchema.options)
    test(`refuses a ${role} every command that is for others`, async (t) => {
      const profile = restartable(t)
      const { dispatch } = desk(profile, { role })
      for (const [command, roles] of Object.entries(rolesOf)) {
        const answer = await dispatch(command, {})
        const isRefused = !answer.ok && answer.error.code === 'wrong-role'
        assert.equal(isRefused, !roles.includes(role), command)
      }
    })

  test('answers with what the contract says', async (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const { dispatch, seen } = desk(profile)
    const trainer = desk(profile, { role: 'trainer' })
    const person = { name: 'Ada', role: 'qa', languages: ['ar'] }
    const decision = decisionOn('a')
    const instant = '2026-03-01T09:00:00Z'
    const asked: [keyof typeof commands, unknown][] = [
      ['window:open', {}],
      ['window:ready', {}],
      ['task:reveal', { taskId: 'a' }],
      ['draft:save', { taskId: 'a', draft: { labels: [], note: 'x' } }],
      ['decision:record', decision],
      ['decision:undo', { undoId: randomUUID(), decisionId: decision.decisionId }],
      ['task:skip', { skipId: randomUUID(), taskId: 'a', reason: 'not-now', note: '' }],
      ['task:put-aside', { asideId: randomUUID(), taskId: 'b', how: 'hold', note: '' }],
      ['task:take-up', { takeUpId: randomUUID(), taskId: 'b' }],
      ['task:alike', { taskId: 'b' }],
      ['signals:show', { taskId: 'b', firstJudgement: { at: instant, verdict: 'violation', labels: [] } }],
      ['queue:list', { offset: 0, limit: 100 }],
      ['decisions:search', { text: 'a', limit: 100 }],
      ['shift:view', {}],
      ['pack:choose', { what: 'file' }],
      ['pack:import', {}],
      ['pack:cancel-import', {}],
      ['settings:change', { volume: 0.1, keys: { submit: 'KeyX' } }],
      ['profile:change', person],
      ['profile:create', { ...person, passphrase, system: true }],
      ['profile:protect', { passphrase, system: false }],
      ['profile:lock', {}],
      ['profile:unlock', { passphrase }],
      ['safety:view', {}],
      ['safety:choose-folder', {}],
      ['safety:send', {}],
      ['safety:back-up', {}],
      ['safety:verify', {}],
      ['trouble:retry', {}],
      ['trouble:restore', { from: 'newest' }],
      ['trouble:accept-gap', {}],
      ['profile:list', {}],
      ['profile:switch', { folder: '/profiles/b' }],
      ['wellbeing:report', { seen: { taskId: 'b', sound: false, softened: true }, active: 'task' }],
      ['wellbeing:view', {}],
      ['break:act', { act: 'postpone' }],
      ['shift:act', { act: 'go-on' }],
      ['wellbeing:check-in', { mood: 4, note: 'fine' }],
      ['wellbeing:page', { days: 7 }],
      ['wellbeing:export', {}],
      ['wellbeing:delete', {}],
      ['wellbeing:choose-pictures', {}],
      ['wellbeing:pictures', {}],
      ['bench:open', { bench: 'audit' }],
      ['records:hand-over', { days: 7 }],
      ['records:send', {}],
      ['records:take-in', {}],
      ['audit:overview', {}],
      ['audit:change-plan', usualPlan],
      ['audit:sample', {}],
      ['audit:bring-content', { what: 'folder' }],
      ['audit:keep', { taskId: 'a', id: randomUUID(), entered: { note: 'Half' } }],
      ['audit:close', { taskId: 'a', auditId: randomUUID(), outcome: 'agree' }],
      ['audit:settle', { taskId: 'a', stepId: randomUUID(), ruling: 'uphold', reason: 'Clear.' }],
      ['audit:calibrations', {}],
      ['audit:figures', { days: 90 }],
      ['feedback:list', {}],
      ['practice:overview', {}],
      ['practice:import', { what: 'folder' }],
      ['practice:start', { packId: 'p', version: 1, ahead: false }],
      ['practice:start-exam', { packId: 'p', version: 1 }],
      ['practice:retry', { taskId: 'a' }],
      ['practice:next', { taskId: 'a' }],
      ['practice:hand-over', {}],
      ['practice:cohort', {}],
      ['practice:person', { person: randomUUID() }],
      ['practice:item', { pack: 'p 1 00', place: 0 }],
      ['practice:cases', {}],
      ['practice:collect', { auditId: randomUUID(), isCollected: true }],
      [
        'practice:publish',
        {
          id: 'p',
          title: 'P',
          items: [{ auditId: randomUUID(), rationale: 'Why.', difficulty: 2, tolerance: 0.5 }],
        },
      ],
      ['practice:export', { packId: 'p', version: 1, use: 'golden' }],
      ['feedback:answer', { stepId: randomUUID(), auditId: randomUUID(), answer: 'accept' }],
      ['window:toggle-full-screen', {}],
      ['window:quit', {}],
    ]
    assert.deepEqual(asked.map(([command]) => command).sort(), Object.keys(commands).sort())
    for (const [command, input] of asked) {
      const answer = value(await (mayAsk('lead', command) ? dispatch : trainer.dispatch)(command, input))
      const plain: unknown = JSON.parse(JSON.stringify(answer))
      assert.ok(
        commands[command].output.safeParse(plain).success,
        `${command} answered ${JSON.stringify(plain)}`,
      )
    }
    const done = [
      'ready',
      'create Ada',
      'protect',
      'lock',
      'unlock',
      'send',
      'back up',
      'retry',
      'accept the gap',
    ]
    const own = ['report', 'break-postpone', 'shift-go-on', '4 fine', 'forget']
    assert.deepEqual(seen, [...done, 'switch to /profiles/b', ...own, 'full screen', 'quit'])
  })

  test('opens with the lock while the profile is locked, and with what is wrong where it cannot be opened', async (t) => {
    const profile = restartable(t)
    const { output } = commands['window:open']
    const start = async (access: Partial<DeskRooms['access']>) =>
      output.parse(value(await desk(profile, { access }).dispatch('window:open', {}))).at
    assert.equal(await start({ at: () => 'locked' }), 'locked')
    const trouble = { name: 'ada', folder: '/profiles/ada', message: 'Full.', can: [] }
    assert.equal(
      await start({ at: () => 'trouble', trouble: () => ({ ...trouble, code: 'disk-full' }) }),
      'trouble',
    )
  })

  test('sets no passphrase that is easy to guess', async (t) => {
    const { dispatch, seen } = desk(restartable(t))
    const person = { name: 'Ada Lovelace', role: 'qa', languages: [], system: false }
    for (const [command, input] of [
      ['profile:protect', { passphrase: 'Ada Ada Ada Ada Ada', system: false }],
      ['profile:create', { ...person, passphrase: 'password password' }],
    ] as const) {
      assert.equal(failed(await dispatch(command, input)).code, 'weak-passphrase')
    }
    assert.deepEqual(seen, [])
  })

  test('knows no other command', async (t) => {
    const { dispatch } = desk(restartable(t))
    for (const command of [
      'decision:delete',
      'constructor',
      '__proto__',
      '',
      undefined,
      null,
      7,
      {},
      Symbol('x'),
      { toString: 1 },
    ]) {
      assert.equal(failed(await dispatch(command, {})).code, 'unknown-command')
    }
  })

  test('refuses input of the wrong shape with its place, and does nothing', async (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a'])
    const { dispatch } = desk(profile)
    const say = async (command: string, input: unknown) => {
      const { code, message } = failed(await dispatch(command, input))
      assert.equal(code, 'bad-input')
      return message
    }
    const decision = decisionOn('a')
    assert.match(
      await say('decision:record', { ...decision, made: { ...decision.made, activeSeconds: -1 } }),
      /^decision:record was refused: made\.activeSeconds: /,
    )
    assert.match(
      await say('decision:record', { ...decision, labels: [{ code: 'no code!' }] }),
      /labels\.0\.code: must be 1 to 64/,
    )
    assert.match(await say('decision:record', { ...decision, decisionId: '1' }), /decisionId: /)
    assert.match(await say('decision:record', { ...decision, colour: 1 }), /Unrecognized key: "colour"/)
    assert.match(await say('settings:change', { volume: 'loud' }), /volume: /)
    for (const input of [undefined, null, 'x', 7, []])
      assert.match(await say('decision:undo', input), /the entry: /)
    assert.deepEqual([...profile.store.journal.rows()], [])
  })

  test('passes on a failure with its code and sentence', async (t) => {
    const { dispatch, faults } = desk(restartable(t))
    const error = failed(await dispatch('decision:record', decisionOn('gone')))
    assert.deepEqual(error, { code: 'not-found', message: 'There is no task gone on this machine.' })
    assert.deepEqual(faults, [])
  })

  test('keeps what went wrong inside to itself, and reports it', async (t) => {
    const secret = new TypeError('the text of the task was: secret')
    const { dispatch, faults } = desk(restartable(t), {
      changeProfile: () => {
        throw secret
      },
    })
    const person = { name: 'Ada', role: 'qa', languages: [] }
    const { code, message } = failed(await dispatch('profile:change', person))
    assert.equal(code, 'internal')
    assert.doesNotMatch(message, /secret|TypeError/)
    assert.deepEqual(faults, [['profile:change', secret]])
  })

  test('says in words what SQLite throws while reading', async (t) => {
    const profile = restartable(t)
    const { dispatch, faults } = desk(profile, {
      policy: () => {
        throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' })
      },
    })
    assert.equal(failed(await dispatch('window:open', {})).code, 'database-damaged')
    assert.deepEqual(faults, [])
  })
})

describe('settings over the desk', () => {
  test('refuse keys that collide or belong to nothing, in words', async (t) => {
    const { dispatch } = desk(restartable(t))
    const collision = failed(await dispatch('settings:change', { keys: { play: 'KeyN' } }))
    assert.deepEqual(collision, {
      code: 'conflict',
      message: 'The key KeyN is wanted by both no-violation and play.',
    })
    const unknown = failed(await dispatch('settings:change', { keys: { 'label:gone': 'KeyY' } }))
    assert.deepEqual(unknown, { code: 'conflict', message: 'There is no action label:gone.' })
  })
})

describe('an import over the desk', () => {
  const mapping = { columns: { text: 'body' }, hosts: ['media.example'] }

  test('takes what was chosen last, by the mapping, and the page learns its name only', async (t) => {
    const ran: unknown[] = []
    const { dispatch } = desk(restartable(t), {
      choosePack: async (what) => (what === 'file' ? '/home/ada/posts.csv' : '/home/ada/pack'),
      outlineOf: async (path) =>
        path.endsWith('.csv') ? { columns: [], guess: {}, rows: 0, complete: true } : undefined,
      imports: {
        run: async (...call) => {
          ran.push(call)
          return report
        },
        stop: async () => {},
        progress: () => undefined,
      },
    })
    assert.deepEqual(value(await dispatch('pack:choose', { what: 'folder' })), { name: 'pack' })
    assert.deepEqual(value(await dispatch('pack:choose', { what: 'file' })), {
      name: 'posts.csv',
      table: { columns: [], guess: {}, rows: 0, complete: true },
    })
    value(await dispatch('pack:import', { mapping }))
    assert.deepEqual(ran, [['/home/ada/posts.csv', { mapping }]])
    const unknown = failed(await dispatch('pack:import', { mapping: { columns: { words: 'x' }, hosts: [] } }))
    assert.equal(unknown.code, 'bad-input')
  })

  test('of nothing chosen is refused, also after a choice that was given up', async (t) => {
    const answers = ['/packs/a', undefined]
    const { dispatch } = desk(restartable(t), { choosePack: async () => answers.shift() })
    assert.equal(failed(await dispatch('pack:import', {})).code, 'not-found')
    value(await dispatch('pack:choose', { what: 'folder' }))
    assert.equal(failed(await dispatch('pack:choose', { what: 'folder' })).code, 'cancelled')
    assert.equal(failed(await dispatch('pack:import', {})).code, 'not-found')
  })

  test('asks one question at a time', async (t) => {
    let answer: (path: undefined) => void = () => {}
    const { dispatch } = desk(restartable(t), {
      choosePack: () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    })
    const first = dispatch('pack:choose', { what: 'file' })
    assert.equal(failed(await dispatch('pack:choose', { what: 'file' })).code, 'conflict')
    answer(undefined)
    assert.equal(failed(await first).code, 'cancelled')
  })
})
