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
  decisions: { decisionId: string; taskId: string; note: string; state: OutboxState }[]
  drafts: Record<string, string>
  skips: number
}

interface Real {
  store: Store
  shift: Shift
  /** The program ends as it should, or is gone from one moment to the next. */
  reopen: (how: 'closed' | 'crashed') => void
}

const standing = (model: Model) => model.decisions.filter(({ state }) => state !== 'withdrawn')
const held = (model: Model) => model.decisions.filter(({ state }) => state === 'held')
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
  }

/** Takes back the newest decision that is held, or one further back by its name. */
const undo =
  (back: number): Act =>
  (model, { shift }) => {
    const target = held(model).reverse()[back]
    if (!target) return
    const undoId = randomUUID()
    const receipt = shift.undo(undoId, back === 0 ? undefined : target.decisionId)
    assert.deepEqual([receipt.decisionId, receipt.taskId], [target.decisionId, target.taskId])
    assert.equal(shift.undo(undoId).sequence, receipt.sequence, 'a retry gets the same receipt')
    target.state = 'withdrawn'
    model.waiting.unshift(target.taskId)
    if (target.note !== '') model.drafts[target.taskId] = target.note
  }

/** What is settled stays, whoever asks for it. */
const undoTooLate: Act = (model, { shift }) => {
  const settled = standing(model).find(({ state }) => state !== 'held')
  if (settled) assert.throws(() => shift.undo(randomUUID(), settled.decisionId), failure('stale'))
  if (held(model).length > 0) return
  assert.throws(() => shift.undo(randomUUID()), failure(settled ? 'stale' : 'not-found'))
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
    for (const decision of expected) decision.state = 'ready'
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

const skip: Act = (model, { shift }) => {
  const taskId = model.waiting.shift()
  if (taskId === undefined) return
  shift.skip({ skipId: randomUUID(), taskId, reason: 'not-now', note: '' })
  model.waiting.push(taskId)
  model.skips += 1
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
  { weight: 1, arbitrary: fc.constant(skip) },
  { weight: 2, arbitrary: note.map(saveDraft) },
  { weight: 1, arbitrary: fc.constant(undoTooLate) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map(settle) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map(send) },
  { weight: 1, arbitrary: fc.constantFrom('closed' as const, 'crashed' as const).map(reopen) },
)

function assertAgree(model: Model, { store, shift }: Real): void {
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
  assert.equal(shown.waiting, model.waiting.length)
  assert.deepEqual(
    shown.recent.map(({ decisionId, undone, undoUntil }) => [decisionId, undone, undoUntil !== undefined]),
    model.decisions
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
  const undone = count('withdrawn')
  assert.equal(shown.decidedToday, model.decisions.length - undone)
  assert.deepEqual(store.decisions.counts(), {
    decided: model.decisions.length - undone,
    undone,
    skipped: model.skips,
  })
}

test('a shift does what a plain list would, whatever is decided, taken back, settled, sent, skipped, drafted, restarted and crashed', (t) => {
  const folder = temporary(t)
  let run = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.array(act, { maxLength: 25 }), (tasks, acts) => {
      run += 1
      const [file, keys] = [join(folder, String(run), 'evenhand.db'), newKeys()]
      const open = () => openStore(file, keys, Date.now)
      const crashed: Store[] = []
      const store = open()
      const real: Real = {
        store,
        shift: shiftOf(store),
        reopen(how) {
          if (how === 'closed') real.store.close()
          else crashed.push(real.store)
          real.store = open()
          real.shift = shiftOf(real.store)
        },
      }
      try {
        const waiting = Array.from({ length: tasks }, (_, at) => `t${at}`)
        enterTexts(store, waiting)
        const model: Model = { tasks: [...waiting], waiting, decisions: [], drafts: {}, skips: 0 }
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
