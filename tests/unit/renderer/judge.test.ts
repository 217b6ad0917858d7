import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clear } from '../../../src-renderer/review/judge.ts'
import { useReview } from '../../../src-renderer/stores/review.ts'
import { useWorkstation } from '../../../src-renderer/stores/workstation.ts'
import type { Desk } from '../../../src-shared/desk/contract.ts'
import type { Decision, Draft, FirstJudgement } from '../../../src-shared/model/decision.ts'
import { enter, restartable, shiftOf, taskRow } from '../main/helpers.ts'
import { smallPolicy } from '../shared/policies.ts'

test('a decision tells what was judged before machines’ signals were shown, and when they were', async (t) => {
  const { store } = restartable(t)
  const policy = smallPolicy(undefined, { review: { signalsHeldBack: 1 } })
  store.transact(() => store.packs.putInForce(policy))
  enter(store, [taskRow('a', { signals: [{ source: 'classifier', title: 'Spam', score: 0.9 }] })])
  const shift = shiftOf(store)
  const acts: Record<string, (input: never) => unknown> = {
    'signals:show': ({ taskId, firstJudgement }: { taskId: string; firstJudgement: FirstJudgement }) => ({
      signals: shift.showSignals(taskId, firstJudgement),
    }),
    'draft:save': ({ taskId, draft }: { taskId: string; draft: Draft }) => shift.saveDraft(taskId, draft),
    'decision:record': (decision: Decision) => shift.record(decision),
    'shift:view': () => shift.view(),
  }
  // The bridge alone is missing here: what is behind it is main's own.
  const invoke = async (command: string, input: unknown) => ({
    ok: true,
    value: acts[command]?.(input as never) ?? {},
  })
  Object.assign(globalThis, { window: { desk: { invoke } as unknown as Desk } })
  t.after(() => Reflect.deleteProperty(globalThis, 'window'))
  useWorkstation.setState({ policy })
  useReview.getState().follow(shift.view())
  const shownAt = useReview.getState().timing.shownAt
  useReview.setState({ timing: { ...useReview.getState().timing, shownAt: shownAt - 60_000 } })

  await clear()
  assert.equal(useReview.getState().task?.signals.length, 1)
  await clear()
  const row = [...store.journal.rows()].find(({ kind }) => kind === 'decision')
  const { made }: Decision = JSON.parse(row?.payload ?? '{}')
  assert.deepEqual([made.firstJudgement?.verdict, made.signalsShown], ['no-violation', true])
  assert.ok(Date.parse(made.signalsShownAt ?? '') >= shownAt, 'not with the task, but after the judgement')
})
