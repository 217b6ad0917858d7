import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { type Profile, profileSchema } from '../../src-shared/model/profile.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { type AuditItems, createAuditItems } from './audit-items.ts'
import { backUpNow } from './backup.ts'
import { backupFolder, listBackups } from './backup-files.ts'
import { type CaseRecords, createCaseRecords } from './case-records.ts'
import { createDecisions, type Decisions } from './decisions.ts'
import { classifyStoreError } from './fault.ts'
import { createGoldenRows, type GoldenRows } from './golden.ts'
import { createJournal, type Journal } from './journal.ts'
import { createMedia, type Media } from './media.ts'
import { openDatabase } from './open.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPacks, type Packs } from './packs.ts'
import { createPracticeRows, type PracticeRows } from './practice.ts'
import { findGap, keepTailMark, tailMarkFile } from './tail-mark.ts'
import { createTaskCache, type TaskCache } from './task-cache.ts'
import { createWalCheckpoints } from './wal-checkpoints.ts'
import { createWellbeingRows, type WellbeingRows } from './wellbeing.ts'

/** One profile's database. */
export interface Store {
  journal: Journal
  decisions: Decisions
  outbox: Outbox
  tasks: TaskCache
  media: Media
  packs: Packs
  wellbeing: WellbeingRows
  records: CaseRecords
  audits: AuditItems
  practice: PracticeRows
  golden: GoldenRows
  profile(): Profile | undefined
  saveProfile(profile: Profile): void
  /** A number that changes when another process has committed something; own commits leave it as it is. */
  dataVersion(): number
  /** Runs one durable transaction: all of it is on disk when this returns, or none of it. */
  transact<T>(work: () => T): T
  /** Runs reads that all see one state; together they take less time than each for itself. */
  look<T>(work: () => T): T
  close(): void
}

export interface StoreKeys {
  /** 32 bytes each. */
  database: Uint8Array
  chain: Uint8Array
}

const wayOut =
  'Restore a backup, which brings back what can still be read; or go on with what is there, and the journal will say so.'

export interface StoreOptions {
  /** Go on with a journal that ends earlier than it did, or whose end nobody knows; the journal says so. */
  acceptGap?: boolean
}

/** There is no database, but what belongs to one: its backups, or the mark of its journal's end. */
export function isDatabaseGone(file: string): boolean {
  return !existsSync(file) && (listBackups(backupFolder(file)).length > 0 || existsSync(tailMarkFile(file)))
}

/**
 * @param now the wall clock, ms since the epoch
 * @throws DeskError `rolled-back` where the journal is not the one that was here last, or what `openDatabase` throws
 */
export function openStore(
  file: string,
  keys: StoreKeys,
  now: () => number,
  options: StoreOptions = {},
): Store {
  if (!options.acceptGap && isDatabaseGone(file)) {
    throw new DeskError('rolled-back', `The database of this profile is gone: there is no ${file}. ${wayOut}`)
  }
  const database = openDatabase(file, keys.database, (opened) => backUpNow(opened, keys.database, now()))
  try {
    const journal = createJournal(database, keys.chain, now)
    const gap = findGap(file, database, keys.chain)
    if (gap && !options.acceptGap) throw new DeskError('rolled-back', `${gap.sentence} ${wayOut}`)
    if (gap) {
      const { sequence, hash } = gap.expected ?? {}
      const payload = { expectedSequence: sequence, expectedHash: hash }
      database.transaction(() => journal.append({ id: newId(), kind: 'gap', payload })).immediate()
    }
    return assemble(file, database, journal, keys, now)
  } catch (error) {
    database.close()
    throw classifyStoreError(error)
  }
}

function assemble(
  file: string,
  database: Database.Database,
  journal: Journal,
  keys: StoreKeys,
  now: () => number,
): Store {
  const tailMark = keepTailMark(file, database, keys.chain)
  const checkpoints = createWalCheckpoints(database)
  // Immediate: the write lock comes first, so a second process waits instead of failing half-way.
  const { deferred: snapshot, immediate: commit } = database.transaction((work: () => unknown) => work())
  let marking: NodeJS.Immediate | undefined
  // The mark may be behind, so nobody needs to wait for it.
  const markSoon = () => {
    marking = undefined
    tailMark.advance()
  }
  return {
    journal,
    decisions: createDecisions(database),
    outbox: createOutbox(database),
    tasks: createTaskCache(database, now),
    media: createMedia(database),
    packs: createPacks(database),
    wellbeing: createWellbeingRows(database),
    records: createCaseRecords(database),
    audits: createAuditItems(database),
    practice: createPracticeRows(database),
    golden: createGoldenRows(database),
    ...profileRows(database),
    dataVersion: () => Number(database.pragma('data_version', { simple: true })),
    transact(work) {
      try {
        const result = commit(work) as ReturnType<typeof work>
        marking ??= setImmediate(markSoon).unref()
        checkpoints.committed()
        return result
      } catch (error) {
        throw classifyStoreError(error)
      }
    },
    look: (work) => snapshot(work) as ReturnType<typeof work>,
    close() {
      if (!database.open) return
      checkpoints.stop()
      clearImmediate(marking)
      tailMark.advance()
      tailMark.close()
      database.close()
    },
  }
}

function profileRows(database: Database.Database): Pick<Store, 'profile' | 'saveProfile'> {
  const find = database.prepare<[], string>('SELECT payload FROM profile').pluck()
  const save = database.prepare(
    'INSERT INTO profile (only, payload) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET payload = excluded.payload',
  )
  return {
    profile() {
      const payload = find.get()
      return payload === undefined ? undefined : profileSchema.parse(JSON.parse(payload))
    },
    saveProfile: (profile) => void save.run(JSON.stringify(profile)),
  }
}
