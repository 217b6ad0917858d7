import type Database from 'better-sqlite3'
import { type Profile, profileSchema } from '../../src-shared/model/profile.ts'
import { createDecisions, type Decisions } from './decisions.ts'
import { classifyStoreError } from './fault.ts'
import { createJournal, type Journal } from './journal.ts'
import { createMedia, type Media } from './media.ts'
import { openDatabase } from './open.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPacks, type Packs } from './packs.ts'
import { createTaskCache, type TaskCache } from './task-cache.ts'
import { createWalCheckpoints } from './wal-checkpoints.ts'

/** One profile's database. */
export interface Store {
  journal: Journal
  decisions: Decisions
  outbox: Outbox
  tasks: TaskCache
  media: Media
  packs: Packs
  profile(): Profile | undefined
  saveProfile(profile: Profile): void
  /** A number that changes when another process has committed something; own commits leave it as it is. */
  dataVersion(): number
  /** Runs one durable transaction: all of it is on disk when this returns, or none of it. */
  transact<T>(work: () => T): T
  close(): void
}

export interface StoreKeys {
  /** 32 bytes each. */
  database: Uint8Array
  chain: Uint8Array
}

/** @param now the wall clock, ms since the epoch */
export function openStore(file: string, keys: StoreKeys, now: () => number): Store {
  const database = openDatabase(file, keys.database)
  const checkpoints = createWalCheckpoints(database)
  return {
    journal: createJournal(database, keys.chain, now),
    decisions: createDecisions(database),
    outbox: createOutbox(database),
    tasks: createTaskCache(database, now),
    media: createMedia(database),
    packs: createPacks(database),
    ...profileRows(database),
    dataVersion: () => Number(database.pragma('data_version', { simple: true })),
    transact(work) {
      try {
        // Immediate: the write lock comes first, so a second process waits instead of failing half-way.
        const result = database.transaction(work).immediate()
        checkpoints.committed()
        return result
      } catch (error) {
        throw classifyStoreError(error)
      }
    },
    close() {
      checkpoints.stop()
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
