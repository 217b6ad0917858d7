import { DeskError } from '../../src-shared/desk/result.ts'

const sentences = {
  conflict:
    'Another program is writing to this profile and did not finish in time. Nothing was changed; try again in a moment.',
  'disk-full': 'The disk is full. Nothing that was confirmed is lost; free some space and try again.',
  'read-only': 'The profile’s folder cannot be written to. Check its permissions, then start again.',
  'database-damaged':
    'The database of this profile is damaged or cannot be opened with this key. Nothing was changed. Try again; if it stays so, restore a backup: the damaged file is kept, and what can still be read of it is saved.',
} as const

/** Turns what SQLite throws into a failure with a sentence for a person; anything else is returned as it is. */
export function classifyStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const { code } = error
  if (code.startsWith('SQLITE_BUSY')) return new DeskError('conflict', sentences.conflict)
  // SHMSIZE: there is no room for the file that the processes on one database share.
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC')
    return new DeskError('disk-full', sentences['disk-full'])
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    // What Node makes of EROFS when it creates a folder and the ones above it.
    (code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir')
  ) {
    return new DeskError('read-only', sentences['read-only'])
  }
  if (
    code.startsWith('SQLITE_CORRUPT') ||
    code.startsWith('SQLITE_NOTADB') ||
    code.startsWith('SQLITE_IOERR')
  ) {
    return new DeskError('database-damaged', sentences['database-damaged'])
  }
  return error
}
