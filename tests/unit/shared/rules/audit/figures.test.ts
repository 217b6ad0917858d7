import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Audit, DisputeStep } from '../../../../../src-shared/model/audit.ts'
import { type Verdict, verdicts } from '../../../../../src-shared/model/decision.ts'
import { agreementOf, type JudgedPair } from '../../../../../src-shared/rules/audit/agreement.ts'
import { usualDeadlines } from '../../../../../src-shared/rules/audit/audit-case.ts'
import { type AuditedCase, auditFigures } from '../../../../../src-shared/rules/audit/figures.ts'
import { newId } from '../../../../../src-shared/rules/new-id.ts'
import { randomFrom } from '../../../../../src-shared/rules/random.ts'
import {
  krippendorffAlpha,
  masiDistance,
  nominalDistance,
} from '../../../../../src-shared/rules/statistics/alpha.ts'
import { cohenKappa } from '../../../../../src-shared/rules/statistics/kappa.ts'

const at = '2026-03-02T10:00:00Z'
const now = Date.parse('2026-06-01T00:00:00Z')
const terms = { now, deadlines: usualDeadlines, leastN: 1 }

interface Sketch {
  made?: Verdict
  right?: Verdict
  rule?: string
  weight?: number
  outcome?: Audit['outcome']
  clause?: string
  decided?: Partial<Audit['decided']>
  steps?: (auditId: string, audit: Audit) => DisputeStep[]
  at?: string
  auditId?: string
  decisionId?: string
  auditor?: string
}

function caseOf({
  made = 'no-violation',
  right = made,
  rule = 'all',
  weight = 1,
  ...rest
}: Sketch = {}): AuditedCase {
  const outcome = rest.outcome ?? (made === right ? 'agree' : 'disagree')
  const audit: Audit = {
    auditId: rest.auditId ?? randomUUID(),
    decisionId: rest.decisionId ?? randomUUID(),
    taskId: 't',
    moderator: '11111111-1111-4111-8111-111111111111',
    auditor: rest.auditor ?? '22222222-2222-4222-8222-222222222222',
    sample: { plan: 'plan', rule, weight },
    decided: {
      at,
      policyId: 'p',
      policyVersion: '1',
      verdict: made,
      labels: [],
      queue: 'q',
      kind: 'text',
      tenureDays: 10,
      ...rest.decided,
    },
    blind: {
      verdict: right,
      labels: [],
      note: '',
      made: { shownAt: at, activeSeconds: 1, revealedSeconds: 1, watchedShare: 1, signalsShown: false },
    },
    blindAt: at,
    at: rest.at ?? at,
    outcome,
    ...(outcome === 'disagree' && { error: { type: 'false-negative' as const, severity: 'major' as const } }),
    ...(rest.clause !== undefined && { clause: rest.clause }),
  }
  return { audit, steps: rest.steps?.(audit.auditId, audit) ?? [] }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('figures of audits', () => {
  it('count what stands, what is wrong and what the policy does not settle', () => {
    const figures = auditFigures(
      [
        ...times(8, () => caseOf()),
        ...times(2, () => caseOf({ right: 'violation' })),
        ...times(3, () => caseOf({ outcome: 'grey', clause: 'hate.slur' })),
        caseOf({ outcome: 'grey', clause: 'spam' }),
      ],
      terms,
    )
    assert.equal(figures.audits, 14)
    assert.equal(figures.accuracy?.value, 0.8)
    assert.equal(figures.accuracy?.n, 10)
    assert.equal(figures.grey?.value, 4 / 14)
    assert.deepEqual(
      figures.errors.map(({ type, n }) => [type, n]),
      [
        ['false-positive', 0],
        ['false-negative', 2],
        ['wrong-selection', 0],
        ['technical', 0],
      ],
    )
    assert.deepEqual(figures.gaps, [
      { clause: 'hate.slur', n: 3 },
      { clause: 'spam', n: 1 },
    ])
  })

  it('count a dispute that goes on as the auditor judged, and one that is settled by its last word', () => {
    const dispute = (auditId: string, by: string): DisputeStep => ({
      step: 'dispute',
      stepId: randomUUID(),
      auditId,
      by,
      at: '2026-03-03T10:00:00Z',
      reason: 'No.',
    })
    const overturn = (auditId: string): DisputeStep => ({
      step: 'settle',
      stepId: randomUUID(),
      auditId,
      by: '33333333-3333-4333-8333-333333333333',
      at: '2026-03-04T10:00:00Z',
      as: 'second',
      ruling: 'overturn',
      reason: 'Yes.',
    })
    const figures = auditFigures(
      [
        ...times(3, () => caseOf({ right: 'violation' })),
        caseOf({ right: 'violation', steps: (id, { moderator }) => [dispute(id, moderator)] }),
        caseOf({ right: 'violation', steps: (id, { moderator }) => [dispute(id, moderator), overturn(id)] }),
      ],
      terms,
    )
    assert.equal(figures.open, 1)
    assert.equal(figures.accuracy?.value, 1 / 5)
    assert.equal(figures.overturned?.value, 1 / 4)
  })

  it('are those of all decisions, though some were drawn more often than others', () => {
    // 1000 decisions: 100 of newcomers, 30 of them wrong; 900 others, 18 of them wrong. Half and a tenth are drawn.
    const newcomers = { rule: 'newcomers', weight: 2 }
    const others = { rule: 'others', weight: 10 }
    const figures = auditFigures(
      [
        ...times(35, () => caseOf(newcomers)),
        ...times(15, () => caseOf({ ...newcomers, right: 'violation' })),
        ...times(88, () => caseOf(others)),
        ...times(2, () => caseOf({ ...others, right: 'violation' })),
      ],
      terms,
    )
    const { value = 0, low = 1, high = 0 } = figures.accuracy ?? {}
    assert.equal(value.toFixed(4), '0.9500')
    assert.ok(low < 0.952 && high > 0.952, 'the true share lies within')
  })

  it('tell no share of fewer cases than were asked for', () => {
    const figures = auditFigures(times(19, caseOf), { ...terms, leastN: 20 })
    assert.deepEqual(
      [figures.accuracy, figures.grey, figures.overturned, figures.agreement],
      [undefined, undefined, undefined, {}],
    )
    assert.ok(figures.groups.every(({ accuracy, n }) => accuracy === undefined && n === 19))
    assert.ok(auditFigures(times(20, caseOf), { ...terms, leastN: 20 }).accuracy)
  })

  it('are told apart by policy, label, language, queue, kind, tenure and week', () => {
    const figures = auditFigures(
      [
        caseOf({ decided: { labels: ['a', 'b'], language: 'ar', tenureDays: 29 } }),
        caseOf({ decided: { labels: ['a'], queue: 'r', tenureDays: 400, at: '2026-03-08T23:59:00Z' } }),
        caseOf({ decided: { at: '2026-03-09T00:00:00Z', tenureDays: 30 } }),
      ],
      terms,
    )
    const keys = (wanted: string) =>
      figures.groups.filter(({ dimension }) => dimension === wanted).map(({ key, n }) => `${key}: ${n}`)
    assert.deepEqual(keys('label'), ['a: 2', 'b: 1'])
    assert.deepEqual(keys('language'), [': 2', 'ar: 1'])
    assert.deepEqual(keys('queue'), ['q: 2', 'r: 1'])
    assert.deepEqual(keys('tenure'), ['0-29: 1', '30-89: 1', '365: 1'])
    assert.deepEqual(keys('week'), ['2026-03-02: 2', '2026-03-09: 1'])
    assert.deepEqual(keys('policy'), ['p 1: 3'])
  })

  it('show who judged what in a table of weights', () => {
    const { confusion } = auditFigures(
      [caseOf({ weight: 4, right: 'violation' }), caseOf({ weight: 3 })],
      terms,
    )
    assert.equal(confusion[verdicts.indexOf('no-violation')]?.[verdicts.indexOf('violation')], 4)
    assert.equal(confusion[verdicts.indexOf('no-violation')]?.[verdicts.indexOf('no-violation')], 3)
  })
})

describe('figures of decisions that several have audited', () => {
  const drawnAt = (minute: number) => newId(Date.parse(at) + minute * 60_000)
  /** Two audits of one decision, of which the one that was drawn first says `first`. */
  const twice = (first: Sketch, second: Sketch): AuditedCase[] => {
    const decisionId = randomUUID()
    return [
      caseOf({ ...second, decisionId, auditId: drawnAt(1), auditor: randomUUID() }),
      caseOf({ ...first, decisionId, auditId: drawnAt(0), auditor: randomUUID() }),
    ]
  }
  const newcomers = { rule: 'newcomers', weight: 2 }
  const others = { rule: 'others', weight: 10 }
  // Of 8 decisions of newcomers 4 were drawn, one of them is wrong; of 20 others 2, none of them wrong.
  const once = [
    ...times(3, () => caseOf(newcomers)),
    caseOf({ ...newcomers, right: 'violation' }),
    ...times(2, () => caseOf(others)),
  ]
  const again = [
    ...times(2, () => caseOf(newcomers)),
    ...twice(newcomers, { ...newcomers, right: 'violation' }),
    ...twice({ ...newcomers, right: 'violation' }, newcomers),
    caseOf(others),
    ...twice(others, { ...others, right: 'violation' }),
  ]

  it('count each decision once, by the audit that was drawn first', () => {
    const figures = auditFigures(again, terms)
    assert.deepEqual([figures.audits, figures.decisions, figures.accuracy?.n], [9, 6, 6])
    // (8 × 3/4 + 20 × 2/2) / 28
    assert.equal(figures.accuracy?.value.toFixed(9), (26 / 28).toFixed(9))
    const alone = auditFigures(once, terms)
    assert.deepEqual(figures.accuracy, alone.accuracy, 'nobody is surer by it')
    assert.deepEqual(
      [figures.errors, figures.confusion, figures.agreement],
      [alone.errors, alone.confusion, alone.agreement],
    )
    assert.ok(figures.overturned?.n === 3, 'what is said of auditors is said of each audit')
  })

  it('are the same in whatever order the audits come', () => {
    assert.deepEqual(auditFigures(again.toReversed(), terms), auditFigures(again, terms))
  })

  it('name a clause once for each decision that it does not settle', () => {
    const grey: Sketch = { outcome: 'grey', clause: 'spam' }
    assert.deepEqual(auditFigures([...twice(grey, grey), caseOf(grey)], terms).gaps, [
      { clause: 'spam', n: 2 },
    ])
  })

  it('tell how far auditors agree among themselves', () => {
    // Krippendorff (2011), section A: two raters, ten units, two values.
    const values = ['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'].map((rater) => rater.split(' '))
    const verdictOf = (value: string | undefined) => (value === '1' ? 'violation' : 'no-violation')
    const cases = times(10, () => 0).flatMap((_, unit) =>
      twice({ right: verdictOf(values[0]?.[unit]) }, { right: verdictOf(values[1]?.[unit]) }),
    )
    const { auditors } = auditFigures([...cases, caseOf()], terms)
    assert.equal(auditors.decisions, 10)
    assert.equal(auditors.alpha?.value.toFixed(3), '0.095')
    assert.ok(auditors.alpha && auditors.alpha.low < 0.095 && auditors.alpha.high > 0.095)
    assert.deepEqual(auditFigures(cases, { ...terms, leastN: 11 }).auditors, { decisions: 10 })
  })
})

describe('agreement of moderators and auditors', () => {
  const verdict = fc.constantFrom(...verdicts)
  const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
  const judged = fc.record({ verdict, labels })
  const pair = fc
    .record({ made: judged, audited: judged })
    .map(({ made, audited }): JudgedPair => ({ stratum: 's', weight: 1, made, audited }))

  it('is what the figures of the books are where all weigh the same', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 30 }), (pairs) => {
        const table = verdicts.map((row) =>
          verdicts.map(
            (column) =>
              pairs.filter(({ made, audited }) => made.verdict === row && audited.verdict === column).length,
          ),
        )
        const { kappa, alpha, labelAlpha } = agreementOf(pairs, 1)
        // Where hardly a resample can be told, no interval is given, and so no figure.
        if (kappa) near(kappa.value, cohenKappa(table))
        if (alpha)
          near(
            alpha.value,
            krippendorffAlpha(
              pairs.map(({ made, audited }) => [made.verdict, audited.verdict]),
              nominalDistance,
            ),
          )
        const sets = pairs.map(({ made, audited }) => [new Set(made.labels), new Set(audited.labels)])
        const key = (set: ReadonlySet<string>) => [...set].sort().join(' ')
        if (labelAlpha)
          near(labelAlpha.value, krippendorffAlpha<ReadonlySet<string>>(sets, masiDistance, key))
      }),
      { numRuns: 60 },
    )
  })

  it('is that of all decisions, though some were drawn more often', () => {
    const random = randomFrom(7)
    const everyone = times(20_000, (): JudgedPair => {
      const isHard = random() < 0.1
      const made = random() < 0.3 ? 'violation' : 'no-violation'
      const isAgreed = random() < (isHard ? 0.6 : 0.95)
      const other = made === 'violation' ? 'no-violation' : 'violation'
      return {
        stratum: isHard ? 'hard' : 'rest',
        weight: 1,
        made: { verdict: made, labels: [] },
        audited: { verdict: isAgreed ? made : other, labels: [] },
      }
    })
    const shares = { hard: 0.5, rest: 0.1 } as const
    const drawn = everyone.filter(({ stratum }) => random() < shares[stratum as keyof typeof shares])
    const weighted = drawn.map((one) => ({ ...one, weight: 1 / shares[one.stratum as keyof typeof shares] }))
    const truth = agreementOf(everyone, 1).kappa?.value ?? 0
    const { value = 0, low = 1, high = 0 } = agreementOf(weighted, 1).kappa ?? {}
    const naive = agreementOf(drawn, 1).kappa?.value ?? 0
    assert.ok(low <= truth && truth <= high, `${truth} is not within ${low} and ${high}`)
    assert.ok(Math.abs(value - truth) < Math.abs(naive - truth))
  })
})

function near(value: number, expected: number | undefined): void {
  assert.ok(expected !== undefined && Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`)
}
