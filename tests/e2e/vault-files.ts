import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveKeys } from '../../src-main/keys/key-ring.ts'
import { openKeySafe } from '../../src-main/keys/key-safe.ts'
import { databaseFile } from '../../src-main/profile/open-profile.ts'
import { openStore } from '../../src-main/store/store.ts'

/** Where the vault keeps the files of tasks, by task id and path, of a profile that no program has open. */
export async function vaultFiles(
  profile: string,
  media: readonly (readonly [taskId: string, path: string])[],
): Promise<string[]> {
  const noSystem = { isAvailable: async () => false, wrap: async () => '', unwrap: async () => undefined }
  const master = await openKeySafe(profile, Date.now, noSystem).openUnasked()
  if (!master) throw new Error('The profile asks for a passphrase.')
  const store = openStore(databaseFile(profile), deriveKeys(master), Date.now)
  try {
    return media.map(([taskId, path]) => {
      const id = store.tasks.media(taskId, path)?.id
      if (id === undefined) throw new Error(`The task ${taskId} has no ${path}.`)
      return join(profile, 'vault', id.slice(0, 2), id)
    })
  } finally {
    store.close()
  }
}

/** Flips a bit in the middle of a file. */
export function flipInMiddle(file: string): void {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  writeFileSync(file, bytes)
}
