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

test('nobody audits what they decided themselves', () => {
  const drawn = drawSample(
    plan,
    many.map((one) => ({ ...one, queue: 'appeals' })),
    'm-3',
  ).flatMap((stratum) => stratum.drawn)
  assert.equal(drawn.length, 800)
  assert.ok(drawn.every((id) => Number(id.slice(2)) % 5 !== 3))
})
