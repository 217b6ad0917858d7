import type { ImportReport } from '../../src-shared/desk/views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { importSource } from '../sources/import-source.ts'
import { openSource } from '../sources/open-source.ts'
import type { Entry, Source } from '../sources/source.ts'
import type { AuditItem } from '../store/audit-items.ts'
import { filesHash, taskHash } from '../store/task-hash.ts'
import type { ImportOptions } from './import-pack.ts'
import { inSentences, vaultFor } from './import-pack.ts'
import type { OpenProfile } from './open-profile.ts'

/**
 * Brings the content of what is to be audited or settled from the pack that the decisions were made on. Only what a decision
 * waits for comes in, apart from production, and only where it is what was decided on.
 * @throws DeskError `source-refused` or `cancelled`; then nothing has changed
 */
export function importAuditContent(
  profile: OpenProfile,
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<ImportReport> {
  const { store } = profile
  return inSentences(signal, async () => {
    const source = await openSource(path, signal ? { signal } : {})
    try {
      const lacking = wantedTasks(store)
      const filesOf = new Map(
        [...lacking.values()].flat().map(({ item, filesHash }) => [`${prefix}${item.id}`, filesHash]),
      )
      return await importSource(onlyWanted(source, lacking), {
        vault: vaultFor(profile, source),
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
        packs: {
          knowledgeOf: (task) => store.packs.knowledgeOf(task),
          faultOf: (task, media) => {
            const decidedOn = filesOf.get(task.id)
            return decidedOn === undefined || decidedOn === filesHash(media)?.toString('hex')
              ? undefined
              : 'its files are not those that were decided on: bring the pack as it was then'
          },
          add: (rows) =>
            store.transact(() => {
              const outcome = store.packs.add({ ...rows, state: 'audit' }, new Date().toISOString())
              for (const { task } of rows.tasks) store.audits.bring(itemOf(task.id), task.id)
              if (outcome.added > 0) {
                const payload = {
                  pack: rows.pack.id,
                  title: rows.pack.title,
                  added: outcome.added,
                  for: 'audit',
                }
                store.journal.append({ id: newId(), kind: 'import', payload })
              }
              return outcome
            }),
        },
      })
    } finally {
      await source.close()
    }
  })
}

/** What is audited is a task of its own: the same one may wait in production here as well. */
const prefix = 'audit:'

function itemOf(taskId: string): string {
  return taskId.slice(prefix.length)
}

interface Wanted {
  item: AuditItem
  /** Hex. */
  hash: string
  filesHash: string | undefined
}

/** What lacks its content, by the id that its task has in its pack. */
function wantedTasks({ audits, records }: OpenProfile['store']): ReadonlyMap<string, readonly Wanted[]> {
  const wanted = new Map<string, Wanted[]>()
  for (const item of audits.lacking()) {
    const record = records.find(item.decisionId)?.record
    if (record?.type !== 'decision') continue
    const { hash, filesHash } = record.task
    const { taskId } = record.decision
    wanted.set(taskId, [...(wanted.get(taskId) ?? []), { item, hash, filesHash }])
  }
  return wanted
}

function onlyWanted(source: Source, wanted: ReadonlyMap<string, readonly Wanted[]>): Source {
  async function* entries(signal?: AbortSignal): AsyncGenerator<Entry, void, undefined> {
    for await (const entry of source.entries(signal)) {
      if (!('task' in entry)) continue
      const { line, task } = entry
      for (const { item, hash } of wanted.get(task.id) ?? []) {
        if (taskHash(task).toString('hex') === hash)
          yield { line, task: { ...task, id: `${prefix}${item.id}` } }
        else
          yield { line, reason: `the task ${task.id} is not what was decided on: the pack has changed since` }
      }
    }
  }
  return { ...source, entries }
}
