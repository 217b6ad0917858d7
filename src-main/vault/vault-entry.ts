/** What is needed to find and decrypt one file of the vault. Kept in the database, never beside the file. */
export interface VaultEntry {
  id: string
  /** The file's own key, wrapped by the vault's. Deleting it makes the file unreadable for good. */
  wrappedKey: Uint8Array
  /** Length of the plaintext in bytes. */
  bytes: number
  /** SHA-256 of the plaintext, lower-case hex. */
  sha256: string
}
