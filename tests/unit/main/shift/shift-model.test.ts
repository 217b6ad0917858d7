import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Shift } from '../../../../src-main/shift/shift.ts'
import { openStore, type Store } from '../../../../src-main/store/store.ts'
import { decisionOn, enterTexts, newKeys, shiftOf, temporary } from '../helpers.ts'

/** What the shift promises, kept in plain lists. */
interface Model {
  /** Waiting tasks in order; the first is on screen. */
  waiting: string[]
  decisions: { decisionId: string; taskId: string; note: string; undone: boolean }[]
  drafts: Record<string, string>
  skips: number
}

interface Real {
  store: Store
  shift: Shift
  reopen: () => void
}

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
    model.decisions.push({ decisionId: decision.decisionId, taskId, note, undone: false })
  }

/** Takes back the newest standing decision, or one further back by its name. */
const undo =
  (back: number): Act =>
  (model, { shift }) => {
    const standing = model.decisions.filter(({ undone }) => !undone).reverse()
    const target = standing[back]
    if (!target) return
    const undoId = randomUUID()
    const receipt = shift.undo(undoId, back === 0 ? undefined : target.decisionId)
    assert.deepEqual([receipt.decisionId, receipt.taskId], [target.decisionId, target.taskId])
    assert.equal(shift.undo(undoId).sequence, receipt.sequence, 'a retry gets the same receipt')
    target.undone = true
    model.waiting.unshift(target.taskId)
    if (target.note !== '') model.drafts[target.taskId] = target.note
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

const reopen: Act = (_model, real) => real.reopen()

const note = fc.constantFrom('', 'seen', 'ä😀')
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: note.map(record) },
  { weight: 2, arbitrary: fc.nat(3).map(undo) },
  { weight: 1, arbitrary: fc.constant(skip) },
  { weight: 2, arbitrary: note.map(saveDraft) },
  { weight: 1, arbitrary: fc.constant(reopen) },
)

function assertAgree(model: Model, { store, shift }: Real): void {
  const shown = shift.view()
  assert.deepEqual(
    shown.upcoming.map(({ id }) => id),
    model.waiting.slice(0, 3),
  )
  assert.deepEqual(
    shown.upcoming.map(({ draft }) => draft?.note),
    model.waiting.slice(0, 3).map((id) => model.drafts[id]),
  )
  assert.equal(shown.waiting, model.waiting.length)
  assert.deepEqual(
    shown.recent.map(({ decisionId, undone }) => [decisionId, undone]),
    model.decisions
      .toReversed()
      .slice(0, 10)
      .map(({ decisionId, undone }) => [decisionId, undone]),
  )
  const undone = model.decisions.filter((decision) => decision.undone).length
  assert.equal(shown.decidedToday, model.decisions.length - undone)
  assert.deepEqual(store.decisions.counts(), {
    decided: model.decisions.length - undone,
    undone,
    skipped: model.skips,
  })
}

test('a shift does what a plain list would, whatever is decided, taken back, skipped, drafted and restarted', (t) => {
  const folder = temporary(t)
  let run = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.array(act, { maxLength: 25 }), (tasks, acts) => {
      run += 1
      const [file, keys] = [join(folder, String(run), 'evenhand.db'), newKeys()]
      const open = () => openStore(file, keys, Date.now)
      const store = open()
      const real: Real = {
        store,
        shift: shiftOf(store),
        reopen() {
          real.store.close()
          real.store = open()
          real.shift = shiftOf(real.store)
        },
      }
      try {
        const waiting = Array.from({ length: tasks }, (_, at) => `t${at}`)
        enterTexts(store, waiting)
        const model: Model = { waiting, decisions: [], drafts: {}, skips: 0 }
        for (const perform of acts) {
          perform(model, real)
          assertAgree(model, real)
        }
      } finally {
        real.store.close()
        rmSync(join(folder, String(run)), { recursive: true })
      }
    }),
    { numRuns: 40 },
  )
})
