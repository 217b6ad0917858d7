import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'

/**
 * Moves what is in the write-ahead log into the database file, and gives the log its size, at moments when nobody waits
 * for it.
 */
export interface WalCheckpoints {
  /** To be called after each commit. Never throws. */
  committed(): void
  /** Before the database is closed; SQLite empties the log itself when its last connection closes. */
  stop(): void
}

/** From this size on, the next quiet moment is used. SQLite's own bound, which would fall into every hundredth commit. */
const worthwhilePages = 1000
/** At this size it is done at once, so that the log does not grow without end where no moment is quiet. */
const mostPages = 4000
/** A moment is quiet when nothing has been committed for so long: who decides is looking at the next task by now. */
const quietMs = 250
/** What the log holds between two quiet moments. To write over what is there takes half as long as to make a file longer. */
const reservedPages = 1500
/** A disk with less room than this is left alone. */
const plentyOfBytes = 512 * 1024 ** 2
/** Asking for the log's size takes as long as a small statement, so not every commit asks. */
const askEvery = 32

/** The caller has set wal_autocheckpoint=0. */
export function createWalCheckpoints(database: Database.Database): WalCheckpoints {
  const size = database.prepare<[], number>('PRAGMA wal_checkpoint(NOOP)').raw()
  let timer: NodeJS.Timeout | undefined
  let commits = 0
  let isReserved = false

  /** Passive: waits for nobody who reads or writes, and moves what can be moved meanwhile. */
  function checkpointFrom(pages: number): void {
    if (pagesOf(size.get()) >= pages) database.pragma('wal_checkpoint(PASSIVE)')
  }

  function useQuietMoment(): void {
    checkpointFrom(worthwhilePages)
    if (isReserved) return
    isReserved = true
    const { bavail, bsize } = statfsSync(dirname(database.name))
    if (bavail * bsize >= plentyOfBytes) reserve(database)
  }

  return {
    committed() {
      commits += 1
      if (commits % askEvery === 0) attempt(() => checkpointFrom(mostPages))
      clearTimeout(timer)
      timer = setTimeout(() => attempt(useQuietMoment), quietMs).unref()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Nothing is lost where it fails: the log keeps what it has, and what is wrong with the disk is said at the next commit. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // Somebody reads the whole journal just now, or the disk is full or gone.
  }
}

/**
 * Makes the log's file long enough: pages that find no room in the cache go there before a commit, and after the rollback
 * what comes next is written over them. Left out when another process is writing.
 */
function reserve(database: Database.Database): void {
  const changed = ['busy_timeout', 'cache_size'].map(
    (name) => [name, database.pragma(name, { simple: true })] as const,
  )
  try {
    database.pragma('busy_timeout=0')
    database.pragma('cache_size=10')
    database.exec('BEGIN IMMEDIATE; CREATE TABLE filler (bytes BLOB)')
    database.exec(`INSERT INTO filler VALUES (zeroblob(${reservedPages * 4096}))`)
    database.exec('ROLLBACK')
    // A commit, so that it is not the next decision that waits until all of it is on the disk.
    database.pragma(`user_version=${Number(database.pragma('user_version', { simple: true }))}`)
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
    for (const [name, value] of changed) database.pragma(`${name}=${String(value)}`)
  }
}

/** SQLite answers with whether it was busy, the pages in the log, and those of them that were moved. */
function pagesOf(row: unknown): number {
  return Array.isArray(row) ? Number(row[1]) : 0
}
