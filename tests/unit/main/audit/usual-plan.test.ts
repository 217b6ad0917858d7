import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualPlan } from '../../../../src-main/audit/sample.ts'
import { samplingPlanSchema } from '../../../../src-shared/model/audit.ts'
import { type Candidate, drawSample } from '../../../../src-shared/rules/audit/sampling.ts'

test('where nobody has said how, all that deserves a second look has a stratum of its own', () => {
  const usual: Candidate = {
    decisionId: 'rest',
    moderator: 'm',
    queue: 'reports',
    kind: 'text',
    verdict: 'no-violation',
    labels: [],
    tenureDays: 400,
    activeSeconds: 20,
    signals: [],
  }
  const deserving: Record<string, Partial<Candidate>> = {
    escalated: { verdict: 'escalate' },
    appeals: { queue: 'appeals' },
    newcomers: { tenureDays: 29 },
    'against-signals': { signals: [{ label: 'spam', score: 0.9 }] },
    'unsure-signals': { signals: [{ label: 'spam', score: 0.5 }] },
    fast: { activeSeconds: 2 },
    violations: { verdict: 'violation', labels: ['spam'] },
    rest: {},
  }
  const candidates = Object.entries(deserving).map(([decisionId, part]) => ({
    ...usual,
    ...part,
    decisionId,
  }))
  assert.deepEqual(
    drawSample(usualPlan, candidates, 'qa').map(({ rule, drawn }) => [rule, drawn]),
    Object.keys(deserving).map((rule) => [rule, [rule]]),
  )
  assert.deepEqual(samplingPlanSchema.parse(usualPlan), usualPlan)
})
