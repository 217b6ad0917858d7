import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shredVault } from '../vault/vault.ts'
import { type OpenProfile, vaultFolder } from './open-profile.ts'

/** Says that all content is to be removed, and perhaps not all of it is: the next opening finishes that. */
const markFile = (folder: string) => join(folder, 'signed-out')

const endOfTime = '9999-12-31T00:00:00.000Z'

/** Ends every undo window and removes all content, also of tasks that wait; what waits to be sent stays. */
export async function removeAllContent({ folder, store, vault }: OpenProfile): Promise<void> {
  await writeFile(markFile(folder), '')
  const media = store.transact(() => {
    for (const { journalId } of store.outbox.overdue(endOfTime, Number.MAX_SAFE_INTEGER))
      store.outbox.settle(journalId)
    return store.tasks.withContent().flatMap((taskId) => store.tasks.forget(taskId))
  })
  for (const id of media) await vault.shred(id)
  await rm(markFile(folder))
}

/** The same for a profile that is locked: its media are shredded now, what its database holds at the next opening. */
export async function removeLockedContent(folder: string): Promise<void> {
  await writeFile(markFile(folder), '')
  await shredVault(vaultFolder(folder))
}

/** Right after opening. */
export async function finishSignOut(profile: OpenProfile): Promise<void> {
  if (existsSync(markFile(profile.folder))) await removeAllContent(profile)
}
