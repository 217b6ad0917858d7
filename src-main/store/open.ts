import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { cipher, firstCipher, rawKey, setKey } from './cipher.ts'
import { classifyStoreError } from './fault.ts'
import { migrate } from './migrations.ts'

/**
 * What every connection must run under. The package is compiled to reopen a WAL database with synchronous=NORMAL, so
 * each value is set on every open and read back.
 */
const pragmas: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  // A row that INSERT OR REPLACE would put another one in the place of is deleted, and triggers say whether it may be.
  ['recursive_triggers', 'ON', 1],
  // What is forgotten is overwritten, not only let go of.
  ['secure_delete', 'ON', 1],
  // Temporary files would not be encrypted.
  ['temp_store', 'MEMORY', 2],
  // See wal-checkpoints.ts.
  ['wal_autocheckpoint', '0', 0],
  ['busy_timeout', '5000', 5000],
  ...(process.platform === 'darwin'
    ? ([
        ['fullfsync', 'ON', 1],
        ['checkpoint_fullfsync', 'ON', 1],
      ] as const)
    : []),
]

type BeforeChange = (database: Database.Database) => void

/**
 * Opens the encrypted database, creating it if there is none, and brings its cipher and its schema up to date.
 * @param key 32 bytes
 * @param beforeMigration called once before the cipher or the schema of a database that was there is changed
 * @throws DeskError with a sentence if the disk, the key, the file or the schema's version is wrong
 */
export function openDatabase(
  file: string,
  key: Uint8Array,
  beforeMigration?: BeforeChange,
): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    let told = false
    const beforeChange: BeforeChange = (database) => {
      if (!told) beforeMigration?.(database)
      told = true
    }
    const database = connect(file, key, beforeChange)
    try {
      for (const [name, value, readBack] of pragmas) {
        database.pragma(`${name}=${value}`)
        const actual = database.pragma(name, { simple: true })
        if (actual !== readBack) {
          throw new DeskError(
            'internal',
            `The database refused ${name}=${value} and reports ${String(actual)}.`,
          )
        }
      }
      migrate(database, beforeChange)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw classifyStoreError(error)
  }
}

function connect(file: string, key: Uint8Array, beforeChange: BeforeChange): Database.Database {
  try {
    return connectBy(cipher, file, key)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    if (!encryptAnew(file, key, beforeChange)) throw error
    return connectBy(cipher, file, key)
  }
}

/** @throws SQLite's own error if the first page cannot be read under this cipher and key */
function connectBy(by: string, file: string, key: Uint8Array): Database.Database {
  const database = new Database(file)
  try {
    setKey(database, by, key)
    database.pragma('user_version')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Encrypts a database of the first cipher with the present one, under the same key. False if it is not one.
 * SQLite does it in one transaction with a rollback journal, which does not work with a write-ahead log; a crash in the
 * middle leaves a database of the first cipher, which the next open takes up again.
 */
function encryptAnew(file: string, key: Uint8Array, beforeChange: BeforeChange): boolean {
  let database: Database.Database
  try {
    database = connectBy(firstCipher, file, key)
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  }
  try {
    database.pragma('synchronous=FULL')
    database.pragma('journal_mode=DELETE')
    beforeChange(database)
    database.pragma(`cipher='${cipher}'`)
    database.pragma(`rekey='${rawKey(key)}'`)
    return true
  } finally {
    database.close()
  }
}

/** What a wrong key, a wrong cipher and a damaged first page look like: CORRUPT where an interrupted change is found as well. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_NOTADB') || error.code.startsWith('SQLITE_CORRUPT'))
  )
}
