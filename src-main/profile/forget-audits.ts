import type { OpenProfile } from './open-profile.ts'

/** Forgets the content of audits whose cases have been closed for long enough, and destroys the keys of its media. */
export async function forgetSpentAudits({ audit, store, vault }: OpenProfile): Promise<void> {
  const media = store.transact(() => audit.room.spent().flatMap((taskId) => store.tasks.forget(taskId)))
  for (const id of media) await vault.shred(id)
}
