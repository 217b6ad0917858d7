import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { TableOutline } from '../../src-shared/model/table.ts'
import { loadPolicy } from '../../src-shared/rules/load-policy.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { readSettings } from '../settings/read-settings.ts'
import { type ImportVault, importSource } from '../sources/import-source.ts'
import { openSource } from '../sources/open-source.ts'
import { outlineTable } from '../sources/outline-table.ts'
import { type Source, SourceError } from '../sources/source.ts'
import { counted } from '../store/counted.ts'
import type { OpenProfile } from './open-profile.ts'
import { removeSettled, withinBudget } from './vault-budget.ts'

export interface ImportOptions {
  signal?: AbortSignal
  onProgress?: (progress: ImportProgress) => void
  /** Column mapping of a table, such as `{ text: 'body' }`. */
  columns?: Readonly<Record<string, string>>
  /** Whether common names may tell what the mapping does not; true by default. */
  guessColumns?: boolean
  /** Hosts that media may be fetched from. */
  allowHosts?: string[]
  /** Most bytes of media that the profile may keep. Left out: as the person has set it. */
  vaultBytes?: number
}

/**
 * Brings a pack, folder, file or table into a profile. Its tasks, its policy and the journal's row enter together.
 * @throws DeskError `source-refused`, `policy-refused` or `cancelled`; then nothing has changed
 */
export async function importPack(
  profile: OpenProfile,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { signal, onProgress, vaultBytes, ...reading } = options
  return inSentences(signal, async () => {
    const source = await openSource(path, { ...reading, ...(signal && { signal }) })
    try {
      return await enter(profile, source, { signal, onProgress, limit: vaultBytes })
    } finally {
      await source.close()
    }
  })
}

/** Says for a person why a source could not be taken in. @throws DeskError `source-refused` or `cancelled` */
export async function inSentences<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted) throw new DeskError('cancelled', 'The import was stopped. Nothing has changed.')
    if (error instanceof SourceError) throw new DeskError('source-refused', error.message)
    throw error
  }
}

/** The vault, as far as the profile may still keep media. @param limit bytes; left out, as the person has set it */
export function vaultFor(profile: OpenProfile, source: Source, limit?: number): ImportVault {
  const { title } = source.pack
  return withinBudget(profile.vault, {
    limit: limit ?? readSettings(profile.folder).vaultBytes,
    used: profile.store.media.totalBytes,
    makeRoom: () => removeSettled(profile, Date.now),
    source: { title, ...(source.bytes !== undefined && { bytes: source.bytes }) },
  })
}

/**
 * What the columns of a table are like, before its import; undefined if the path holds no table.
 * @throws DeskError `source-refused`
 */
export async function outlineOf(path: string): Promise<TableOutline | undefined> {
  try {
    return await outlineTable(path)
  } catch (error) {
    if (error instanceof SourceError) throw new DeskError('source-refused', error.message)
    throw error
  }
}

interface Terms {
  signal: AbortSignal | undefined
  onProgress: ImportOptions['onProgress']
  /** Most bytes of media that the profile may keep. Left out: as the person has set it. */
  limit: number | undefined
}

async function enter(
  profile: OpenProfile,
  source: Source,
  { signal, onProgress, limit }: Terms,
): Promise<ImportReport> {
  const { store } = profile
  const policy = soundPolicy(source, store)
  return importSource(source, {
    vault: vaultFor(profile, source, limit),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
    packs: {
      knowledgeOf: (task) => store.packs.knowledgeOf(task),
      keptMedia: (taskId, file) => store.tasks.media(taskId, file),
      add: (rows) =>
        store.transact(() => {
          const outcome = store.packs.add(rows, new Date().toISOString())
          const brought = policy && isNewPolicy(policy, store) ? policy : undefined
          if (brought) {
            const from = store.packs.policyInForce()?.machine ?? null
            const to = brought.machine ?? null
            store.packs.putInForce(brought)
            if (JSON.stringify(from) !== JSON.stringify(to)) {
              const payload = { name: 'machine', from, to }
              store.journal.append({ id: newId(), kind: 'setting', payload })
            }
          }
          if (outcome.added > 0 || brought) {
            const { added, known } = outcome
            const payload = {
              pack: rows.pack.id,
              title: rows.pack.title,
              added,
              known,
              policy: brought?.version,
            }
            store.journal.append({ id: newId(), kind: 'import', payload })
          }
          return outcome
        }),
    },
  })
}

/** The policy that the source brings, refused before anything is stored if it cannot be taken in. */
function soundPolicy({ pack, policy }: Source, store: OpenProfile['store']): Policy | undefined {
  if (policy) {
    const loaded = loadPolicy(policy)
    if (!loaded.ok) {
      throw new DeskError(
        'policy-refused',
        `The policy of “${pack.title}” cannot be used. ${loaded.faults.join(' ')}`,
      )
    }
    isNewPolicy(loaded.policy, store)
    return loaded.policy
  }
  if (pack.policy && 'id' in pack.policy && !store.packs.hasPolicy(pack.policy.id)) {
    throw new DeskError(
      'policy-refused',
      `“${pack.title}” is to be reviewed under the policy ${pack.policy.id}, which is not on this machine. Import a pack that brings it first.`,
    )
  }
  return undefined
}

/** Only a version that was never here comes in force: importing an older pack again brings no older policy back. */
function isNewPolicy(policy: Policy, store: OpenProfile['store']): boolean {
  const knowledge = store.packs.knowledgeOfPolicy(policy)
  if (knowledge === 'clash') {
    throw new DeskError(
      'policy-refused',
      `The policy ${policy.id} is already here as version ${policy.version} with other content, and decisions may name it. Give the changed policy a version of its own.`,
    )
  }
  return knowledge === 'new'
}

/** How many entries of each sort an outcome in words names. */
const maxSaid = 10

/** An import's outcome in words, with the first entries that were refused or came in without their content. */
export function describeReport(report: ImportReport): string {
  const { title, added, known, rejected, rejectedCount, problems, problemCount } = report
  const refused = counted(rejectedCount, 'entry', 'entries')
  const counts = `${title}: ${counted(added, 'task')} added, ${known} known already, ${refused} refused, ${problemCount} with content that cannot be shown.`
  return [
    counts,
    ...firstOf(rejected, rejectedCount, 'refused entries'),
    ...firstOf(problems, problemCount, 'tasks whose content cannot be shown'),
  ].join('\n')
}

function firstOf(
  entries: readonly { line: number; reason: string }[],
  count: number,
  what: string,
): string[] {
  const said = entries.slice(0, maxSaid).map(({ line, reason }) => `Line ${line}: ${reason}`)
  return count > said.length ? [`The first ${said.length} of ${count} ${what}:`, ...said] : said
}
