import Database from 'better-sqlite3'
import { cipher, firstCipher, setKey } from './cipher.ts'

/**
 * Opens a database for reading alone, so that one that is damaged, set aside or a backup stays as it is, byte for byte.
 * @param key 32 bytes
 * @throws SQLite's own error, `SQLITE_NOTADB` for a wrong key or a first page that is damaged
 */
export function openForReading(file: string, key: Uint8Array): Database.Database {
  let wrong: unknown
  for (const by of [cipher, firstCipher]) {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      setKey(database, by, key)
      database.pragma('trusted_schema=OFF')
      database.prepare('SELECT count(*) FROM sqlite_master').get()
      return database
    } catch (error) {
      database.close()
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error
      wrong = error
    }
  }
  throw wrong
}
