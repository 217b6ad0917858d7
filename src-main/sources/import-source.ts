import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import type { Task } from '../../src-shared/model/task.ts'
import { contentFiles } from '../../src-shared/rules/task-files.ts'
import type { MediaRow, PackOutcome, PackRows, TaskRow } from '../store/pack-rows.ts'
import type { VaultEntry } from '../vault/vault-entry.ts'
import { createReport } from './import-report.ts'
import { defaultLimits, type Limits, sizeText } from './limits.ts'
import { quoted } from './reasons.ts'
import { type Source, SourceError, Unavailable } from './source.ts'
import { type Sink, takeMedia } from './take-media.ts'

/** What an import needs from the store. */
export interface ImportPacks {
  /**
   * What is known of a task by its id and its fields: not there, there with the same fields, there with others. `lacking`:
   * there, and waiting without its content, which this import may bring. `decided`: its files may be gone by now.
   */
  knowledgeOf(task: Task): 'new' | 'known' | 'lacking' | 'decided' | 'clash'
  /** A file that was kept for a task. Where it is given, a known task whose files have changed is found out. */
  keptMedia?(taskId: string, path: string): { sha256: string } | undefined
  /** Why a task is not taken in after all, now that its files are known; they are dropped with it. */
  faultOf?(task: Task, media: readonly MediaRow[]): string | undefined
  /** Enters everything by one durable transaction. */
  add(rows: PackRows): PackOutcome
}

/** What an import needs from the vault. */
export interface ImportVault {
  put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<VaultEntry>
  remove(id: string): Promise<void>
}

export interface ImportTerms {
  packs: ImportPacks
  vault: ImportVault
  signal?: AbortSignal
  /** Called at the start, then at most ten times a second, and before the transaction. */
  onProgress?: (progress: ImportProgress) => void
  limits?: Partial<Limits>
  /** Clock for the pace of progress, ms. */
  now?: () => number
}

const progressEveryMs = 100
/** A long list of texts hardly waits for the disk; the window, in the same process, must get its turn between them. */
const pauseEveryMs = 10

/** Takes the checksum of files and keeps nothing. */
const checksumSink: Sink<{ path: string; sha256: string }> = {
  async keep(path, _mime, bytes) {
    const hash = createHash('sha256')
    for await (const chunk of bytes) hash.update(chunk)
    return { path, sha256: hash.digest('hex') }
  },
  async drop() {},
}

/**
 * Brings a source's tasks in: reads and checks each entry, encrypts its media into the vault, and enters everything by
 * one transaction at the end. Tasks that are there already are left alone, but for content that they lack. Whatever
 * fails or is stopped changes nothing: what had been put into the vault is removed again.
 * @throws SourceError, the signal's reason, or what store and vault throw
 */
export async function importSource(source: Source, terms: ImportTerms): Promise<ImportReport> {
  const { packs, vault, signal, onProgress, now = () => performance.now() } = terms
  const limits = { ...defaultLimits, ...terms.limits }
  const report = createReport(source.pack)
  const tasks: TaskRow[] = []
  const stored = new Set<string>()
  const lineOf = new Map<string, number>()
  const total = source.entryCount === undefined ? {} : { total: source.entryCount }
  let known = 0
  let done = 0
  let bytes = 0
  let taskBytes = 0
  let reportedAt = -Infinity
  let pausedAt = now()

  const progress = (always = false, phase: ImportProgress['phase'] = bytes > 0 ? 'storing' : 'reading') => {
    if (!always && now() - reportedAt < progressEveryMs) return
    reportedAt = now()
    onProgress?.({ phase, done, ...total, bytes })
  }

  async function* counted(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of content) {
      signal?.throwIfAborted()
      bytes += chunk.length
      progress()
      yield chunk
    }
  }

  const vaultSink: Sink<MediaRow> = {
    async keep(path, mime, content) {
      const entry = await vault.put(counted(content), signal)
      stored.add(entry.id)
      return { ...entry, path, mime }
    },
    async drop({ id }) {
      await vault.remove(id)
      stored.delete(id)
    },
  }

  /** Whether the files of a known task are still those that were kept for it. */
  async function hasSameFiles(task: Task): Promise<boolean> {
    if (!packs.keptMedia) return true
    const taken = await takeMedia({ source, sink: checksumSink, limits, signal }, task)
    if (taken.problem)
      return contentFiles(task.content).every(({ path }) => packs.keptMedia?.(task.id, path) === undefined)
    return taken.media.every(({ path, sha256 }) => packs.keptMedia?.(task.id, path)?.sha256 === sha256)
  }

  async function take(line: number, task: Task): Promise<void> {
    const earlier = lineOf.get(task.id)
    if (earlier !== undefined) {
      report.refuse(line, `the id ${quoted(task.id)} is already used in line ${earlier}`)
      return
    }
    lineOf.set(task.id, line)
    const knowledge = packs.knowledgeOf(task)
    if (knowledge === 'decided' || (knowledge === 'known' && (await hasSameFiles(task)))) {
      known += 1
      return
    }
    if (knowledge !== 'new' && knowledge !== 'lacking') {
      const what = knowledge === 'clash' ? 'other content' : 'other files'
      report.refuse(
        line,
        `a task with the id ${quoted(task.id)} is already here with ${what}; give this one an id of its own`,
      )
      return
    }
    taskBytes += Buffer.byteLength(JSON.stringify(task))
    if (taskBytes > limits.maxTaskBytes) {
      throw new SourceError(
        `The tasks take more than ${sizeText(limits.maxTaskBytes)} in all. Import them in parts.`,
      )
    }
    const { media, problem, notes } = await takeMedia({ source, sink: vaultSink, limits, signal }, task)
    const fault = packs.faultOf?.(task, media)
    if (fault !== undefined) {
      report.refuse(line, problem === undefined ? fault : `${fault} (${problem})`)
      return
    }
    for (const reason of [...(problem ? [problem] : []), ...notes]) report.complain(line, task.id, reason)
    tasks.push({ task, line, media, ...(problem !== undefined && { problem }) })
  }

  try {
    progress(true)
    for await (const entry of source.entries(signal)) {
      signal?.throwIfAborted()
      if ('reason' in entry) {
        report.refuse(entry.line, entry.reason)
      } else {
        try {
          await take(entry.line, entry.task)
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error
          report.refuse(entry.line, error.message)
        }
      }
      done += 1
      progress()
      if (now() - pausedAt < pauseEveryMs) continue
      await setImmediate()
      pausedAt = now()
    }
    signal?.throwIfAborted()
    progress(true, 'entering')
    const outcome = packs.add({ pack: source.pack, tasks })
    for (const { line, reason } of outcome.clashes) report.refuse(line, reason)
    const unused = new Set(outcome.unusedMedia)
    for (const { id } of tasks.flatMap(({ media }) => media)) if (!unused.has(id)) stored.delete(id)
    return report.finish(outcome.added, known + outcome.known)
  } finally {
    // All of it after a failure; after success what no task uses. What cannot be removed, the next start sweeps away.
    await Promise.allSettled([...stored].map((id) => vault.remove(id)))
  }
}
