import assert from 'node:assert/strict'
import { test } from 'node:test'
import { taskSchema } from '../../../../src-shared/model/task.ts'
import {
  addEvidence,
  emptyDraft,
  removeEvidence,
  targetLabel,
  toggleLabel,
} from '../../../../src-shared/rules/draft.ts'
import { indexPolicy } from '../../../../src-shared/rules/policy-index.ts'
import { holdsSignalsBack } from '../../../../src-shared/rules/signal-sample.ts'
import { nextSignalToTake } from '../../../../src-shared/rules/signal-taking.ts'
import { smallPolicy } from '../policies.ts'

const task = (id: string, signals: object[] = [{ source: 'm', title: 'Spam', score: 0.5 }]) =>
  taskSchema.parse({ id, content: { kind: 'video', src: 'a.mp4', durationSeconds: 10 }, signals })

const sampling = (share: number) => smallPolicy(undefined, { review: { signalsHeldBack: share } })

test('signals are held back on about the share that the policy says, and the same tasks each time', () => {
  const ids = Array.from({ length: 5000 }, (_, at) => `task-${at}`)
  const held = ids.filter((id) => holdsSignalsBack(task(id), sampling(0.1)))
  // Five standard deviations of a fair draw of 5,000 at 0.1.
  assert.ok(Math.abs(held.length - 500) < 106, String(held.length))
  assert.deepEqual(
    ids.filter((id) => holdsSignalsBack(task(id), sampling(0.1))),
    held,
  )
  assert.ok(
    held.every((id) => holdsSignalsBack(task(id), sampling(0.2))),
    'a larger sample holds the smaller one',
  )
  assert.ok(ids.every((id) => holdsSignalsBack(task(id), sampling(1))))
  assert.ok(ids.every((id) => !holdsSignalsBack(task(id), sampling(0))))
})

test('a task of which machines say nothing is never held back', () => {
  assert.equal(holdsSignalsBack(task('a', []), sampling(1)), false)
})

test('the strongest signal that the policy has a label for is taken over, with what it soundly points at', () => {
  const policy = smallPolicy()
  const index = indexPolicy(policy)
  const said = task('a', [
    { source: 'm', title: 'Other', score: 0.99, label: 'gone' },
    { source: 'm', title: 'Bulk', score: 0.4, label: 'spam.bulk' },
    {
      source: 'm',
      title: 'Slur',
      score: 0.8,
      label: 'hate.slur',
      ranges: [
        { startSeconds: 1, endSeconds: 2 },
        { startSeconds: 8, endSeconds: 99 },
      ],
    },
  ])
  const first = nextSignalToTake(said.signals, emptyDraft, index, said.content)
  assert.deepEqual(first, {
    label: 'hate.slur',
    evidence: [{ type: 'time-range', startSeconds: 1, endSeconds: 2 }],
  })
  const draft = addEvidence(emptyDraft, 'hate.slur', first?.evidence ?? [])
  assert.equal(nextSignalToTake(said.signals, draft, index, said.content)?.label, 'spam.bulk')
  const both = addEvidence(draft, 'spam.bulk', [])
  assert.equal(nextSignalToTake(said.signals, both, index, said.content), undefined)
})

const range = { type: 'time-range' as const, startSeconds: 1, endSeconds: 2 }

test('what is marked before a label waits for the next one', () => {
  const index = indexPolicy(smallPolicy())
  const loose = addEvidence(emptyDraft, undefined, [range])
  assert.deepEqual(loose.loose, [range])
  const labelled = toggleLabel(loose, 'spam.bulk', index)
  assert.deepEqual(labelled.labels, [{ code: 'spam.bulk', evidence: [range] }])
  assert.equal(labelled.loose, undefined)
})

test('evidence goes to the wished label while it is applied, and else to the last', () => {
  const draft = { ...emptyDraft, labels: ['spam.bulk', 'hate.slur'].map((code) => ({ code, evidence: [] })) }
  assert.equal(targetLabel(draft, 'spam.bulk'), 'spam.bulk')
  assert.equal(targetLabel(draft, 'gone'), 'hate.slur')
  assert.equal(targetLabel(emptyDraft, 'gone'), undefined)
})

test('the same twice is once, and the newest goes first', () => {
  const other = { ...range, endSeconds: 3 }
  const draft = [range, other, range].reduce(
    (draft, one) => addEvidence(draft, 'spam.bulk', [one]),
    emptyDraft,
  )
  assert.deepEqual(draft.labels[0]?.evidence, [range, other])
  assert.deepEqual(removeEvidence(draft, 'spam.bulk').labels[0]?.evidence, [range])
})
