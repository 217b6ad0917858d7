import assert from 'node:assert/strict'
import { test } from 'node:test'
import { samplingPlanSchema } from '../../../../../src-shared/model/audit.ts'
import { type Candidate, drawSample } from '../../../../../src-shared/rules/audit/sampling.ts'

const plan = samplingPlanSchema.parse({
  id: 'weekly',
  title: 'Weekly sample',
  seed: '2026-47',
  rules: [
    { code: 'appeals', title: 'Appeals', where: { queues: ['appeals'] }, share: 1 },
    { code: 'new', title: 'Newcomers', where: { tenureBelowDays: 30 }, share: 0.5, atLeast: 10 },
    { code: 'against', title: 'Against machines', where: { againstSignals: 0.8 }, share: 0.25 },
    { code: 'fast', title: 'Very fast', where: { fasterThanSeconds: 3 }, share: 0.5 },
    { code: 'rest', title: 'All others', share: 0.02 },
  ],
})

function candidate(index: number, part: Partial<Candidate> = {}): Candidate {
  return {
    decisionId: `d-${index}`,
    moderator: `m-${index % 5}`,
    queue: 'reports',
    kind: 'text',
    verdict: 'no-violation',
    labels: [],
    activeSeconds: 20,
    signals: [],
    ...part,
  }
}
const many = Array.from({ length: 1000 }, (_, index) => candidate(index))
const drawnBy = (candidates: readonly Candidate[], rule: string, auditor = 'qa') =>
  drawSample(plan, candidates, auditor).find((stratum) => stratum.rule === rule)

test('the same decisions give the same sample, in whatever order they come', () => {
  assert.deepEqual(drawSample(plan, many, 'qa'), drawSample(plan, many.toReversed(), 'qa'))
})

test('another seed draws others', () => {
  assert.notDeepEqual(drawSample({ ...plan, seed: '2026-48' }, many, 'qa'), drawSample(plan, many, 'qa'))
})

test('each stratum gives the number that its share asks for, and its weight adds up to the population', () => {
  const rest = drawnBy(many, 'rest')
  assert.equal(rest?.drawn.length, 20)
  assert.equal((rest?.weight ?? 0) * 20, 1000)
})

test('a decision belongs to the first rule that it fits', () => {
  const mixed = [candidate(1, { queue: 'appeals', activeSeconds: 1 }), ...many]
  assert.deepEqual(drawnBy(mixed, 'appeals')?.drawn, ['d-1'])
  assert.equal(drawnBy(mixed, 'fast')?.population, 0)
})

test('at least so many are drawn, as far as there are so many', () => {
  const newcomers = Array.from({ length: 12 }, (_, index) => candidate(index, { tenureDays: 3 }))
  assert.equal(drawnBy(newcomers, 'new')?.drawn.length, 10)
  assert.equal(drawnBy(newcomers.slice(0, 4), 'new')?.drawn.length, 4)
})

test('decisions against what machines were sure of are found, in both directions', () => {
  const signals = [{ label: 'spam', score: 0.9 }]
  const against = [
    candidate(1, { signals }),
    candidate(2, { signals, verdict: 'violation', labels: ['hate'] }),
    candidate(3, { signals, verdict: 'violation', labels: ['spam'] }),
    candidate(4, { signals: [{ label: 'spam', score: 0.2 }] }),
    candidate(5, { verdict: 'violation', labels: ['hate'] }),
  ]
  assert.equal(drawnBy(against, 'against')?.population, 2)
})

test('decisions of which machines could not say are found by the surest signal of what was decided', () => {
  const unsure = samplingPlanSchema.parse({
    ...plan,
    rules: [{ code: 'unsure', title: 'Unsure', where: { unsureSignals: {} }, share: 1 }],
  })
  const spam = (score: number) => ({ label: 'spam', score })
  const hate = (score: number) => ({ label: 'hate', score })
  const violation = { verdict: 'violation', labels: ['spam'] } as const
  const cases: [boolean, Partial<Candidate>][] = [
    [true, { ...violation, signals: [spam(0.4)] }],
    [true, { ...violation, signals: [spam(0.6), spam(0.1)] }],
    [false, { ...violation, signals: [spam(0.39)] }],
    [false, { ...violation, signals: [spam(0.61)] }],
    // Of other labels nothing was decided, and of this one nothing was said.
    [true, { ...violation, signals: [spam(0.5), hate(0.9)] }],
    [false, { ...violation, signals: [hate(0.5)] }],
    // One sure label carries the decision.
    [false, { ...violation, labels: ['spam', 'hate'], signals: [spam(0.5), hate(0.9)] }],
    // Nothing was found: every signal was denied.
    [true, { signals: [spam(0.5), hate(0.2)] }],
    [false, { signals: [spam(0.5), hate(0.9)] }],
    [false, { signals: [] }],
  ]
  const found = drawSample(
    unsure,
    cases.map(([, part], index) => candidate(index, part)),
    'qa',
  )
  assert.deepEqual(
    found[0]?.drawn.toSorted(),
    cases.flatMap(([fits], index) => (fits ? [`d-${index}`] : [])),
  )
})

test('a band of scores begins at no more than it ends at', () => {
  const where = { unsureSignals: { from: 0.7 } }
  const [rule] = plan.rules
  assert.equal(samplingPlanSchema.safeParse({ ...plan, rules: [{ ...rule, where }] }).success, false)
})

test('each condition that a rule can name is asked for, and all of them together', () => {
  const whole = candidate(1, {
    queue: 'appeals',
    kind: 'video',
    verdict: 'violation',
    labels: ['spam'],
    language: 'ar',
    tenureDays: 10,
    activeSeconds: 2,
    signals: [{ label: 'spam', score: 0.5 }],
  })
  const where = {
    queues: ['appeals'],
    kinds: ['video'],
    verdicts: ['violation'],
    labels: ['spam', 'hate'],
    languages: ['ar'],
    tenureBelowDays: 11,
    againstSignals: 0.8,
    unsureSignals: { from: 0.4, to: 0.6 },
    fasterThanSeconds: 3,
    slowerThanSeconds: 1,
  }
  const others: Partial<Candidate>[] = [
    { queue: 'reports' },
    { kind: 'text' },
    { verdict: 'escalate' },
    { labels: ['violence'] },
    { language: undefined },
    { tenureDays: 11 },
    { signals: [{ label: 'spam', score: 0.9 }] },
    { signals: [] },
    { activeSeconds: 3 },
    { activeSeconds: 1 },
  ]
  const asked = samplingPlanSchema.parse({ ...plan, rules: [{ code: 'one', title: 'One', where, share: 1 }] })
  const [stratum] = drawSample(asked, [whole, ...others.map((part) => ({ ...whole, ...part }))], 'qa')
  assert.equal(stratum?.population, 1)
})

test('nobody audits what they decided themselves', () => {
  const drawn = drawSample(
    plan,
    many.map((one) => ({ ...one, queue: 'appeals' })),
    'm-3',
  ).flatMap((stratum) => stratum.drawn)
  assert.equal(drawn.length, 800)
  assert.ok(drawn.every((id) => Number(id.slice(2)) % 5 !== 3))
})
