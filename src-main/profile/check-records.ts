import { join } from 'node:path'
import type { KeyRing } from '../keys/key-ring.ts'
import { type Verification, type VerifyOptions, verify } from '../store/verify.ts'
import type { KeptMedia } from '../store/verify-state.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { databaseFile } from './open-profile.ts'

/**
 * Checks a profile's journal and all that hangs on it, and that each file of the vault is there, as long as it should be,
 * and opens with its key. The profile need not be open, and may be.
 */
export async function checkRecords(
  folder: string,
  keys: KeyRing,
  options: Pick<VerifyOptions, 'onProgress' | 'signal'> = {},
): Promise<Verification> {
  const vault = await openVault(join(folder, 'vault'), keys.vault)
  return verify(databaseFile(folder), keys, {
    ...options,
    mediaFault: (media) => findMediaFault(vault, media),
  })
}

/** Reads the first chunk: a file that has another length or another key says so then. */
async function findMediaFault(vault: Vault, media: KeptMedia): Promise<string | undefined> {
  try {
    for await (const _start of vault.read(media, { start: 0, end: 0 })) break
    return undefined
  } catch (error) {
    return `The media file ${media.id}: ${error instanceof Error ? error.message : String(error)}`
  }
}
