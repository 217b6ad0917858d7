import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { Severity } from '../../src-shared/model/kind.ts'
import type { LowerLimits, OwnWellbeing, WellbeingPolicy } from '../../src-shared/model/wellbeing.ts'
import { type WellbeingState, wellbeingStateSchema } from '../../src-shared/model/wellbeing-state.ts'
import { advanceWellbeing, type WellbeingEvent } from '../../src-shared/rules/wellbeing/engine.ts'
import type { Look } from '../../src-shared/rules/wellbeing/exposure.ts'
import { type Willing, willingOf } from '../../src-shared/rules/wellbeing/queue-mix.ts'
import { startWellbeing } from '../../src-shared/rules/wellbeing/start.ts'
import { isSevere, termsOf, type WellbeingTerms } from '../../src-shared/rules/wellbeing/terms.ts'
import { viewWellbeing } from '../../src-shared/rules/wellbeing/view.ts'
import type { WellbeingRows } from '../store/wellbeing.ts'
import {
  type ClockMark,
  type ClockReadings,
  clockMarkSchema,
  createSteadyClock,
  type SteadyClock,
} from './clock.ts'
import { keepHistory } from './history.ts'
import { createTold } from './told.ts'

export type Sighting = CommandInput<'wellbeing:report'>

/** What the review loop tells of, in its transactions, and asks. */
export interface ShiftWellbeing {
  /** Which tasks can come next, or will after tasks of these severities, as far as can be known. */
  willing(ahead?: readonly Severity[]): Willing
  taskShown(): void
  /** `severity`: the higher of what was expected and what was found. `left`: without a verdict. */
  taskEnded(severity: Severity, how: 'decided' | 'escalated' | 'left'): void
}

/** Breaks and exposure of one person: what happens goes in, what is due and what may come next goes out. */
export interface WellbeingRoom extends ShiftWellbeing {
  tell(event: WellbeingEvent): void
  /** A second or so has passed. */
  tick(): void
  /** What the window sees and whether somebody works there. */
  report(sighting: Sighting): void
  view(): WellbeingView
  terms(): WellbeingTerms
  /** The engine's state at its last event. */
  state(): WellbeingState
  /** When somebody used the program's own window last, by the clock that is never set; undefined if nobody has. */
  lastReportAt(): number | undefined
  now(): number
  /** What was told in work that throws, such as a transaction that fails, was never told. */
  attempt<T>(work: () => T): T
  /** One at a time. */
  follow(follower: Follower): void
  /** Puts on the disk what is not there yet. */
  save(): void
  /** The database is about to be closed: nobody sees anything or works from now on. */
  close(): void
}

export interface Follower {
  /** More than time has changed; and now and then during a rest. */
  changed(view: WellbeingView): void
  /** It cannot be written. Told once, until it can again. */
  fault(error: unknown): void
}

export interface WellbeingParts {
  rows: WellbeingRows
  transact: <T>(work: () => T) => T
  /** Of a task that is on screen now; undefined for any other. */
  severityOnScreen: (taskId: string) => Severity | undefined
  /** The organisation's floor, the person's own wishes and a lead's limits, at the moment of the call; the same object while they are the same. */
  policy: () => WellbeingPolicy
  own: () => OwnWellbeing
  lead: () => LowerLimits
  clock: ClockReadings
}

/** While something is counted, what is not worth a write of its own is kept so often: no more is lost by a crash. */
const saveEveryMs = 10_000
/** These come often, and say no more than what will come again. */
const thrifty: readonly WellbeingEvent['type'][] = ['tick', 'activity', 'look', 'veil', 'task-start']

/** Reads nothing until it is needed: the command line opens profiles in which nobody works. */
export function createWellbeing(parts: WellbeingParts): WellbeingRoom {
  const { rows, transact, severityOnScreen, policy, own, lead } = parts
  const told = createTold()
  let engine: { clock: SteadyClock; state: WellbeingState; kept: WellbeingState } | undefined
  let follower: Follower = { changed() {}, fault: rethrow }
  let isFailing = false
  let lastReportAt: number | undefined

  // Asked for many times at each key press, and hardly ever others.
  let inForce: { of: readonly unknown[]; terms: WellbeingTerms } | undefined

  function terms(): WellbeingTerms {
    const of = [policy(), own(), lead()] as const
    if (!inForce || of.some((part, at) => part !== inForce?.of[at])) inForce = { of, terms: termsOf(...of) }
    return inForce.terms
  }

  function loaded(): NonNullable<typeof engine> {
    if (engine) return engine
    const { state, mark } = readSaved(rows)
    const clock = createSteadyClock(parts.clock, mark)
    const kept = state ?? startWellbeing(clock.now())
    // Nothing is seen or worked while the program is not there; a rest goes on.
    engine = { clock, kept, state: advanceWellbeing(kept, { type: 'restart' }, clock.now(), terms()) }
    return engine
  }

  function advance(event: WellbeingEvent): void {
    const now = loaded()
    engine = { ...now, state: advanceWellbeing(now.state, event, now.clock.now(), terms()) }
  }

  /** In a transaction. */
  function write(): void {
    const { clock, state, kept } = loaded()
    rows.save(JSON.stringify(state), JSON.stringify(clock.mark()))
    keepHistory(rows, kept.totals, state, clock.wallOf)
    engine = { clock, state, kept: state }
  }

  function isWorthWriting(event: WellbeingEvent): boolean {
    const { state, kept } = loaded()
    if (!thrifty.includes(event.type) || state.totals.rests !== kept.totals.rests) return true
    if (restShape(state) !== restShape(kept)) return true
    if (state.day.startedAt !== kept.day.startedAt || state.shift !== kept.shift) return true
    return state.at - kept.at >= saveEveryMs && isCounted(state, kept)
  }

  /** No break depends on the disk: what cannot be written now will be with what comes next. */
  function save(): void {
    const before = engine
    try {
      transact(write)
      isFailing = false
    } catch (error) {
      engine = before
      if (!isFailing) follower.fault(error)
      isFailing = true
    }
  }

  function tell(event: WellbeingEvent): void {
    advance(event)
    if (isWorthWriting(event)) save()
    announce()
  }

  function attempt<T>(work: () => T): T {
    const before = engine
    let result: T
    try {
      result = work()
    } catch (error) {
      if (before) engine = before
      throw error
    }
    announce()
    return result
  }

  function announce(): void {
    if (!engine) return
    const view = viewWellbeing(engine.state, terms())
    if (told.isNews(view, engine.state.at)) follower.changed(view)
  }

  function tick(): void {
    const byMs = loaded().clock.wallSetBy()
    tell(byMs === 0 ? { type: 'tick' } : { type: 'clock-change', byMs })
  }

  return {
    tell,
    tick,
    attempt,
    terms,
    now: () => loaded().clock.now(),
    state: () => loaded().state,
    lastReportAt: () => lastReportAt,

    report({ seen, active }) {
      const { state, clock } = loaded()
      if (active) lastReportAt = clock.now()
      const severity = seen && severityOnScreen(seen.taskId)
      const look = seen && severity && { severity, sound: seen.sound, softened: seen.softened }
      if (!look && state.looking) tell({ type: 'veil' })
      if (look && !isSame(look, state.looking)) tell({ type: 'look', ...look })
      else if (active) tell({ type: 'activity', where: active })
    },

    view() {
      tick()
      return viewWellbeing(loaded().state, terms())
    },

    willing(ahead = []) {
      const now = terms()
      const state = ahead.reduce(
        (before, severity) =>
          advanceWellbeing(before, { type: 'task-end', severity, how: 'decided' }, before.at, now),
        loaded().state,
      )
      const willing = willingOf(state, now)
      if (!state.rest || now.lighterAfterBreak === 0) return willing
      // What comes on screen now is seen first after the rest.
      return { ...willing, rather: willing.may.filter((severity) => !isSevere(severity)) }
    },
    taskShown: () => advance({ type: 'task-start' }),
    taskEnded(severity, how) {
      advance({ type: 'task-end', severity, how })
      write()
    },

    follow(whoever) {
      follower = whoever
    },
    save: () => void (engine && save()),
    close() {
      if (!engine) return
      tell({ type: 'lock' })
      engine = undefined
    },
  }
}

function rethrow(error: unknown): never {
  throw error
}

function isCounted({ totals }: WellbeingState, { totals: before }: WellbeingState): boolean {
  if (totals.reviewMs > before.reviewMs) return true
  return Object.entries(totals.revealedMs).some(
    ([severity, ms]) => ms > before.revealedMs[Number(severity) as Severity],
  )
}

/** What of a rest does not follow from the time alone: a kill gives back no rest that work elsewhere has cost. */
function restShape({ rest }: WellbeingState): string | undefined {
  return rest && `${rest.startedAt} ${rest.asked} ${rest.counting}`
}

function isSame(look: Look, other: Look | undefined): boolean {
  return (
    other !== undefined &&
    look.severity === other.severity &&
    look.sound === other.sound &&
    look.softened === other.softened
  )
}

/** What another version of the program saved and this one cannot read is as good as nothing. */
function readSaved(rows: WellbeingRows): { state?: WellbeingState; mark?: ClockMark } {
  const saved = rows.saved()
  if (!saved) return {}
  const state = wellbeingStateSchema.safeParse(JSON.parse(saved.state)).data
  const mark = clockMarkSchema.safeParse(JSON.parse(saved.clock)).data
  return state && mark ? { state, mark } : {}
}
