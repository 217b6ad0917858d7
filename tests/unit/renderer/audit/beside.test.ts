import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { enter, enteredFor, isAgreed, labelsOf } from '../../../../src-renderer/audit/beside-form.ts'
import { differencesOf, seenShare } from '../../../../src-renderer/audit/differences.ts'
import { freeCode } from '../../../../src-renderer/audit/plan-codes.ts'
import type { Beside } from '../../../../src-shared/desk/bench-views.ts'
import type { BlindJudgement } from '../../../../src-shared/model/audit.ts'
import { errorOf } from '../../../../src-shared/rules/audit/compare.ts'

const made = {
  shownAt: '2026-11-22T10:00:00.000Z',
  activeSeconds: 4,
  revealedSeconds: 4,
  watchedShare: 0.5,
  signalsShown: false,
}
const clear: BlindJudgement = { verdict: 'no-violation', labels: [], note: '', made }

function violation(...codes: string[]): BlindJudgement {
  const labels = codes.map((code) => ({ code, evidence: [] }))
  return { ...clear, verdict: 'violation', labels, action: 'remove' }
}

/** An audit of a decision that was judged blind just now. */
function audited(original: BlindJudgement, blind: BlindJudgement): Extract<Beside, { purpose: 'audit' }> {
  const task = { hash: 'a'.repeat(64), kind: 'text', queue: '', severity: 2, signals: [] } as const
  const ids = { decisionId: randomUUID(), taskId: 't-1', policyId: 'default', policyVersion: '1' }
  const error = errorOf(original, blind)
  return {
    purpose: 'audit',
    id: randomUUID(),
    decision: {
      decision: { ...original, ...ids },
      at: made.shownAt,
      task: { ...task, signals: [] },
      tenureDays: 1,
    },
    moderator: { id: randomUUID(), name: 'Ada' },
    blind,
    ...(error && { error }),
  }
}

describe('what is entered beside an audited decision', () => {
  test('begins with agreement where both say the same, and with nothing but the error where they do not', () => {
    const same = audited(violation('HAR-01'), violation('HAR-01'))
    assert.ok(isAgreed(same))
    assert.equal(enteredFor(same).outcome, 'agree')
    const other = audited(violation('HAR-01'), clear)
    assert.ok(!isAgreed(other))
    const { outcome, errorType, severity, clause } = enteredFor(other)
    assert.deepEqual(
      [outcome, errorType, severity, clause],
      [undefined, 'false-positive', undefined, 'HAR-01'],
    )
  })

  test('begins with what was entered before', () => {
    const other = audited(violation('HAR-01'), clear)
    const entered = { outcome: 'grey', note: 'Unclear whether', clause: undefined } as const
    const { picking, ...found } = enteredFor({ ...other, entered })
    assert.deepEqual(found, {
      id: other.id,
      outcome: 'grey',
      errorType: undefined,
      severity: undefined,
      coaching: undefined,
      note: 'Unclear whether',
      clause: undefined,
    })
    assert.equal(picking, undefined)
  })

  test('is of that audit alone', () => {
    const one = audited(violation('HAR-01'), clear)
    const other = audited(clear, violation('SPM-01'))
    enter(one, { outcome: 'disagree', note: 'See the second line.' })
    assert.equal(enteredFor(one).note, 'See the second line.')
    assert.deepEqual([enteredFor(other).note, enteredFor(other).errorType], ['', 'false-negative'])
  })

  test('names the labels of both judgements once each', () => {
    assert.deepEqual(labelsOf(audited(violation('A', 'B'), violation('B', 'C'))), ['A', 'B', 'C'])
  })
})

test('judgements differ in verdict, labels, action and reason; in the order of labels they do not', () => {
  assert.deepEqual([...differencesOf(violation('A', 'B'), violation('B', 'A'))], [])
  assert.deepEqual([...differencesOf(violation('A'), clear)], ['verdict', 'labels', 'action'])
  const asked = { ...clear, verdict: 'escalate', reason: 'legal' } as const
  assert.deepEqual([...differencesOf(asked, { ...asked, reason: 'lead' })], ['reason'])
})

test('what was seen is told by places, by revealed stretches, or as it was counted before either was kept', () => {
  assert.equal(seenShare({ ...made, coverage: { type: 'places', seen: 3, of: 4 } }), 0.75)
  assert.equal(seenShare({ ...made, coverage: { type: 'places', seen: 0, of: 0 } }), 0.5)
  const stretch = { startSeconds: 0, endSeconds: 6, speed: 1, heard: false }
  const stretches = [
    { ...stretch, revealed: true },
    { ...stretch, endSeconds: 10, revealed: false },
  ]
  assert.equal(seenShare({ ...made, durationSeconds: 10, coverage: { type: 'time', stretches } }), 0.6)
  assert.equal(seenShare(made), 0.5)
})

test('a new rule of a plan gets a code that none has', () => {
  assert.equal(freeCode([{ code: 'rest' }]), 'rule-2')
  assert.equal(freeCode([{ code: 'rest' }, { code: 'rule-3' }]), 'rule-4')
})
