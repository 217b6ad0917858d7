import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { loadPolicy } from '../../src-shared/rules/load-policy.ts'
import { type Scenario, type SimulatedDay, simulate } from '../../src-shared/rules/wellbeing/simulate.ts'
import { severities, termsOf } from '../../src-shared/rules/wellbeing/terms.ts'
import { type Call, type Command, fromHere, UsageError } from './command.ts'
import { plotSimulation } from './simulation-plot.ts'
import { say } from './tell.ts'

/** Plays days of a queue through the wellbeing rules of a policy, for whoever sets them. No profile is touched. */
export const simulateCommand: Command = {
  on: 'nothing',
  takes: ['policy', 'days', 'mix', 'task-seconds', 'postpone', 'seed', 'to'],
  check: (call) => void scenarioOf(call),
  run(call) {
    const scenario = scenarioOf(call)
    const policy = readPolicy(call.options.policy)
    const terms = termsOf(policy.wellbeing)
    const days = simulate(terms, scenario)
    process.stdout.write(`${tableOf(days)}\n`)
    const { to } = call.options
    if (to !== undefined) {
      const heading = `${policy.title} ${policy.version}, mix ${Object.values(scenario.mix).join(' : ')}, ${scenario.taskSeconds} s a task`
      writeFileSync(fromHere(to), plotSimulation(days, terms, heading))
      say(`The plot is in ${fromHere(to)}.`)
    }
    return 0
  },
}

function scenarioOf({ options }: Call): Scenario {
  const mix = (options.mix ?? '60:20:15:5').split(':').map((share) => numberOf('mix', share, 0, 1_000_000))
  const [one, two, three, four] = mix
  if (one === undefined || two === undefined || three === undefined || four === undefined || mix.length > 4)
    throw new UsageError('--mix is four shares, of severity 1 to 4, such as 60:20:15:5.')
  if (one + two + three + four === 0) throw new UsageError('--mix needs a share above 0.')
  return {
    days: Math.round(numberOf('days', options.days ?? '5', 1, 60)),
    mix: { 1: one, 2: two, 3: three, 4: four },
    taskSeconds: numberOf('task-seconds', options['task-seconds'] ?? '30', 1, 3600),
    postponeShare: numberOf('postpone', options.postpone ?? '0.2', 0, 1),
    seed: Math.round(numberOf('seed', options.seed ?? '1', 0, 2 ** 31)),
    // A share of the handle time, as in reviews that begin veiled; severe content as the program softens it by itself.
    revealedShare: 0.7,
    soundShare: 0.3,
    softened: true,
    cached: 100,
  }
}

function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new UsageError(`--${option} is a number from ${least} to ${most}, not “${text}”.`)
  return value
}

function readPolicy(path: string | undefined): Policy {
  const file =
    path === undefined
      ? join(import.meta.dirname, '..', '..', 'assets', 'policy', 'default.json')
      : fromHere(path)
  if (!existsSync(file)) throw new DeskError('not-found', `There is nothing at ${file}.`)
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new DeskError(
      'policy-refused',
      `${file} is no JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
  const loaded = loadPolicy(read)
  if (!loaded.ok) throw new DeskError('policy-refused', `${file} is no policy. ${loaded.faults.join(' ')}`)
  return loaded.policy
}

const columns: readonly [title: string, value: (day: SimulatedDay) => string][] = [
  [
    'tasks',
    ({ tasks }) =>
      severities
        .map((severity) => tasks[severity])
        .reduce((sum, count) => sum + count, 0)
        .toString(),
  ],
  ['severity 3', ({ tasks }) => tasks[3].toString()],
  ['severity 4', ({ tasks }) => tasks[4].toString()],
  ['review', ({ reviewMs }) => clock(reviewMs)],
  ['rests', ({ rests }) => rests.toString()],
  ['rested', ({ restMs }) => clock(restMs)],
  ['exposure', ({ exposureMs }) => clock(exposureMs)],
  ['severe', ({ severeMs }) => clock(severeMs)],
  ['limit at', ({ limitedAt }) => (limitedAt === undefined ? '–' : clock(limitedAt))],
  ['longest row', ({ longestRow }) => longestRow.toString()],
  ['longest stretch', ({ longestStretchMs }) => clock(longestStretchMs)],
]

function tableOf(days: readonly SimulatedDay[]): string {
  const rows = [
    ['day', ...columns.map(([title]) => title)],
    ...days.map((day, index) => [String(index + 1), ...columns.map(([, value]) => value(day))]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n')
}

/** Hours and minutes. */
function clock(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
