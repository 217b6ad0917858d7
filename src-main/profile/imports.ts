import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import type { TableMapping } from '../../src-shared/model/table.ts'
import type { ImportOptions } from './import-pack.ts'

/** The imports of the profile that is open: one at a time, whoever asked for it. */
export interface Imports {
  /** @throws DeskError `conflict` while another one runs, and what `importPack` throws */
  run(path: string, terms?: ImportTerms): Promise<ImportReport>
  /** Stops the one that runs, if there is one; resolves when it has ended. */
  stop(): Promise<void>
  /** Resolves when none runs any more. */
  idle(): Promise<void>
  /** How far the one that runs has come. */
  progress(): ImportProgress | undefined
}

export interface ImportTerms {
  /** Of a table. */
  mapping?: TableMapping
  /** Left out: tasks to be reviewed. Otherwise content that audits wait for, or a practice pack. */
  for?: 'audit' | 'practice'
}

interface Running {
  stop: AbortController
  ended: Promise<unknown>
  progress: ImportProgress
}

export function createImports(
  importPack: (path: string, options: ImportOptions, forWhat: ImportTerms['for']) => Promise<ImportReport>,
  tellProgress: (progress: ImportProgress) => void,
): Imports {
  let running: Running | undefined

  return {
    async run(path, { mapping, for: forWhat } = {}) {
      if (running)
        throw new DeskError('conflict', 'An import is running already. Wait for it, or stop it first.')
      const stop = new AbortController()
      const options: ImportOptions = {
        signal: stop.signal,
        onProgress(progress) {
          if (running?.stop === stop) running.progress = progress
          tellProgress(progress)
        },
        // A person has seen all columns: what they left out stays out.
        ...(mapping && { columns: mapping.columns, guessColumns: false, allowHosts: mapping.hosts }),
      }
      const importing = importPack(path, options, forWhat)
      const ended = importing.catch(() => undefined)
      running = { stop, ended, progress: { phase: 'reading', done: 0, bytes: 0 } }
      try {
        return await importing
      } finally {
        running = undefined
      }
    },
    async stop() {
      running?.stop.abort()
      await running?.ended
    },
    async idle() {
      while (running) await running.ended
    },
    progress: () => running?.progress,
  }
}
