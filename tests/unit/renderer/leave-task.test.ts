import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { suite, type TestContext, test } from 'node:test'
import { leaveTask } from '../../../src-renderer/review/leave-task.ts'
import { useReview } from '../../../src-renderer/stores/review.ts'
import { useWorkstation } from '../../../src-renderer/stores/workstation.ts'
import type { Desk } from '../../../src-shared/desk/contract.ts'
import type { FailureCode } from '../../../src-shared/desk/result.ts'
import type { Decision } from '../../../src-shared/model/decision.ts'
import { emptyDraft } from '../../../src-shared/rules/draft.ts'
import { decisionOn, enterTexts, restartable, shiftOf } from '../main/helpers.ts'
import { smallPolicy } from '../shared/policies.ts'

type Skip = { skipId: string; taskId: string; reason: string; note: string }

/** A window on a shift of these tasks, without bridge and screen: frames come when they are asked for, and asks are noted. */
function windowOn(t: TestContext, taskIds: readonly string[]) {
  const { store } = restartable(t)
  enterTexts(store, taskIds)
  const shift = shiftOf(store)
  const acts: Record<string, (input: never) => unknown> = {
    'decision:record': (decision: Decision) => shift.record(decision),
    'decision:undo': ({ undoId }: { undoId: string }) => shift.undo(undoId),
    'task:skip': (skip: Skip) => shift.skip(skip),
    'shift:view': () => shift.view(),
  }
  const asked: string[] = []
  /** Answers instead of main, for the asks to come, in order. */
  const failures: { command: string; code: FailureCode }[] = []
  const asking = new EventTarget()
  const invoke = async (command: string, input: unknown) => {
    asked.push(command)
    const failing = failures[0]
    if (failing?.command === command) {
      failures.shift()
      return { ok: false, error: { code: failing.code, message: `It failed: ${failing.code}.` } }
    }
    const value = acts[command]?.(input as never)
    asking.dispatchEvent(new Event(command))
    return { ok: true, value }
  }
  const frames: (() => void)[] = []
  Object.assign(globalThis, {
    window: { desk: { invoke } as unknown as Desk },
    requestAnimationFrame: (frame: () => void) => frames.push(frame),
  })
  t.after(() => {
    Reflect.deleteProperty(globalThis, 'window')
    Reflect.deleteProperty(globalThis, 'requestAnimationFrame')
    useReview.setState({ shift: undefined, task: undefined })
    useWorkstation.setState({ notice: undefined })
  })
  useWorkstation.setState({ policy: smallPolicy() })
  useReview.getState().follow(shift.view())
  const onScreen = () => useReview.getState().task?.id
  return {
    shift,
    asked,
    failures,
    onScreen,
    decide: () => leaveTask('decision:record', decisionOn(onScreen() ?? '')),
    skip: () =>
      leaveTask('task:skip', {
        skipId: randomUUID(),
        taskId: onScreen() ?? '',
        reason: 'not-now',
        note: '',
      }),
    /** Paints, and waits until the view that is asked for after it is there. */
    async paint() {
      const viewed = once(asking, 'shift:view')
      for (const frame of frames.splice(0)) frame()
      await viewed
      await new Promise(setImmediate)
    },
  }
}

suite('The task on screen leaves', () => {
  test('and the one that was prepared is there with the receipt; the view follows its paint', async (t) => {
    const { asked, decide, onScreen, paint } = windowOn(t, ['a', 'b', 'c', 'd', 'e'])
    await decide()
    assert.deepEqual([asked, onScreen()], [['decision:record'], 'b'])
    assert.deepEqual(useReview.getState().recording, false)
    await paint()
    const { shift } = useReview.getState()
    assert.deepEqual(
      shift?.upcoming.map(({ id }) => id),
      ['b', 'c', 'd'],
    )
    assert.deepEqual([shift?.decidedToday, shift?.waiting], [1, 4])
  })

  test('faster than views come: what nobody has prepared is looked for at once', async (t) => {
    const { asked, decide, onScreen, paint } = windowOn(t, ['a', 'b', 'c', 'd', 'e'])
    await decide()
    await decide()
    await decide()
    assert.deepEqual(asked, ['decision:record', 'decision:record', 'decision:record', 'shift:view'])
    assert.equal(onScreen(), 'd')
    await paint()
    assert.deepEqual([onScreen(), useReview.getState().shift?.decidedToday], ['d', 3])
  })

  test('and the last one leaves nothing on screen', async (t) => {
    const { asked, decide, onScreen } = windowOn(t, ['a'])
    await decide()
    assert.deepEqual([asked, onScreen()], [['decision:record', 'shift:view'], undefined])
  })

  test('and comes back with what was entered for it before it was skipped', async (t) => {
    const { shift, skip, onScreen, paint } = windowOn(t, ['a', 'b'])
    shift.saveDraft('a', { ...emptyDraft, note: 'half' })
    await skip()
    await paint()
    assert.equal(onScreen(), 'b')
    await skip()
    assert.deepEqual([onScreen(), useReview.getState().draft.note], ['a', 'half'])
    await paint()
  })

  test('and where nobody can say what comes, the person is told why', async (t) => {
    const { failures, decide, onScreen } = windowOn(t, ['a'])
    failures.push({ command: 'shift:view', code: 'internal' })
    await decide()
    const { notice } = useWorkstation.getState()
    assert.deepEqual([notice?.tone, notice?.text], ['danger', 'It failed: internal.'])
    assert.deepEqual([onScreen(), useReview.getState().recording], ['a', false])
  })

  test('and asks once more for what did not get through', async (t) => {
    const { asked, failures, decide, onScreen } = windowOn(t, ['a'])
    failures.push({ command: 'shift:view', code: 'unreachable' })
    await decide()
    assert.deepEqual([asked, onScreen()], [['decision:record', 'shift:view', 'shift:view'], undefined])
    assert.equal(useWorkstation.getState().notice, undefined)
  })

  test('and an undo brings it back, which no window has prepared', async (t) => {
    const { asked, decide, onScreen, paint } = windowOn(t, ['a', 'b', 'c'])
    await decide()
    await leaveTask('decision:undo', { undoId: randomUUID() })
    assert.deepEqual([asked.slice(1), onScreen()], [['decision:undo', 'shift:view'], 'a'])
    await paint()
    assert.deepEqual([onScreen(), useReview.getState().shift?.decidedToday], ['a', 0])
  })
})
