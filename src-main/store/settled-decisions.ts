import type Database from 'better-sqlite3'
import { type Decision, decisionSchema } from '../../src-shared/model/decision.ts'
import { type Severity, severitySchema, type TaskKind } from '../../src-shared/model/kind.ts'
import { filesHash } from './task-hash.ts'

/** A decision of one's own that can no longer be undone, with what is known of its task once its content is forgotten. */
export interface SettledDecision {
  decision: Decision
  at: string
  sequence: number
  /** Of its row, hex. */
  hash: string
  task: {
    /** Of what its pack says of it, hex. */
    hash: string
    /** Of its files, hex. */
    filesHash?: string
    kind: TaskKind
    queue: string
    severity: Severity
    language?: string
    signals: { label: string; score: number }[]
  }
}

export interface SettledDecisions {
  /**
   * Those since an instant (ISO 8601, UTC) that come after a row of the journal, oldest first, or one by its id. None only
   * where no more come.
   */
  settled(which: { since: string; after?: number; limit?: number } | { id: string }): SettledDecision[]
  /** When the first row of the journal was written: since then somebody works here. ISO 8601, UTC. */
  firstAt(): string | undefined
}

interface Row {
  sequence: number
  at: string
  hash: Buffer
  payload: string
  kind: TaskKind
  queue: string | null
  severity: number | null
  language: string | null
  taskHash: Buffer
  /** Path and checksum of each, as JSON. */
  files: string
  task: string
}

const rows = `SELECT journal.sequence, journal.at, journal.hash, journal.payload, task.kind, task.queue, task.severity,
    task.language, task_payload.hash AS taskHash, task_payload.payload AS task,
    (SELECT json_group_array(json_object('path', path, 'sha256', sha256))
      FROM task_media JOIN media ON media.id = media_id WHERE task_media.task_id = task.id) AS files
  FROM outbox CROSS JOIN journal USING (sequence) JOIN task ON task.id = journal.task_id
    JOIN task_payload ON task_payload.task_id = task.id
  WHERE journal.kind = 'decision' AND outbox.state IN ('ready', 'sent', 'attention')`

export function createSettledDecisions(database: Database.Database): SettledDecisions {
  const since = database.prepare<[string, number, number], Row>(
    `${rows} AND journal.at >= ? AND outbox.sequence > ? ORDER BY outbox.sequence LIMIT ?`,
  )
  const byId = database.prepare<[string], Row>(`${rows} AND journal.id = ?`)
  const first = database.prepare<[], string>('SELECT at FROM journal ORDER BY sequence LIMIT 1').pluck()
  return {
    settled(which) {
      if ('id' in which) return byId.all(which.id).flatMap((row) => read(row) ?? [])
      let { after = 0 } = which
      const { since: instant, limit = Number.MAX_SAFE_INTEGER } = which
      // A page of which nothing can be read is not the end.
      for (;;) {
        const page = since.all(instant, after, limit)
        const found = page.flatMap((row) => read(row) ?? [])
        const last = page.at(-1)
        if (found.length > 0 || !last) return found
        after = last.sequence
      }
    },
    firstAt: () => first.get(),
  }
}

/** Undefined for one that another version of the program made and this one cannot read. */
function read(row: Row): SettledDecision | undefined {
  const decision = decisionSchema.safeParse(JSON.parse(row.payload)).data
  if (!decision) return undefined
  const { sequence, at, kind, queue, language } = row
  const files = filesHash(JSON.parse(row.files))?.toString('hex')
  return {
    decision,
    at,
    sequence,
    hash: row.hash.toString('hex'),
    task: {
      hash: row.taskHash.toString('hex'),
      ...(files !== undefined && { filesHash: files }),
      kind,
      queue: queue ?? '',
      severity: severitySchema.catch(2).parse(row.severity),
      ...(language !== null && { language }),
      signals: signalsOf(JSON.parse(row.task)),
    },
  }
}

/** What is kept of signals once the content is forgotten, as far as they name a label. */
function signalsOf({
  signals,
}: {
  signals?: { label?: string; score?: number }[]
}): SettledDecision['task']['signals'] {
  return (signals ?? []).flatMap(({ label, score }) =>
    label === undefined || score === undefined ? [] : [{ label, score }],
  )
}
