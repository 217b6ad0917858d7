import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportVault } from '../sources/import-source.ts'
import { sizeText } from '../sources/limits.ts'
import { settleOverdue } from '../sync/settle.ts'
import type { OpenProfile } from './open-profile.ts'

export interface Budget {
  /** Most bytes of media that may be kept. */
  limit: number
  /** Bytes that are kept now, without those of this import. */
  used: () => number
  /** Removes what is decided and cannot be undone any more. */
  makeRoom: () => Promise<void>
  /** What is imported, and the bytes of all its files where they are known. */
  source: { title: string; bytes?: number }
}

/**
 * The vault as an import sees it: what it puts there must fit beside what is there.
 * @throws DeskError `source-refused` from `put`, with a sentence that says what there is, what was wanted and what to do
 */
export function withinBudget(vault: ImportVault, budget: Budget): ImportVault {
  const taken = new Map<string, number>()
  let takenBytes = 0
  let used = budget.used()

  async function admit(bytes: number): Promise<void> {
    if (used + takenBytes + bytes <= budget.limit) return
    await budget.makeRoom()
    used = budget.used()
    if (used + takenBytes + bytes > budget.limit) throw new DeskError('source-refused', refusal(budget, used))
  }

  return {
    async put(content, signal) {
      let bytes = 0
      async function* admitted() {
        for await (const chunk of content) {
          bytes += chunk.length
          await admit(bytes)
          yield chunk
        }
      }
      const entry = await vault.put(admitted(), signal)
      taken.set(entry.id, entry.bytes)
      takenBytes += entry.bytes
      return entry
    },
    async remove(id) {
      await vault.remove(id)
      takenBytes -= taken.get(id) ?? 0
      taken.delete(id)
    },
  }
}

function refusal({ limit, source: { title, bytes } }: Budget, used: number): string {
  const wanted = bytes === undefined ? 'it brings more than that' : `its files take ${sizeText(bytes)} in all`
  return (
    `There is no room for the media of “${title}”: this profile may keep ${sizeText(limit)}, ` +
    `of which ${sizeText(Math.max(0, limit - used))} are free, and ${wanted}. ` +
    'Decide tasks that wait, import a smaller part, or allow more room in the settings. Nothing has changed.'
  )
}

/** Forgets what is decided and cannot be undone any more, and destroys the keys of its media. */
export async function removeSettled({ store, vault }: OpenProfile, now: () => number): Promise<void> {
  const { outbox, tasks, transact } = store
  for (let more = true; more; ) {
    const settled = settleOverdue({ outbox, transact, forget: tasks.forget, now })
    for (const id of settled.media) await vault.shred(id)
    more = settled.more
  }
}
