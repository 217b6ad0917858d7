import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { OpenProfile } from '../../../../src-main/profile/open-profile.ts'
import type { ShiftView } from '../../../../src-shared/desk/views.ts'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import { newId } from '../../../../src-shared/rules/new-id.ts'
import { decisionOn, temporary } from '../helpers.ts'

/** A label of the default policy that needs no evidence in a text. */
export const spam = { code: 'integrity.bulk-spam', evidence: [] }

/** Remove, as the label's first action. */
export const spamGold = { verdict: 'violation', labels: [spam] }
export const cleanGold = { verdict: 'no-violation', labels: [] }

/** Writes a practice pack of texts, one for each gold answer; the folder's path. */
export function practicePack(
  t: TestContext,
  { policyId, policyVersion }: { policyId: string; policyVersion: string },
  golds: readonly object[],
  rest: object = {},
): string {
  const folder = join(temporary(t), 'pack')
  mkdirSync(folder)
  const items = golds.map((answer, place) => ({
    task: { id: `text-${place + 1}`, content: { kind: 'text', text: `Text ${place + 1}.` } },
    gold: { answer },
    rationale: `Why ${place + 1}.`,
    difficulty: 2,
    clause: spam.code,
  }))
  const pack = {
    format: 'evenhand-practice/1',
    id: 'basics',
    version: 1,
    title: 'Basics',
    policyId,
    policyVersion,
    madeAt: '2026-03-01T00:00:00Z',
    items,
    ...rest,
  }
  writeFileSync(join(folder, 'practice.json'), JSON.stringify(pack))
  return folder
}

/** What names the policy in force. */
export function policyOf(profile: OpenProfile): { policyId: string; policyVersion: string } {
  const { id, version } = profile.policy()
  return { policyId: id, policyVersion: version }
}

/** Answers the task on screen. */
export function answer(
  profile: OpenProfile,
  view: ShiftView,
  rest: Partial<Decision> = {},
): { decision: Decision; view: ShiftView } {
  const [task] = view.upcoming
  if (!task) throw new Error('No task is on screen.')
  const seen = { ...decisionOn(task.id).made, firstRevealAt: '2026-03-01T09:00:01Z' }
  const decision = decisionOn(task.id, {
    decisionId: newId(),
    made: seen,
    ...policyOf(profile),
    ...rest,
  })
  profile.practice.reveal(task.id)
  profile.practice.record(decision)
  return { decision, view: profile.practice.view() }
}

/** A violation of the label above. */
export function asSpam(profile: OpenProfile): Partial<Decision> {
  const labels = profile.policy().categories.flatMap((category) => category.labels)
  const action = labels.find(({ code }) => code === spam.code)?.actions[0]
  return { verdict: 'violation', labels: [spam], ...(action !== undefined && { action }) }
}
