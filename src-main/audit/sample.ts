import type { AuditOverview } from '../../src-shared/desk/audit-views.ts'
import { type SamplingPlan, usualUnsure } from '../../src-shared/model/audit.ts'
import { type Candidate, drawSample } from '../../src-shared/rules/audit/sampling.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { placeOf } from '../../src-shared/rules/place.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf, type Signed } from './cases.ts'
import { createTurns } from './turns.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'policy' | 'now'>
type Strata = NonNullable<AuditOverview['lastSample']>['strata']

/** Where neither the policy nor anybody here has said how: a twentieth, and more of what deserves it. Appeals are a queue. */
export const usualPlan: SamplingPlan = {
  id: 'usual',
  title: 'Every twentieth decision, more of what is grave, new, appealed, fast or against the machines',
  seed: '1',
  withoutSignals: false,
  calibration: false,
  rules: [
    { code: 'escalated', title: 'Escalations', where: { verdicts: ['escalate'] }, share: 0.25, atLeast: 5 },
    { code: 'appeals', title: 'Appeals', where: { queues: ['appeals'] }, share: 0.25, atLeast: 5 },
    {
      code: 'newcomers',
      title: 'Moderators in their first 30 days',
      where: { tenureBelowDays: 30 },
      share: 0.2,
      atLeast: 5,
    },
    {
      code: 'against-signals',
      title: 'Against sure machine signals',
      where: { againstSignals: 0.8 },
      share: 0.25,
      atLeast: 5,
    },
    {
      code: 'unsure-signals',
      title: 'Machine signals unsure',
      where: { unsureSignals: usualUnsure },
      share: 0.15,
      atLeast: 5,
    },
    {
      code: 'fast',
      title: 'Decided within three seconds',
      where: { fasterThanSeconds: 3 },
      share: 0.15,
      atLeast: 5,
    },
    { code: 'violations', title: 'Violations', where: { verdicts: ['violation'] }, share: 0.1, atLeast: 5 },
    { code: 'rest', title: 'All others', where: {}, share: 0.05, atLeast: 5 },
  ],
}

/** How decisions are drawn here: as somebody has set it on this machine, or else as the policy or the program does. */
export function planOf({ store, policy }: Pick<Parts, 'store' | 'policy'>): SamplingPlan {
  return store.audits.plan() ?? policy().audit.plan ?? usualPlan
}

/**
 * Draws from the decisions that no sample was drawn from yet, by one durable transaction. What is drawn is to be audited
 * from now on, in an order in which strata and moderators are mixed. One at a time: the window has its turns while it is read.
 */
export async function sample(parts: Parts): Promise<Strata> {
  const { store, me, now } = parts
  const candidates = await readCandidates(parts)
  return store.transact(() => {
    const plan = planOf(parts)
    const drawn = drawSample(plan, candidates, me().id)
    const items = drawn.flatMap(({ rule, weight, drawn: ids }) =>
      ids.map((decisionId) => ({ decisionId, sample: { plan: plan.id, rule, weight } })),
    )
    const mixed = items
      .map((item) => ({ item, place: placeOf(`${plan.seed} ${item.decisionId}`) }))
      .sort((one, other) => one.place - other.place)
    const purpose = plan.calibration ? 'calibrate' : 'audit'
    for (const { item } of mixed)
      store.audits.add({ id: newId(now()), purpose, withoutSignals: plan.withoutSignals, ...item })
    store.audits.markSampled(candidates.map(({ decisionId }) => decisionId))
    const strata = drawn.map(({ rule, population, drawn: ids }) => ({
      rule,
      title: plan.rules.find(({ code }) => code === rule)?.title ?? rule,
      population,
      drawn: ids.length,
    }))
    const at = new Date(now()).toISOString()
    store.audits.saveLastSample({ at, strata })
    if (candidates.length > 0)
      store.journal.append({
        id: newId(now()),
        kind: 'sample',
        payload: { plan: plan.id, seed: plan.seed, strata },
      })
    return strata
  })
}

async function readCandidates({ store, me }: Parts): Promise<Candidate[]> {
  const turns = createTurns()
  const candidates: Candidate[] = []
  for (const id of store.records.unsampled(me().id)) {
    const found = store.records.find(id)
    if (found && isOf('decision')(found)) candidates.push(candidateOf(found))
    await turns.take()
  }
  return candidates
}

function candidateOf({ record, by }: Signed<'decision'>): Candidate {
  const { decision, task, tenureDays } = record
  return {
    decisionId: decision.decisionId,
    moderator: by.id,
    queue: task.queue,
    kind: task.kind,
    verdict: decision.verdict,
    labels: decision.labels.map(({ code }) => code),
    language: task.language,
    tenureDays,
    activeSeconds: decision.made.activeSeconds,
    signals: task.signals,
  }
}
