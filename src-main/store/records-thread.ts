import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { AuditFigures, FigureTerms } from '../../src-shared/rules/audit/figures.ts'
import type { FaultGroup } from './faults-found.ts'
import type { StoreKeys } from './store.ts'
import type { JournalEnd } from './tail-mark.ts'
import type { RowRange, RowsResult } from './verify-rows.ts'
import type { StateResult } from './verify-state.ts'

/** What a thread can be asked to do with a database that it reads by a connection of its own. */
export type Job =
  | { do: 'rows'; range: RowRange }
  | { do: 'state'; marked: boolean }
  | { do: 'file' }
  /** Figures of the audits since an instant, ISO 8601 in UTC. */
  | { do: 'figures'; since: string; terms: FigureTerms }
  /** Writes a consistent copy, encrypted with the same key, as a new file. */
  | { do: 'copy'; into: string }

/** The journal's end before and after it was copied; the copy's lies between them. */
export interface CopySpan {
  before: JournalEnd
  after: JournalEnd
}

export type Answer =
  | { at: 'progress'; rows: number }
  | { at: 'done'; result: unknown }
  | { at: 'failed'; message: string; code: string | undefined }

/** A thread beside the program's own, so that reading all records keeps no key press waiting. */
export interface RecordsThread {
  /** @param onProgress rows done since the last call */
  verifyRows(range: RowRange, onProgress: (rows: number) => void): Promise<RowsResult>
  verifyState(marked: boolean): Promise<StateResult>
  verifyFile(): Promise<FaultGroup[]>
  copy(into: string): Promise<CopySpan>
  figures(since: string, terms: FigureTerms): Promise<AuditFigures>
  end(): Promise<void>
}

/**
 * Starts a thread on a database. What it is asked for is rejected with SQLite's errors, and with DeskError `cancelled`
 * once the signal is aborted. One question at a time.
 */
export function startRecordsThread(file: string, keys: StoreKeys, signal?: AbortSignal): RecordsThread {
  // Beside this module: as source under plain Node, as a file of its own in the built program.
  const path = join(import.meta.dirname, `records-worker${extname(import.meta.filename)}`)
  // Without the options that this process was started with: they would load the window's runtime once more.
  const worker = new Worker(path, { workerData: { file, keys }, execArgv: [] })
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })

  function ask(job: Job, onProgress: (rows: number) => void = () => {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        worker.off('message', hear).off('error', fail).off('exit', leave)
        finish()
      }
      const fail = (error: Error) => settle(() => reject(error))
      const leave = () => fail(new DeskError('cancelled', 'This was stopped before its end.'))
      const hear = (answer: Answer) => {
        if (answer.at === 'progress') onProgress(answer.rows)
        else if (answer.at === 'done') settle(() => resolve(answer.result))
        else fail(Object.assign(new Error(answer.message), { code: answer.code }))
      }
      if (signal?.aborted) return leave()
      worker.on('message', hear).on('error', fail).on('exit', leave)
      worker.postMessage(job)
    })
  }

  return {
    verifyRows: async (range, onProgress) => (await ask({ do: 'rows', range }, onProgress)) as RowsResult,
    verifyState: async (marked) => (await ask({ do: 'state', marked })) as StateResult,
    verifyFile: async () => (await ask({ do: 'file' })) as FaultGroup[],
    copy: async (into) => (await ask({ do: 'copy', into })) as CopySpan,
    figures: async (since, terms) => (await ask({ do: 'figures', since, terms })) as AuditFigures,
    async end() {
      signal?.removeEventListener('abort', abort)
      await worker.terminate()
    },
  }
}
