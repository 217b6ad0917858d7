import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Shift } from '../../../../src-main/shift/shift.ts'
import type { OutboxState } from '../../../../src-main/store/outbox.ts'
import { openStore, type Store } from '../../../../src-main/store/store.ts'
import { decisionOn, enterTexts, failure, newKeys, shiftOf, temporary } from '../helpers.ts'

/** What the shift promises, kept in plain lists. */
interface Model {
  tasks: readonly string[]
  /** Waiting tasks in order; the first is on screen. */
  waiting: string[]
  /** Put aside for later. */
  held: string[]
  /** Decisions and returns, all of which are sent. */
  decisions: { decisionId: string; taskId: string; note: string; state: OutboxState; isReturn?: true }[]
  /** Skips, and holds. */
  skips: { skipId: string; taskId: string; atMs: number; undone: boolean; isHold?: true }[]
  /** Ids of all acts in the order in which they were made. */
  order: string[]
  drafts: Record<string, string>
}

interface Real {
  store: Store
  shift: Shift
  clock: { now: number }
  /** The program ends as it should, or is gone from one moment to the next. */
  reopen: (how: 'closed' | 'crashed') => void
}

const standing = (model: Model) => model.decisions.filter(({ state }) => state !== 'withdrawn')
const held = (model: Model) => model.decisions.filter(({ state }) => state === 'held')
/** What can be taken back, newest first: what is not free to be sent yet, and skips and holds of the last ten seconds. */
function undoable(model: Model, now: number) {
  const acts = [
    ...held(model).map(({ decisionId: id, taskId, note }) => ({ id, taskId, note })),
    ...model.skips
      .filter(({ atMs, undone }) => !undone && now < atMs + 10_000)
      .filter(({ taskId, isHold }) => (isHold ? model.held : model.waiting).includes(taskId))
      .map(({ skipId: id, taskId }) => ({ id, taskId, note: '' })),
  ]
  return acts.sort((one, other) => model.order.indexOf(other.id) - model.order.indexOf(one.id))
}
/** After every undo window. */
const muchLater = '2100-01-01T00:00:00.000Z'

type Act = (model: Model, real: Real) => void

const record =
  (note: string): Act =>
  (model, { shift }) => {
    const taskId = model.waiting.shift()
    if (taskId === undefined) return
    const decision = decisionOn(taskId, { note })
    const { sequence } = shift.record(decision)
    assert.equal(shift.record(decision).sequence, sequence, 'a retry gets the same receipt')
    delete model.drafts[taskId]
    model.decisions.push({ decisionId: decision.decisionId, taskId, note, state: 'held' })
    model.order.push(decision.decisionId)
  }

/** Takes back the newest act that can be, or one further back by its name. */
const undo =
  (back: number): Act =>
  (model, { shift, clock }) => {
    const target = undoable(model, clock.now)[back]
    if (!target) return
    const undoId = randomUUID()
    const receipt = shift.undo(undoId, back === 0 ? undefined : target.id)
    assert.deepEqual([receipt.decisionId, receipt.taskId], [target.id, target.taskId])
    assert.equal(shift.undo(undoId).sequence, receipt.sequence, 'a retry gets the same receipt')
    for (const decision of model.decisions)
      if (decision.decisionId === target.id) decision.state = 'withdrawn'
    for (const skip of model.skips) if (skip.skipId === target.id) skip.undone = true
    comeFirst(model, target.taskId)
    if (target.note !== '') model.drafts[target.taskId] = target.note
  }

function comeFirst(model: Model, taskId: string): void {
  model.held = model.held.filter((id) => id !== taskId)
  model.waiting = [taskId, ...model.waiting.filter((id) => id !== taskId)]
}

/** What is settled stays, whoever asks for it, and so does a skip of which the time is over. */
const undoTooLate: Act = (model, { shift, clock }) => {
  const settled = standing(model).find(({ state }) => state !== 'held')
  if (settled) assert.throws(() => shift.undo(randomUUID(), settled.decisionId), failure('stale'))
  const possible = undoable(model, clock.now)
  const over = model.skips.find(({ skipId }) => !possible.some(({ id }) => id === skipId))
  if (over) assert.throws(() => shift.undo(randomUUID(), over.skipId), failure('stale'))
  if (possible.length > 0) return
  const hasDecided = standing(model).some(({ isReturn }) => !isReturn)
  assert.throws(() => shift.undo(randomUUID()), failure(hasDecided ? 'stale' : 'not-found'))
}

/** The time of the oldest held decisions is over: they are freed to be sent, and what they were about is forgotten. */
const settle =
  (count: number): Act =>
  (model, { store }) => {
    const rows = store.outbox.overdue(muchLater, count)
    const expected = held(model).slice(0, count)
    assert.deepEqual(
      rows.map(({ journalId }) => journalId),
      expected.map(({ decisionId }) => decisionId),
    )
    store.transact(() => {
      for (const { journalId, taskId } of rows) {
        store.outbox.settle(journalId)
        store.tasks.forget(taskId)
      }
    })
    for (const decision of expected) {
      decision.state = 'ready'
      // Kept until now, for an undo.
      delete model.drafts[decision.taskId]
    }
  }

const send =
  (count: number): Act =>
  (model, { store }) => {
    const rows = store.outbox.ready(count)
    const expected = model.decisions.filter(({ state }) => state === 'ready').slice(0, count)
    assert.deepEqual(
      rows.map(({ journalId, payload }) => [journalId, JSON.parse(payload).note]),
      expected.map(({ decisionId, note }) => [decisionId, note]),
    )
    store.transact(() =>
      store.outbox.markSent(
        rows.map(({ journalId }) => journalId),
        muchLater,
      ),
    )
    for (const decision of expected) decision.state = 'sent'
  }

const skip: Act = (model, { shift, clock }) => {
  const taskId = model.waiting.shift()
  if (taskId === undefined) return
  const skipId = randomUUID()
  shift.skip({ skipId, taskId, reason: 'not-now', note: '' })
  model.waiting.push(taskId)
  model.skips.push({ skipId, taskId, atMs: clock.now, undone: false })
  model.order.push(skipId)
}

const putAside =
  (how: 'hold' | 'return'): Act =>
  (model, { shift, clock }) => {
    const taskId = model.waiting.shift()
    if (taskId === undefined) return
    const asideId = randomUUID()
    const aside = { asideId, taskId, how, note: '' }
    assert.equal(shift.putAside(aside).sequence, shift.putAside(aside).sequence)
    if (how === 'hold') {
      model.held.push(taskId)
      // Of those that are held within one moment, the first to arrive comes first.
      const since = (id: string) => model.skips.findLast((skip) => skip.taskId === id)?.atMs ?? clock.now
      model.held.sort((one, other) => since(one) - since(other) || (one < other ? -1 : 1))
      model.skips.push({ skipId: asideId, taskId, atMs: clock.now, undone: false, isHold: true })
    } else model.decisions.push({ decisionId: asideId, taskId, note: '', state: 'held', isReturn: true })
    model.order.push(asideId)
  }

/** One that is held, or else one that waits further back. */
const takeUp =
  (back: number): Act =>
  (model, { shift }) => {
    const taskId = model.held[back] ?? model.waiting[back]
    if (taskId === undefined) return
    shift.takeUp({ takeUpId: randomUUID(), taskId })
    comeFirst(model, taskId)
  }

const wait =
  (seconds: number): Act =>
  (_model, { clock }) => {
    clock.now += seconds * 1000
  }

const saveDraft =
  (note: string): Act =>
  (model, { shift }) => {
    const [taskId] = model.waiting
    if (taskId === undefined) return
    shift.saveDraft(taskId, { labels: [], note })
    if (note === '') delete model.drafts[taskId]
    else model.drafts[taskId] = note
  }

const reopen =
  (how: 'closed' | 'crashed'): Act =>
  (_model, real) =>
    real.reopen(how)

const note = fc.constantFrom('', 'seen', 'ä😀')
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: note.map(record) },
  { weight: 2, arbitrary: fc.nat(3).map(undo) },
  { weight: 2, arbitrary: fc.constant(skip) },
  { weight: 2, arbitrary: fc.constantFrom('hold' as const, 'return' as const).map(putAside) },
  { weight: 1, arbitrary: fc.nat(3).map(takeUp) },
  { weight: 1, arbitrary: fc.constantFrom(1, 5, 10).map(wait) },
  { weight: 2, arbitrary: note.map(saveDraft) },
  { weight: 1, arbitrary: fc.constant(undoTooLate) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map(settle) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map(send) },
  { weight: 1, arbitrary: fc.constantFrom('closed' as const, 'crashed' as const).map(reopen) },
)

function assertAgree(model: Model, { store, shift, clock }: Real): void {
  const shown = shift.view()
  assert.deepEqual(
    shown.upcoming.map(({ id }) => id),
    model.waiting.slice(0, 3),
  )
  assert.deepEqual(
    // What comes back by an undo has a draft also where nothing was noted: how the decision was made.
    shown.upcoming.map(({ draft }) => draft?.note || undefined),
    model.waiting.slice(0, 3).map((id) => model.drafts[id]),
  )
  assert.deepEqual([shown.waiting, shown.held], [model.waiting.length, model.held.length])
  assert.equal(shown.undoable?.id, undoable(model, clock.now)[0]?.id)
  assert.deepEqual(
    shift.list(0, 20).rows.map(({ taskId }) => taskId),
    [...model.held, ...model.waiting],
  )
  assert.deepEqual(
    shown.recent.map(({ decisionId, undone, undoUntil }) => [decisionId, undone, undoUntil !== undefined]),
    model.decisions
      .filter(({ isReturn }) => !isReturn)
      .toReversed()
      .slice(0, 10)
      .map(({ decisionId, state }) => [decisionId, state === 'withdrawn', state === 'held']),
  )
  for (const { decisionId, state } of model.decisions) assert.equal(store.outbox.stateOf(decisionId), state)
  const count = (wanted: OutboxState) => model.decisions.filter(({ state }) => state === wanted).length
  const counts = { held: count('held'), ready: count('ready'), sent: count('sent'), attention: 0 }
  assert.deepEqual(store.outbox.counts(), counts)
  const forgotten = new Set(
    standing(model).flatMap(({ taskId, state }) => (state === 'held' ? [] : [taskId])),
  )
  assert.deepEqual(store.tasks.withContent().sort(), model.tasks.filter((id) => !forgotten.has(id)).sort())
  const made = model.decisions.filter(({ isReturn }) => !isReturn)
  const undone = made.filter(({ state }) => state === 'withdrawn').length
  assert.equal(shown.decidedToday, made.length - undone)
  assert.deepEqual(store.decisions.counts(), {
    decided: made.length - undone,
    undone,
    skipped: model.skips.filter(({ undone, isHold }) => !undone && !isHold).length,
  })
}

test('a shift does what a plain list would, whatever is decided, taken back, settled, sent, skipped, put aside, taken up, drafted, restarted and crashed', (t) => {
  const folder = temporary(t)
  let run = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.array(act, { maxLength: 25 }), (tasks, acts) => {
      run += 1
      const [file, keys] = [join(folder, String(run), 'evenhand.db'), newKeys()]
      const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
      const now = () => clock.now
      const open = () => openStore(file, keys, now)
      const crashed: Store[] = []
      const store = open()
      const real: Real = {
        store,
        shift: shiftOf(store, now),
        clock,
        reopen(how) {
          if (how === 'closed') real.store.close()
          else crashed.push(real.store)
          real.store = open()
          real.shift = shiftOf(real.store, now)
        },
      }
      try {
        const waiting = Array.from({ length: tasks }, (_, at) => `t${at}`)
        enterTexts(store, waiting)
        const model: Model = {
          tasks: [...waiting],
          waiting,
          held: [],
          decisions: [],
          skips: [],
          order: [],
          drafts: {},
        }
        for (const perform of acts) {
          perform(model, real)
          assertAgree(model, real)
        }
      } finally {
        for (const store of [...crashed, real.store]) store.close()
        rmSync(join(folder, String(run)), { recursive: true })
      }
    }),
    { numRuns: 40 },
  )
})
