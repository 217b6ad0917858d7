import type Database from 'better-sqlite3'

/** Moves what is in the write-ahead log into the database file, at moments when nobody waits for it. */
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
/** A moment is quiet when nothing has been committed for so long: decisions that come in a row are closer together. */
const quietMs = 1000
/** Asking for the log's size takes as long as a small statement, so not every commit asks. */
const askEvery = 32

/** The caller has set wal_autocheckpoint=0. */
export function createWalCheckpoints(database: Database.Database): WalCheckpoints {
  const size = database.prepare<[], number>('PRAGMA wal_checkpoint(NOOP)').raw()
  let timer: NodeJS.Timeout | undefined
  let commits = 0

  /** Passive: waits for nobody who reads or writes, and moves what can be moved meanwhile. */
  function checkpointFrom(pages: number): void {
    try {
      if (pagesOf(size.get()) >= pages) database.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // Nothing is lost: the log keeps what it has, and what is wrong with the disk is said at the next commit.
    }
  }

  return {
    committed() {
      commits += 1
      if (commits % askEvery === 0) checkpointFrom(mostPages)
      timer ??= setTimeout(() => {
        timer = undefined
        checkpointFrom(worthwhilePages)
      }, quietMs).unref()
      timer.refresh()
    },
    stop: () => clearTimeout(timer),
  }
}

/** SQLite answers with whether it was busy, the pages in the log, and those of them that were moved. */
function pagesOf(row: unknown): number {
  return Array.isArray(row) ? Number(row[1]) : 0
}
