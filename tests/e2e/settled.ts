import { randomBytes, randomUUID } from 'node:crypto'
import { createSigning } from '../../src-main/audit/signing.ts'
import { createSigningKey } from '../../src-main/keys/signature.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import type { OpenProfile } from '../../src-main/profile/open-profile.ts'
import { taskHash } from '../../src-main/store/task-hash.ts'
import { auditSchema } from '../../src-shared/model/audit.ts'
import type { DecisionRecord } from '../../src-shared/model/record.ts'
import { makePack, oneOfEach } from './packs.ts'
import { spam } from './practice-packs.ts'

const minuteMs = 60_000
const thread = [
  { author: 'ليلى', text: 'مرحبا بكم في مجموعتنا.' },
  { author: 'Bob', text: 'Buy followers now: three for the price of one, today only.', reported: true },
]
const tasks = [
  { id: 'a-thread', content: { kind: 'text', thread }, queue: 'appeals' },
  oneOfEach.image,
  oneOfEach.video,
  oneOfEach.text,
]

/** Imports a task pack, and enters an audit of a decision on each of its tasks: the first was an error, and was accepted as one. */
export async function settleCases(profile: OpenProfile): Promise<void> {
  await importPack(profile, makePack({ id: 'settled', tasks }), {})
  const [ada, grace] = ['Ada', 'Grace'].map((name, place) => {
    const role = place === 0 ? ('moderator' as const) : ('qa' as const)
    const person = { id: randomUUID(), name, role, languages: [], demo: false }
    return { id: person.id, sign: createSigning(() => person, createSigningKey(randomBytes(32))) }
  })
  const { store } = profile
  const { id: policyId, version: policyVersion } = profile.policy()
  store.transact(() => {
    tasks.forEach(({ id: taskId }, place) => {
      const task = store.tasks.find(taskId)?.task
      if (!task || !ada || !grace) return
      const at = (step: number) => new Date(Date.now() - (60 - 10 * place - step) * minuteMs).toISOString()
      const isError = place === 0
      const { decision, record } = decided(taskId, { policyId, policyVersion, at: at(0) })
      const { kind } = task.content
      const { queue, severity } = task
      const known = { hash: taskHash(task).toString('hex'), kind, queue, severity, signals: [] }
      store.records.add(ada.sign({ ...record, task: known }), at(0))
      const { verdict, note, made } = decision
      const blind = { verdict: isError ? 'violation' : verdict, labels: isError ? [spam] : [], note, made }
      const auditId = randomUUID()
      const audit = auditSchema.parse({
        auditId,
        decisionId: decision.decisionId,
        taskId,
        moderator: ada.id,
        auditor: grace.id,
        sample: { plan: 'all', rule: 'all', weight: 1 },
        decided: { at: at(0), policyId, policyVersion, verdict, labels: [], queue, kind, tenureDays: 9 },
        blind,
        blindAt: at(1),
        at: at(2),
        outcome: isError ? 'disagree' : 'agree',
        ...(isError && {
          error: { type: 'false-negative', severity: 'major' },
          coaching: { note: 'It names no shop, but it sells.' },
        }),
      })
      store.records.add(grace.sign({ type: 'audit', audit }), at(2))
      const step = { step: 'accept' as const, stepId: randomUUID(), auditId, by: ada.id, at: at(3) }
      const { decisionId } = decision
      if (isError) store.records.add(ada.sign({ type: 'step', decisionId, step }), at(3))
    })
  })
}

/** A task that somebody has cleared. */
function decided(taskId: string, { at, ...policy }: { policyId: string; policyVersion: string; at: string }) {
  const decision = {
    decisionId: randomUUID(),
    taskId,
    ...policy,
    verdict: 'no-violation' as const,
    labels: [],
    note: '',
    made: { shownAt: at, activeSeconds: 12, revealedSeconds: 8, watchedShare: 1, signalsShown: true },
  }
  const row = { sequence: 1, hash: '0'.repeat(64) }
  const record = { type: 'decision', decision, at, row, tenureDays: 9 } satisfies Omit<DecisionRecord, 'task'>
  return { decision, record }
}
