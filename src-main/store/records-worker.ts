import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import { auditFigures } from '../../src-shared/rules/audit/figures.ts'
import { readAudited } from './audited-rows.ts'
import { openForReading } from './read-connection.ts'
import type { Answer, CopySpan, Job } from './records-thread.ts'
import type { StoreKeys } from './store.ts'
import { findGap, type Gap, journalEnd } from './tail-mark.ts'
import { verifyRows } from './verify-rows.ts'
import { verifyFile, verifyState } from './verify-state.ts'

// The other end of `startRecordsThread`: one connection, one job after another.

const { file, keys } = workerData as { file: string; keys: StoreKeys }
let database: Database.Database | undefined

const answer = (message: Answer) => parentPort?.postMessage(message)

function findGapOf(database: Database.Database, marked: boolean): () => Gap | undefined {
  return () => (marked ? findGap(file, database, keys.chain) : undefined)
}

function copy(database: Database.Database, into: string): CopySpan {
  const before = journalEnd(database)
  database.prepare('VACUUM INTO ?').run(into)
  return { before, after: journalEnd(database) }
}

function carryOut(job: Job): unknown {
  database ??= openForReading(file, keys.database)
  switch (job.do) {
    case 'rows':
      return verifyRows(database, keys.chain, job.range, (rows) => answer({ at: 'progress', rows }))
    case 'state':
      return verifyState(database, findGapOf(database, job.marked))
    case 'file':
      return verifyFile(database)
    case 'figures':
      return auditFigures(readAudited(database, job.since), job.terms)
    case 'copy':
      return copy(database, job.into)
  }
}

parentPort?.on('message', (job: Job) => {
  try {
    answer({ at: 'done', result: carryOut(job) })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    answer({ at: 'failed', message, code })
  }
})
