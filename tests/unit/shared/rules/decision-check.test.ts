import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import type { Evidence } from '../../../../src-shared/model/evidence.ts'
import type { Content } from '../../../../src-shared/model/task.ts'
import { findDecisionFaults } from '../../../../src-shared/rules/decision-check.ts'
import { smallPolicy } from '../policies.ts'

const policy = smallPolicy()
const text: Content = { kind: 'text', text: 'Some words' }
const film: Content = { kind: 'video', src: 'film.mp4', durationSeconds: 100 }

const made: Decision['made'] = {
  shownAt: '2026-01-01T00:00:00Z',
  firstRevealAt: '2026-01-01T00:00:01Z',
  activeSeconds: 9,
  revealedSeconds: 9,
  watchedShare: 1,
  signalsShown: false,
}

type Made = Pick<Decision, 'verdict'> & Partial<Omit<Decision, 'labels'>> & { labels?: string[] }

function faults({ labels = [], ...rest }: Made): string[] {
  const applied = labels.map((code) => ({ code, evidence: [] }))
  const ids = { policyId: 'small', policyVersion: '1' }
  return findDecisionFaults({ ...ids, labels: applied, made, ...rest }, policy, text)
}

describe('a decision that the policy allows', () => {
  const allowed: [string, Made][] = [
    ['no violation', { verdict: 'no-violation' }],
    [
      'a violation with a label and its action',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'limit' },
    ],
    ['an escalation without labels', { verdict: 'escalate', reason: 'legal' }],
    ['an escalation with labels', { verdict: 'escalate', reason: 'legal', labels: ['hate.slur'] }],
    ['cannot review with a reason', { verdict: 'cannot-review', reason: 'media-broken' }],
  ]
  for (const [name, decision] of allowed) test(name, () => assert.deepEqual(faults(decision), []))
})

describe('a decision is refused, with the reason,', () => {
  const refused: [string, Made, RegExp][] = [
    [
      'under another policy',
      { verdict: 'no-violation', policyId: 'other' },
      /other 1, but small 1 is in force/,
    ],
    ['under an older version', { verdict: 'no-violation', policyVersion: '0' }, /small 0, but small 1/],
    ['with labels but no violation', { verdict: 'no-violation', labels: ['spam.bulk'] }, /carries no labels/],
    ['with an action but no violation', { verdict: 'no-violation', action: 'remove' }, /carries no action/],
    ['with a reason but no violation', { verdict: 'no-violation', reason: 'legal' }, /carries no reason/],
    ['as a violation of nothing', { verdict: 'violation', action: 'remove' }, /needs at least one label/],
    ['without an action', { verdict: 'violation', labels: ['spam.bulk'] }, /allows the action none/],
    [
      'with an action that no label allows',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'ban' },
      /allows the action ban/,
    ],
    [
      'with a label of no policy',
      { verdict: 'violation', labels: ['gone'], action: 'limit' },
      /no label gone/,
    ],
    [
      'with a label twice',
      { verdict: 'violation', labels: ['spam.bulk', 'spam.bulk'], action: 'limit' },
      /spam\.bulk is applied twice/,
    ],
    [
      'as a violation with a reason',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'limit', reason: 'legal' },
      /labels instead of a reason/,
    ],
    ['as an escalation to nowhere', { verdict: 'escalate' }, /needs one of the policy’s routes/],
    [
      'as an escalation by a reason of cannot-review',
      { verdict: 'escalate', reason: 'media-broken' },
      /routes/,
    ],
    [
      'as an escalation with an action',
      { verdict: 'escalate', reason: 'legal', action: 'remove' },
      /leaves the action/,
    ],
    ['as cannot-review without a reason', { verdict: 'cannot-review' }, /needs one of the policy’s reasons/],
    [
      'as cannot-review with labels',
      { verdict: 'cannot-review', reason: 'language', labels: ['spam.bulk'] },
      /no labels/,
    ],
    [
      'as cannot-review with an action',
      { verdict: 'cannot-review', reason: 'language', action: 'limit' },
      /no action/,
    ],
  ]
  for (const [name, decision, sentence] of refused) {
    test(name, () => assert.match(faults(decision).join(' '), sentence))
  }
})

describe('evidence that a label asks for', () => {
  const needy = smallPolicy([
    {
      code: 'hate',
      key: 'Digit1',
      labels: [{ code: 'hate.slur', evidence: { video: ['time-range'], text: ['span'] } }],
    },
  ])
  const on = (content: Content, evidence: Evidence[], verdict: Decision['verdict'] = 'violation') =>
    findDecisionFaults(
      {
        policyId: 'small',
        policyVersion: '1',
        verdict,
        labels: [{ code: 'hate.slur', evidence }],
        made,
        ...(verdict === 'violation' ? { action: 'remove' } : { reason: 'legal' }),
      },
      needy,
      content,
    ).join(' ')

  test('must be there before a violation is taken, and names what is missing', () => {
    assert.match(on(film, []), /hate\.slur needs a time range/)
    assert.match(on(text, []), /hate\.slur needs the words/)
    assert.equal(on(film, [{ type: 'time-range', startSeconds: 1, endSeconds: 2 }]), '')
    assert.equal(on(text, [{ type: 'span', post: 0, start: 5, end: 10 }]), '')
    assert.equal(on({ kind: 'image', src: 'a.png' }, []), '', 'of a kind that is not named nothing is asked')
  })

  test('is not asked of an escalation, which hides at once and leaves it to the specialist', () => {
    assert.equal(on(film, [], 'escalate'), '')
  })

  test('must lie in the content', () => {
    assert.match(on(film, [{ type: 'time-range', startSeconds: 90, endSeconds: 140 }]), /beyond the end/)
    assert.match(on(film, [{ type: 'time-range', startSeconds: 9, endSeconds: 9 }]), /empty/)
    assert.match(on(text, [{ type: 'span', post: 0, start: 5, end: 11 }]), /beyond the end/)
    assert.match(on(text, [{ type: 'span', post: 1, start: 0, end: 1 }]), /post that is not there/)
  })
})

describe('a minimum that must be perceived before content is cleared', () => {
  const strict = smallPolicy(undefined, {
    review: { coverage: [{ kinds: ['video'], share: 0.5, maxSpeed: 2 }] },
  })
  const clear = (change: Partial<Decision['made']>, content: Content = film) =>
    findDecisionFaults(
      {
        policyId: 'small',
        policyVersion: '1',
        verdict: 'no-violation',
        labels: [],
        made: { ...made, ...change },
      },
      strict,
      content,
    ).join(' ')
  const played = (startSeconds: number, endSeconds: number, speed: number, revealed = true) => ({
    type: 'time' as const,
    stretches: [{ startSeconds, endSeconds, speed, revealed, heard: false }],
  })

  test('is refused in a sentence with both shares', () => {
    assert.match(clear({ coverage: played(0, 30, 1) }), /asks that 50 % of a video .* so far it was 30 %/)
    assert.match(clear({ coverage: played(0, 100, 4) }), /so far it was 0 %/, 'too fast to have been seen')
    assert.match(clear({ coverage: played(0, 100, 1, false) }), /so far it was 0 %/, 'unrevealed')
    assert.equal(clear({ coverage: played(0, 50, 2) }), '')
  })

  test('is asked only of the kinds that it names', () => {
    assert.equal(clear({ watchedShare: 0 }, text), '')
  })
})

describe('what was marked without a label', () => {
  const loose: Evidence[] = [{ type: 'span', post: 0, start: 0, end: 4 }]
  test('goes with an escalation to the specialist', () => {
    assert.deepEqual(faults({ verdict: 'escalate', reason: 'legal', loose }), [])
    const outside: Evidence[] = [{ type: 'span', post: 0, start: 0, end: 99 }]
    assert.match(faults({ verdict: 'escalate', reason: 'legal', loose: outside }).join(), /beyond the end/)
  })

  test('is not lost in silence with another verdict', () => {
    assert.match(faults({ verdict: 'no-violation', loose }).join(), /belongs to no label/)
  })
})

test('the length that the player found goes before what the task says', () => {
  const strict = smallPolicy(undefined, {
    review: { coverage: [{ kinds: ['video'], share: 0.5, maxSpeed: 2 }] },
  })
  const lying: Content = { kind: 'video', src: 'film.mp4', durationSeconds: 0.5 }
  const coverage = {
    type: 'time' as const,
    stretches: [{ startSeconds: 0, endSeconds: 1, speed: 1, revealed: true, heard: false }],
  }
  const decision = { policyId: 'small', policyVersion: '1', verdict: 'no-violation' as const, labels: [] }
  const said = (durationSeconds: number) =>
    findDecisionFaults({ ...decision, made: { ...made, coverage, durationSeconds } }, strict, lying)
  assert.match(said(60).join(), /so far it was 2 %/)
  assert.deepEqual(said(2), [])
})
