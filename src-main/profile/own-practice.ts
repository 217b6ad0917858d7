import type {
  PackVersionInput,
  PracticeCase,
  PracticeOverview,
  PublishInput,
} from '../../src-shared/desk/practice-views.ts'
import type { ImportReport, ShiftView } from '../../src-shared/desk/views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { findCase } from '../audit/cases.ts'
import { exportPack } from '../practice/export-pack.ts'
import { viewPractice } from '../practice/practice-room.ts'
import { type PublishParts, practiceCases, publish } from '../practice/publish.ts'
import { taskHash } from '../store/task-hash.ts'
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
  cases(): PracticeCase[]
  publish(input: PublishInput): { title: string; version: number; added: number; known: number }
  exportPack(pack: PackVersionInput): Promise<{ file: string; count: number } | undefined>
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
    }
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
    cases: () => practiceCases(parts()),
    publish(input) {
      const { title, version, items } = publish(parts(), input)
      return { title, version, added: items.length, known: 0 }
    },
    async exportPack(pack) {
      const folder = await ask('new-folder', 'Where the practice pack is written to')
      if (folder === undefined) return undefined
      const { store, vault } = profile()
      const written = await exportPack(store, vault, pack, folder)
      const payload = { pack: pack.id, version: pack.version, files: written.count }
      store.transact(() => store.journal.append({ id: newId(now()), kind: 'export', payload }))
      return written
    },
  }
}
