import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
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
  ['busy_timeout', '5000', 5000],
  ...(process.platform === 'darwin'
    ? ([
        ['fullfsync', 'ON', 1],
        ['checkpoint_fullfsync', 'ON', 1],
      ] as const)
    : []),
]

/**
 * Opens the encrypted database, creating it if there is none, and brings its schema up to date.
 * @param key 32 bytes
 * @throws DeskError with a sentence if the disk, the key, the file or the schema's version is wrong
 */
export function openDatabase(file: string, key: Uint8Array): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const database = new Database(file)
    try {
      // A raw key: it is random already, so there is nothing to gain from deriving it again at each open.
      database.pragma(`cipher='chacha20'`)
      database.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`)
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
      migrate(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw classifyStoreError(error)
  }
}
