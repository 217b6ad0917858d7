import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import {
  type AuditRecord,
  type CaseRecord,
  type SignedRecord,
  type Signer,
  signedRecordSchema,
} from '../../src-shared/model/record.ts'
import { idOf, instantOf, subjectOf } from '../../src-shared/rules/audit/record-facts.ts'

/** What people have said of decisions, and what they have answered in practice, as they signed it. Nothing of it is ever changed. */
export interface CaseRecords {
  /**
   * Enters a record whose signature fits, in the caller's transaction; false where it is here already.
   * @param at ISO 8601, UTC
   * @throws DeskError `conflict` where its id stands for something else here, or its signer has another key here
   */
  add(signed: SignedRecord, at: string): boolean
  /** Everything about a decision, oldest first. */
  about(decisionId: string): SignedRecord[]
  find(id: string): SignedRecord | undefined
  /** Records of one type, oldest first, without holding them in memory. Nothing may be written meanwhile. */
  ofType(type: CaseRecord['type']): IterableIterator<SignedRecord>
  /**
   * Audits, newest first, and whether content of the decision that each is about may be here.
   * @param after the last one that was read
   */
  newestAudits(after: AuditPlace | undefined, limit: number): (AuditPlace & { mayHaveContent: boolean })[]
  /** Audits of one person's decisions, oldest first. */
  auditsOf(moderator: string): AuditRecord[]
  /** Decisions of which an audit was disputed. */
  disputed(): string[]
  /** Decisions that somebody has audited, rated, or taken a step about, in the order in which they did so first. */
  judgedBy(person: string): string[]
  /**
   * Ids of decisions of others that nobody was asked to audit here yet, in order. Not those that this person has judged in any
   * way, or is to settle: they have seen what was decided, and could not judge blind.
   */
  unsampled(person: string): string[]
  countUnsampled(person: string): number
  /** Records of one type by everybody but one person. */
  countOthers(type: CaseRecord['type'], person: string): number
  countOwn(type: CaseRecord['type'], person: string): number
  /** Audits, steps and ratings of one's own that were made after an instant (ISO 8601, UTC). */
  countOwnSince(person: string, instant: string): number
  nameOf(person: string): string | undefined
}

/** Where an audit stands in the order of time: reading goes on from here. */
export interface AuditPlace {
  /** ISO 8601, UTC. */
  at: string
  id: string
}

const unsampledRows = `FROM record WHERE type = 'decision' AND person <> @person
  AND NOT EXISTS (SELECT 1 FROM sampled WHERE decision_id = record.id)
  AND id NOT IN (SELECT decision_id FROM audit_item WHERE purpose = 'settle')
  AND id NOT IN (SELECT about FROM record WHERE type IN ('audit', 'step', 'rating') AND person = @person)`

export function createCaseRecords(database: Database.Database): CaseRecords {
  const byId = database.prepare<[string], string>('SELECT payload FROM record WHERE id = ?').pluck()
  const about = database
    .prepare<[string], string>('SELECT payload FROM record WHERE about = ? ORDER BY at, id')
    .pluck()
  const ofType = database
    .prepare<[string], string>('SELECT payload FROM record WHERE type = ? ORDER BY at, id')
    .pluck()
  const newest = database.prepare<AuditPlace & { limit: number }, AuditPlace & { mayHaveContent: 0 | 1 }>(
    `SELECT at, id, EXISTS (SELECT 1 FROM task_payload
         WHERE task_id = record.payload ->> '$.record.audit.taskId' AND forgotten_at IS NULL)
       OR EXISTS (SELECT 1 FROM audit_item JOIN task_payload USING (task_id)
         WHERE decision_id = about AND forgotten_at IS NULL) AS mayHaveContent
     FROM record WHERE type = 'audit' AND (at, id) < (@at, @id) ORDER BY at DESC, id DESC LIMIT @limit`,
  )
  const auditsOf = database
    .prepare<[string], string>(
      `SELECT payload FROM record
       WHERE type = 'audit' AND payload ->> '$.record.audit.moderator' = ? ORDER BY at, id`,
    )
    .pluck()
  const disputed = database
    .prepare<[], string>(`SELECT DISTINCT about FROM record WHERE type = 'step' ORDER BY about`)
    .pluck()
  const judgedBy = database
    .prepare<[string], string>(
      `SELECT about FROM record WHERE person = ? AND type IN ('audit', 'step', 'rating')
       GROUP BY about ORDER BY min(at), about`,
    )
    .pluck()
  const insert = database.prepare(
    `INSERT INTO record (id, type, about, person, at, payload) VALUES (@id, @type, @about, @person, @at, @payload)`,
  )
  const person = database.prepare<[string], { name: string; key: string }>(
    'SELECT name, key FROM person WHERE id = ?',
  )
  const meet = database.prepare('INSERT INTO person (id, name, key, seen_at) VALUES (@id, @name, @key, @at)')
  const rename = database.prepare('UPDATE person SET name = @name WHERE id = @id')
  const unsampled = database
    .prepare<{ person: string }, string>(`SELECT id ${unsampledRows} ORDER BY id`)
    .pluck()
  const countUnsampled = database
    .prepare<{ person: string }, number>(`SELECT count(*) ${unsampledRows}`)
    .pluck()
  const countOthers = database
    .prepare<[string, string], number>('SELECT count(*) FROM record WHERE type = ? AND person <> ?')
    .pluck()
  const countOwn = database
    .prepare<[string, string], number>('SELECT count(*) FROM record WHERE type = ? AND person = ?')
    .pluck()

  const countSince = database
    .prepare<[string, string], number>(
      `SELECT count(*) FROM record WHERE type IN ('audit', 'step', 'rating') AND person = ? AND at > ?`,
    )
    .pluck()

  function know({ id, name, key }: Signer, at: string): void {
    const known = person.get(id)
    if (!known) meet.run({ id, name, key, at })
    else if (known.key !== key)
      throw new DeskError(
        'conflict',
        `${name} signs with another key than before. Whoever it is must show who they are: ask them, and whoever set up their machine.`,
      )
    else if (known.name !== name) rename.run({ id, name })
  }

  return {
    add(signed, at) {
      const { record, by } = signed
      const id = idOf(record)
      const payload = JSON.stringify(signed)
      const known = byId.get(id)
      if (known === payload) return false
      know(by, at)
      if (known !== undefined && !saysTheSame(JSON.parse(known), signed))
        throw new DeskError('conflict', `The record ${id} is already here, and says something else.`)
      if (known !== undefined) return false
      insert.run({
        id,
        type: record.type,
        about: subjectOf(record),
        person: by.id,
        // By UTC, so that instants are in order as texts.
        at: new Date(instantOf(record)).toISOString(),
        payload,
      })
      return true
    },
    about: (decisionId) => about.all(decisionId).map(read),
    find(id) {
      const payload = byId.get(id)
      return payload === undefined ? undefined : read(payload)
    },
    *ofType(type) {
      for (const payload of ofType.iterate(type)) yield read(payload)
    },
    newestAudits: (after = { at: '~', id: '' }, limit) =>
      newest
        .all({ at: after.at, id: after.id, limit })
        .map(({ mayHaveContent, ...place }) => ({ ...place, mayHaveContent: mayHaveContent === 1 })),
    auditsOf: (moderator) =>
      auditsOf.all(moderator).flatMap((payload) => {
        const { record } = read(payload)
        return record.type === 'audit' ? [record] : []
      }),
    judgedBy: (id) => judgedBy.all(id),
    disputed: () => disputed.all(),
    unsampled: (id) => unsampled.all({ person: id }),
    countUnsampled: (id) => countUnsampled.get({ person: id }) ?? 0,
    countOthers: (type, except) => countOthers.get(type, except) ?? 0,
    countOwn: (type, id) => countOwn.get(type, id) ?? 0,
    countOwnSince: (id, instant) => countSince.get(id, instant) ?? 0,
    nameOf: (id) => person.get(id)?.name,
  }
}

/** The same thing is signed anew where its signer has another name or role by now; of somebody else it is another thing. */
function saysTheSame(known: SignedRecord, { record, by }: SignedRecord): boolean {
  return known.by.id === by.id && JSON.stringify(known.record) === JSON.stringify(record)
}

function read(payload: string): SignedRecord {
  return signedRecordSchema.parse(JSON.parse(payload))
}
