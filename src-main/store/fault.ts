import { DeskError } from '../../src-shared/desk/result.ts'

const sentences = {
  'disk-full': 'The disk is full. Nothing that was confirmed is lost; free some space and try again.',
  'read-only': 'The profile’s folder cannot be written to. Check its permissions, then start again.',
  'database-damaged':
    'The database of this profile is damaged or cannot be opened with this key. Nothing was changed; ask for help before you go on.',
} as const

/** Turns what SQLite throws into a failure with a sentence for a person; anything else is returned as it is. */
export function classifyStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const { code } = error
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return new DeskError('disk-full', sentences['disk-full'])
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EROFS' ||
    code === 'EACCES'
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
