import type { Severity } from '../../model/kind.ts'
import type { RestRecord, WellbeingState } from '../../model/wellbeing-state.ts'
import { randomFrom } from '../random.ts'
import { advanceWellbeing, type WellbeingEvent } from './engine.ts'
import { shiftPhase, willingOf } from './queue-mix.ts'
import { startWellbeing } from './start.ts'
import { isSevere, severities, type WellbeingTerms } from './terms.ts'

/** A queue and a person, as simple as they can be and still say what a policy does. */
export interface Scenario {
  days: number
  /** Share of each severity in what arrives; need not sum to 1. */
  mix: Readonly<Record<Severity, number>>
  /** Mean time on a task, of which `revealedShare` is revealed; the times vary exponentially. */
  taskSeconds: number
  revealedShare: number
  /** Share of tasks with sound on. */
  soundShare: number
  /** Severe tasks are looked at softened. */
  softened: boolean
  /** Share of breaks that are put off where that is allowed. */
  postponeShare: number
  /** Tasks on the machine from which the next is chosen. */
  cached: number
  /** The same seed gives the same days. */
  seed: number
}

/** What happened at one moment of a day, in ms since its first task. */
export type SimulatedStep =
  | { at: number; lasted: number; what: 'task'; severity: Severity; severeMs: number }
  | { at: number; lasted: number; what: 'rest'; kind: RestRecord['kind'] }
  /** Nothing that could be given out was there. */
  | { at: number; lasted: number; what: 'wait' }

export interface SimulatedDay {
  steps: SimulatedStep[]
  tasks: Record<Severity, number>
  reviewMs: number
  severeMs: number
  exposureMs: number
  restMs: number
  rests: number
  /** Most severe tasks one after the other, without a rest between. */
  longestRow: number
  /** Longest review without a rest that counts. */
  longestStretchMs: number
  /** When severe tasks were no longer given out because of a limit. */
  limitedAt?: number
}

const nightMs = 15 * 60 * 60_000
const tickMs = 5000
const waitMs = 60_000

/** Plays whole days of a queue through engine and terms; a minute's wait where nothing may be given out. */
export function simulate(terms: WellbeingTerms, scenario: Scenario): SimulatedDay[] {
  const random = randomFrom(scenario.seed)
  let now = 0
  let state = startWellbeing(now)
  const tell = (event: WellbeingEvent) => {
    state = advanceWellbeing(state, event, now, terms)
  }
  const pass = (ms: number, event: WellbeingEvent) => {
    for (let left = ms; left > 0; left -= tickMs) {
      now += Math.min(left, tickMs)
      tell(event)
    }
  }
  const queue = Array.from({ length: scenario.cached }, () => drawSeverity(scenario.mix, random))

  function take(): Severity | undefined {
    const { may, rather } = willingOf(state, terms)
    const among = (wanted: readonly Severity[]) => queue.findIndex((severity) => wanted.includes(severity))
    const index = among(rather) >= 0 ? among(rather) : among(may)
    if (index < 0) return undefined
    const [taken] = queue.splice(index, 1)
    queue.push(drawSeverity(scenario.mix, random))
    return taken
  }

  function review(severity: Severity): void {
    const ms = Math.max(1000, -Math.log(1 - random()) * scenario.taskSeconds * 1000)
    const softened = scenario.softened && isSevere(severity)
    tell({ type: 'task-start' })
    tell({ type: 'look', severity, sound: random() < scenario.soundShare, softened })
    pass(ms * scenario.revealedShare, { type: 'activity', where: 'task' })
    tell({ type: 'veil' })
    pass(ms * (1 - scenario.revealedShare), { type: 'activity', where: 'task' })
    tell({ type: 'task-end', severity, how: 'decided' })
  }

  function rest(): void {
    if (random() < scenario.postponeShare) tell({ type: 'break-postpone' })
    while (state.rest && state.rest.restedMs < state.rest.lengthMs) pass(tickMs, { type: 'tick' })
    tell({ type: 'break-end' })
  }

  const days: SimulatedDay[] = []
  for (let day = 0; day < scenario.days; day += 1) {
    const log = startLog(state)
    tell({ type: 'activity', where: 'task' })
    while (!isOver(state, terms)) {
      const before = state
      const { spared } = willingOf(state, terms)
      const severity = state.rest ? undefined : take()
      if (state.rest) rest()
      else if (severity !== undefined) review(severity)
      // A pause is what it takes.
      else if (spared === 'in-a-row') tell({ type: 'break-start' })
      else pass(waitMs, { type: 'tick' })
      log.note(before, state, severity, spared === 'limit')
    }
    days.push(log.day())
    tell({ type: 'break-end' })
    now += nightMs
    tell({ type: 'activity', where: 'rest' })
  }
  return days
}

/** Nothing more is given out that day. */
function isOver(state: WellbeingState, terms: WellbeingTerms): boolean {
  const phase = shiftPhase(state, terms)
  return phase === 'over' || phase === 'ended' || (!state.rest && willingOf(state, terms).may.length === 0)
}

function startLog(start: WellbeingState) {
  const begun = start.at
  const day: SimulatedDay = {
    steps: [],
    tasks: { 1: 0, 2: 0, 3: 0, 4: 0 },
    reviewMs: 0,
    severeMs: 0,
    exposureMs: 0,
    restMs: 0,
    rests: 0,
    longestRow: 0,
    longestStretchMs: 0,
  }
  let row = 0
  let stretchMs = 0

  return {
    note(
      before: WellbeingState,
      after: WellbeingState,
      severity: Severity | undefined,
      limited: boolean,
    ): void {
      const at = before.at - begun
      const lasted = after.at - before.at
      day.reviewMs += after.totals.reviewMs - before.totals.reviewMs
      stretchMs += after.totals.reviewMs - before.totals.reviewMs
      day.longestStretchMs = Math.max(day.longestStretchMs, stretchMs)
      day.severeMs = after.day.severeMs
      day.exposureMs = after.day.exposureMs
      if (limited && day.limitedAt === undefined) day.limitedAt = at
      if (severity !== undefined) {
        day.tasks[severity] += 1
        row = isSevere(severity) ? row + 1 : 0
        day.longestRow = Math.max(day.longestRow, row)
        day.steps.push({ at, lasted, what: 'task', severity, severeMs: after.day.severeMs })
      } else if (after.totals.rests > before.totals.rests && after.lastRest) {
        day.rests += 1
        day.restMs += after.lastRest.restedMs
        row = 0
        stretchMs = 0
        day.steps.push({ at, lasted, what: 'rest', kind: after.lastRest.kind })
      } else if (lasted > 0 && !before.rest) day.steps.push({ at, lasted, what: 'wait' })
    },
    day: () => day,
  }
}

function drawSeverity(mix: Scenario['mix'], random: () => number): Severity {
  const sum = severities.reduce((total, severity) => total + mix[severity], 0)
  let left = random() * sum
  for (const severity of severities) {
    left -= mix[severity]
    if (left < 0) return severity
  }
  return 1
}
