import type Database from 'better-sqlite3'
import type { VaultEntry } from '../vault/vault-entry.ts'

/** What the database knows of the vault's files. */
export interface Media {
  /** Ids of every file that the vault should hold. */
  ids(): ReadonlySet<string>
  /** Plaintext bytes of every file that the vault should hold. */
  totalBytes(): number
  /** Keys that the first schema kept here; each belongs into its file. */
  legacyKeys(): { id: string; wrappedKey: Uint8Array }[]
  /** The file holds its key now, down to the disk: the copy here is removed. */
  keyAdopted(id: string): void
}

/** A file as a task names it. */
export type TaskMedia = VaultEntry & { mime: string }

export function createMedia(database: Database.Database): Media {
  const ids = database.prepare<[], string>('SELECT id FROM media WHERE shredded_at IS NULL').pluck()
  const total = database
    .prepare<[], number>('SELECT coalesce(sum(bytes), 0) FROM media WHERE shredded_at IS NULL')
    .pluck()
  const legacy = database.prepare<[], { id: string; wrappedKey: Uint8Array }>(
    'SELECT id, wrapped_key AS wrappedKey FROM media WHERE wrapped_key IS NOT NULL',
  )
  const adopted = database.prepare('UPDATE media SET wrapped_key = NULL WHERE id = ?')
  return {
    ids: () => new Set(ids.all()),
    totalBytes: () => total.get() ?? 0,
    legacyKeys: () => legacy.all(),
    keyAdopted: (id) => void adopted.run(id),
  }
}
