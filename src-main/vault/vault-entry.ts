/** What the database keeps of one file of the vault. The file's key is not there but in the file itself. */
export interface VaultEntry {
  id: string
  /** Length of the plaintext in bytes. */
  bytes: number
  /** SHA-256 of the plaintext, lower-case hex. */
  sha256: string
}
