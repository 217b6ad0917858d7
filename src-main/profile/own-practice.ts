import type { Cohort, ItemDetail, PersonDetail } from '../../src-shared/desk/practice-cohort-views.ts'
import type {
  PackVersionInput,
  PracticeCases,
  PracticeOverview,
  PublishInput,
} from '../../src-shared/desk/practice-views.ts'
import type { ImportReport, ShiftView } from '../../src-shared/desk/views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { findCase } from '../audit/cases.ts'
import { createTurns } from '../audit/turns.ts'
import { type CohortParts, viewCohort, viewItem, viewPerson } from '../practice/cohort.ts'
import { exportPack } from '../practice/export-pack.ts'
import { ownResults } from '../practice/own-results.ts'
import { viewPractice } from '../practice/practice-room.ts'
import { collectCase, type PublishParts, practiceCases, publish } from '../practice/publish.ts'
import { filesHash, taskHash } from '../store/task-hash.ts'
import type { HeldProfile } from './hold-profile.ts'
import type { Imports } from './imports.ts'

/** What people do around practice, in the window. What asks for a path is undefined if nothing was chosen. */
export interface OwnPracticeRoom {
  overview(): PracticeOverview
  takeIn(what: 'file' | 'folder'): Promise<ImportReport | undefined>
  start(pack: PackVersionInput, ahead: boolean): ShiftView
  startExam(pack: PackVersionInput): ShiftView
  retry(taskId: string): ShiftView
  next(taskId: string): ShiftView
  /** Writes all of one's own results into a folder, for whoever trains this person. */
  handOver(): Promise<{ file: string; count: number } | undefined>
  /** @param pack key of one pack; left out, all */
  cohort(pack: string | undefined): Promise<Cohort>
  /** @throws DeskError `not-found` */
  person(id: string, pack: string | undefined): Promise<PersonDetail>
  item(pack: string, place: number): Promise<ItemDetail>
  cases(): Promise<PracticeCases>
  /** How many are collected by then. @throws DeskError `not-found` */
  collect(auditId: string, isCollected: boolean): number
  publish(input: PublishInput): { title: string; version: number; added: number; known: number }
  exportPack(
    pack: PackVersionInput,
    use: 'practice' | 'golden',
  ): Promise<{ file: string; count: number } | undefined>
}

/**
 * @param profile the open one. @throws DeskError if none is
 * @param choose asks with the system's dialog; an absolute path, or undefined when nothing was chosen
 * @param now the wall clock, ms since the epoch
 */
export function createOwnPractice(
  profile: () => HeldProfile,
  choose: (what: 'file' | 'folder' | 'new-folder', title: string) => Promise<string | undefined>,
  imports: Pick<Imports, 'run'>,
  now: () => number,
): OwnPracticeRoom {
  function parts(): PublishParts {
    const { store, policy, profile: me } = profile()
    return {
      store,
      policy,
      now,
      caseOf: (auditId) => findCase({ store, me, policy, now }, auditId),
      hashOf: (task) => taskHash(task).toString('hex'),
      filesHashOf: (files) => filesHash(files)?.toString('hex'),
    }
  }

  function cohortParts(): CohortParts {
    return { store: profile().store, turn: createTurns().take }
  }

  /** Asked of an open profile only. */
  function ask(...terms: Parameters<typeof choose>): ReturnType<typeof choose> {
    profile()
    return choose(...terms)
  }

  return {
    overview() {
      profile().practice.endIfOver()
      return viewPractice(parts())
    },
    async takeIn(what) {
      const path = await ask(what, 'The practice pack')
      return path === undefined ? undefined : imports.run(path, { for: 'practice' })
    },
    start(pack, ahead) {
      profile().practice.start(pack, ahead)
      return profile().benches.go('practice')
    },
    startExam(pack) {
      profile().practice.startExam(pack)
      return profile().benches.go('practice')
    },
    retry: (taskId) => profile().practice.retry(taskId),
    next: (taskId) => profile().practice.next(taskId),
    async handOver() {
      const folder = await ask(
        'new-folder',
        'Where your results of practice are written to, for your trainer',
      )
      if (folder === undefined) return undefined
      const { store, audit } = profile()
      return audit.room.sign(folder, ownResults(store))
    },
    cohort: (pack) => viewCohort(cohortParts(), pack),
    person: (id, pack) => viewPerson(cohortParts(), id, pack),
    item: (pack, place) => viewItem(cohortParts(), pack, place),
    cases: () => practiceCases(parts(), createTurns().take),
    collect: (auditId, isCollected) => collectCase(parts(), auditId, isCollected),
    publish(input) {
      const { title, version, items } = publish(parts(), input)
      return { title, version, added: items.length, known: 0 }
    },
    async exportPack(pack, use) {
      const folder = await ask('new-folder', 'Where the practice pack is written to')
      if (folder === undefined) return undefined
      const { store, vault } = profile()
      const written = await exportPack(store, vault, pack, folder, use)
      const payload = { pack: pack.id, version: pack.version, use, files: written.count }
      store.transact(() => store.journal.append({ id: newId(now()), kind: 'export', payload }))
      return written
    },
  }
}
