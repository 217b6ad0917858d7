import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createSigning } from '../../../../src-main/audit/signing.ts'
import { createSigningKey } from '../../../../src-main/keys/signature.ts'
import { importAuditContent } from '../../../../src-main/profile/import-audit-content.ts'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { type OpenProfile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import { settleOverdue } from '../../../../src-main/sync/settle.ts'
import type { Beside } from '../../../../src-shared/desk/bench-views.ts'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import type { Profile, Role } from '../../../../src-shared/model/profile.ts'
import type { RecordFile } from '../../../../src-shared/model/record.ts'
import { newId } from '../../../../src-shared/rules/new-id.ts'
import { indexPolicy } from '../../../../src-shared/rules/policy-index.ts'
import { assets, decisionOn, projectRoot, temporary } from '../helpers.ts'

/** A label of the default policy that needs no evidence in a text. */
export const insult = { code: 'integrity.bulk-spam', evidence: [] }

/** People with a machine each, and one clock for all. */
export function team(t: TestContext) {
  const folder = temporary(t)
  const files = join(folder, 'files')
  mkdirSync(files)
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') }
  const now = () => clock.now
  let people = 0

  async function hire(role: Role, name: string = role): Promise<OpenProfile> {
    people += 1
    const profile = await openProfile(join(folder, `person ${people}`), {
      assets,
      now,
      create: { name, role, languages: ['en'] },
    })
    t.after(() => profile.close())
    return profile
  }

  return {
    clock,
    files,
    later: (hours: number) => {
      clock.now += hours * 60 * 60_000
    },
    join: hire,
    /** A task pack of texts, `text 1` and on. */
    pack(count: number, change: (text: string) => string = (text) => text): string {
      const path = join(temporary(t), 'pack')
      mkdirSync(path)
      const head = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' }
      writeFileSync(join(path, 'pack.json'), JSON.stringify(head))
      const lines = Array.from({ length: count }, (_, index) =>
        JSON.stringify({
          id: `t${index + 1}`,
          queue: index % 2 === 0 ? 'new' : 'appeals',
          language: 'en',
          content: { kind: 'text', text: change(`Text ${index + 1}.`) },
        }),
      )
      writeFileSync(join(path, 'tasks.jsonl'), `${lines.join('\n')}\n`)
      return path
    },
    /** Decides what waits, each as `judge` says, and lets the time to undo pass. */
    async decideAll(
      profile: OpenProfile,
      pack: string,
      judge: (taskId: string) => Partial<Decision> = () => ({}),
    ): Promise<string[]> {
      await importPack(profile, pack, {})
      const decided: string[] = []
      for (let [task] = profile.shift.view().upcoming; task; [task] = profile.shift.view().upcoming) {
        const { id, version } = profile.policy()
        const decision = decisionOn(task.id, {
          policyId: id,
          policyVersion: version,
          decisionId: newId(clock.now),
          ...judge(task.id),
        })
        profile.shift.reveal(task.id)
        profile.shift.record(decision)
        decided.push(decision.decisionId)
        clock.now += 30_000
      }
      settle(profile, now)
      return decided
    },
    bring: (profile: OpenProfile, pack: string) => importAuditContent(profile, pack, {}),
  }
}

/** Somebody with a key of their own and no program: signs whatever they like. */
export function stranger(role: Role, name = 'Mallory', id: string = randomUUID()) {
  const key = createSigningKey(randomBytes(32))
  const who: Profile = { id, name, role, languages: ['en'], demo: false }
  return { id, who, key, sign: createSigning(() => who, key) }
}

/** A task pack of pictures, each a fixture by its name; undefined for one whose file is missing. */
export function picturePack(t: TestContext, ...names: (string | undefined)[]): string {
  const path = join(temporary(t), 'pack')
  mkdirSync(path)
  const head = { format: 'evenhand-pack/1', id: 'pictures', title: 'Pictures' }
  writeFileSync(join(path, 'pack.json'), JSON.stringify(head))
  const lines = names.map((name, at) => {
    const src = `${at}.picture`
    if (name !== undefined)
      copyFileSync(join(projectRoot, 'tests/fixtures/packs/media', name), join(path, src))
    return JSON.stringify({ id: `p${at}`, content: { kind: 'image', src } })
  })
  writeFileSync(join(path, 'tasks.jsonl'), `${lines.join('\n')}\n`)
  return path
}

/** What can no longer be undone is settled and its content forgotten, as it is behind the window. */
export function settle({ store }: OpenProfile, now: () => number): void {
  const later = () => now() + 60 * 60_000
  const { outbox, transact } = store
  while (settleOverdue({ outbox, transact, forget: store.tasks.forget, now: later }).more);
}

/** What somebody judges in an audit. */
export function judged(profile: OpenProfile, taskId: string, rest: Partial<Decision> = {}): Decision {
  const { id, version } = profile.policy()
  const action = indexPolicy(profile.policy()).get(rest.labels?.[0]?.code ?? '')?.label.actions[0]
  return decisionOn(taskId, {
    policyId: id,
    policyVersion: version,
    ...(action !== undefined && { action }),
    ...rest,
  })
}

export function readRecords(file: string): RecordFile {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Draws all that there is. */
export const everything = {
  calibration: false,
  id: 'all',
  title: 'All of them',
  seed: '1',
  withoutSignals: false,
  rules: [{ code: 'all', title: 'All', where: {}, share: 1, atLeast: 0 }],
}

/** The task on screen and what stands beside it. */
export function onBench({ audit }: OpenProfile): {
  taskId: string
  beside: Beside | undefined
  left: number
} {
  const { upcoming, beside, waiting } = audit.bench.view()
  return { taskId: upcoming[0]?.id ?? '', beside, left: waiting }
}

/** Judges the task on screen blind, and closes the audit. */
export function auditOne(
  profile: OpenProfile,
  verdict: 'no-violation' | 'violation',
  close: Partial<Parameters<OpenProfile['audit']['bench']['close']>[0]>,
): void {
  const { taskId } = onBench(profile)
  const labels = verdict === 'violation' ? [insult] : []
  profile.audit.bench.record(judged(profile, taskId, { verdict, labels }))
  const { beside } = onBench(profile)
  assert.equal(beside?.purpose, 'audit')
  profile.audit.bench.close({ taskId, auditId: beside?.id ?? '', outcome: 'agree', ...close })
}

/** What an auditor says who has found a violation that was missed. */
export const wrong = { outcome: 'disagree', error: { type: 'false-negative', severity: 'major' } } as const

/** Disputes the one audit of this moderator that waits for an answer. */
export function dispute({ audit }: OpenProfile): string {
  const open = audit.room
    .feedback()
    .cases.find(({ state }) => state.at === 'turn' && state.of === 'moderator')
  assert.ok(open)
  const { auditId } = open.audit
  audit.room.answer({ stepId: randomUUID(), auditId, answer: 'dispute', reason: 'It is no spam.' })
  return auditId
}

/** What one says goes to others by a file. */
export async function exchange(files: string, from: OpenProfile, ...to: OpenProfile[]): Promise<void> {
  const { file } = await from.audit.room.send(files)
  for (const one of to) await one.audit.room.takeIn(file)
}

/** A moderator who has decided texts, and a QA reviewer who has all of them to audit. */
export async function sampled(t: Parameters<typeof team>[0], count = 4) {
  const crew = team(t)
  const moderator = await crew.join('moderator', 'Ada')
  const qa = await crew.join('qa', 'Grace')
  const pack = crew.pack(count)
  const decided = await crew.decideAll(moderator, pack)
  const handed = await moderator.audit.room.handOver(crew.files, 7)
  const intake = await qa.audit.room.takeIn(handed.file)
  qa.audit.room.changePlan(everything)
  const strata = await qa.audit.room.sample()
  await crew.bring(qa, pack)
  return { crew, moderator, qa, pack, decided, handed, intake, strata }
}
