import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { type Policy, policySchema } from '../../src-shared/model/policy.ts'
import type { Task } from '../../src-shared/model/task.ts'
import { contentHash } from './content-hash.ts'
import { createHealing } from './heal-task.ts'
import type { TaskState } from './move-task.ts'
import type { PackOutcome, PackRows, TaskRow } from './pack-rows.ts'
import { isHadAt } from './practice-exams.ts'
import { taskHash } from './task-hash.ts'

/** What is known of a task with this id, or of a policy with this id and version: the same content, or other. */
export type Knowledge = 'new' | 'known' | 'clash'

/** Packs and the policies that they bring. */
export interface Packs {
  /**
   * Enters a whole import in the caller's transaction. Tasks that are there already stay as they are, but for content that
   * they lack.
   */
  add(rows: PackRows, importedAt: string): PackOutcome
  /** `lacking`: known, and waits without its content. `decided`: known, and decided, returned or sent on: its files may be gone. */
  knowledgeOf(task: Task): Knowledge | 'lacking' | 'decided'
  /** Enters content that a task which is here lacks, in the caller's transaction. */
  heal(row: TaskRow): void
  hasAny(): boolean
  /** @throws DeskError `newer-data` for one that this version of the program cannot read */
  policyInForce(): Policy | undefined
  hasPolicy(id: string): boolean
  /** A version that was ever in force here, and that this version of the program can read. */
  policy(id: string, version: string): Policy | undefined
  knowledgeOfPolicy(policy: Policy): Knowledge
  /** For a policy that is `new` here. Its row stays as it is for ever, because decisions name it by id and version. */
  putInForce(policy: Policy): void
}

/** Stands for no deadline, so that one index gives the order. */
export const noDeadline = '9999-12-31T00:00:00.000Z'

export function createPacks(database: Database.Database): Packs {
  const knownTask = database.prepare<[string], { hash: Buffer; state: TaskState }>(
    'SELECT hash, state FROM task_payload JOIN task ON task.id = task_id WHERE task_id = ?',
  )
  const insertPack = database.prepare(
    `INSERT INTO pack (id, title, payload, imported_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  const insertTask = database.prepare(
    `INSERT INTO task (id, pack_id, kind, priority, deadline, problem, queue, severity, language, arrived_at, content_hash, state, golden, needs, barred)
     VALUES (@id, @packId, @kind, @priority, @deadline, @problem, @queue, @severity, @language, @importedAt, @contentHash, @state,
       @golden, @needs, EXISTS (SELECT 1 FROM json_each(@needs) WHERE value NOT IN (SELECT code FROM skill WHERE ${isHadAt.replaceAll('@at', '@importedAt')})))`,
  )
  const insertPayload = database.prepare('INSERT INTO task_payload (task_id, payload, hash) VALUES (?, ?, ?)')
  const insertMedia = database.prepare(
    `INSERT INTO media (id, bytes, sha256) VALUES (@id, @bytes, @sha256)
     ON CONFLICT (id) DO NOTHING`,
  )
  const insertTaskMedia = database.prepare(
    'INSERT INTO task_media (task_id, path, media_id, mime) VALUES (?, ?, ?, ?)',
  )
  const anyPack = database.prepare<[], number>('SELECT 1 FROM pack LIMIT 1').pluck()
  const newest = database.prepare<[], number | null>('SELECT max(loaded) FROM policy').pluck()
  const policyAt = database.prepare<[number], string>('SELECT payload FROM policy WHERE loaded = ?').pluck()
  // Asked for at each decision, and costly to read and parse; another process may load a newer one at any time.
  let parsed: { loaded: number; policy: Policy } | undefined
  const policyById = database.prepare<[string], number>('SELECT 1 FROM policy WHERE id = ? LIMIT 1').pluck()
  const policyVersion = database
    .prepare<[string, string], string>('SELECT payload FROM policy WHERE id = ? AND version = ?')
    .pluck()
  const insertPolicy = database.prepare(
    `INSERT INTO policy (id, version, payload, loaded)
     VALUES (?, ?, ?, (SELECT coalesce(max(loaded), 0) + 1 FROM policy))`,
  )

  function knowledgeOf(task: Task): ReturnType<Packs['knowledgeOf']> {
    const known = knownTask.get(task.id)
    if (known === undefined) return 'new'
    if (!known.hash.equals(taskHash(task))) return 'clash'
    // What is done with stays without its content.
    if (!['waiting', 'held', 'audit', 'practice'].includes(known.state)) return 'decided'
    return healing.lacksContent(task) ? 'lacking' : 'known'
  }

  const healing = createHealing(database, addMedia)

  function addTask(
    packId: string,
    { task, media, problem }: TaskRow,
    importedAt: string,
    { state, golden }: { state: TaskState; golden: boolean },
  ): void {
    insertTask.run({
      id: task.id,
      packId,
      kind: task.content.kind,
      priority: task.priority,
      deadline: deadlineOf(task, importedAt) ?? noDeadline,
      problem: problem ?? null,
      queue: task.queue,
      severity: task.severity,
      language: task.language ?? null,
      importedAt,
      state,
      golden: Number(golden),
      needs: task.skills.length > 0 ? JSON.stringify(task.skills) : null,
      contentHash: problem === undefined ? contentHash(task, media) : null,
    })
    insertPayload.run(task.id, JSON.stringify(task), taskHash(task))
    addMedia({ task, media })
  }

  function addMedia({ task, media }: Pick<TaskRow, 'task' | 'media'>): void {
    for (const { path, mime, ...entry } of media) {
      insertMedia.run(entry)
      insertTaskMedia.run(task.id, path, entry.id, mime)
    }
  }

  return {
    add({ pack, tasks, state: wanted, golden = false }, importedAt) {
      const state: TaskState = wanted ?? 'waiting'
      const outcome: PackOutcome = { added: 0, known: 0, clashes: [], unusedMedia: [] }
      const used = new Set<string>()
      insertPack.run(pack.id, pack.title, JSON.stringify(pack), importedAt)
      for (const row of tasks) {
        const knowledge = knowledgeOf(row.task)
        if (knowledge === 'new' || (knowledge === 'lacking' && row.problem === undefined)) {
          if (knowledge === 'new') addTask(pack.id, row, importedAt, { state, golden })
          else healing.heal(row)
          for (const { id } of row.media) used.add(id)
          outcome.added += 1
        } else if (knowledge !== 'clash') {
          outcome.known += 1
        } else {
          const reason = `A task with the id ${row.task.id} is already here with other content. Give the new one an id of its own.`
          outcome.clashes.push({ line: row.line, taskId: row.task.id, reason })
        }
      }
      const offered = new Set(tasks.flatMap(({ media }) => media.map(({ id }) => id)))
      outcome.unusedMedia = [...offered].filter((id) => !used.has(id))
      return outcome
    },
    knowledgeOf,
    heal: (row) => healing.heal(row),
    hasAny: () => anyPack.get() !== undefined,
    policyInForce() {
      const loaded = newest.get() ?? undefined
      if (loaded !== parsed?.loaded) {
        const payload = loaded === undefined ? undefined : policyAt.get(loaded)
        parsed =
          loaded === undefined || payload === undefined ? undefined : { loaded, policy: readPolicy(payload) }
      }
      return parsed?.policy
    },
    policy(id, version) {
      const payload = policyVersion.get(id, version)
      return payload === undefined ? undefined : policySchema.safeParse(JSON.parse(payload)).data
    },
    hasPolicy: (id) => policyById.get(id) !== undefined,
    knowledgeOfPolicy(policy) {
      const payload = policyVersion.get(policy.id, policy.version)
      if (payload === undefined) return 'new'
      const known = policySchema.safeParse(JSON.parse(payload)).data
      return JSON.stringify(known) === JSON.stringify(policy) ? 'known' : 'clash'
    },
    putInForce: (policy) => void insertPolicy.run(policy.id, policy.version, JSON.stringify(policy)),
  }
}

/** Falling back to an older one would have decisions made under rules that are no longer in force. */
function readPolicy(payload: string): Policy {
  const { data } = policySchema.safeParse(JSON.parse(payload))
  if (data) return data
  throw new DeskError(
    'newer-data',
    'The policy in force here was loaded by another version of the program, and this one cannot read it. Update the program; nothing was changed.',
  )
}

/** When the task's service level is missed, ISO 8601 in UTC. */
function deadlineOf({ deadline, dueInMinutes }: Task, importedAt: string): string | undefined {
  if (deadline !== undefined) return new Date(deadline).toISOString()
  if (dueInMinutes !== undefined)
    return new Date(Date.parse(importedAt) + dueInMinutes * 60_000).toISOString()
  return undefined
}
