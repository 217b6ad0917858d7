import { join } from 'node:path'
import type { WellbeingPage, WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { Settings } from '../../src-shared/model/settings.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { WellbeingEvent } from '../../src-shared/rules/wellbeing/engine.ts'
import { inChosenFolder } from '../sync/folder-problem.ts'
import { replaceFile } from '../sync/replace-file.ts'
import { exportName, exportText } from '../wellbeing/export.ts'
import { readPage } from '../wellbeing/page.ts'
import type { Sighting } from '../wellbeing/wellbeing.ts'
import type { HeldProfile } from './hold-profile.ts'

/** What a person does with their own breaks and exposure, in the window. */
export interface OwnWellbeingRoom {
  report(sighting: Sighting): void
  view(): WellbeingView
  tell(event: WellbeingEvent): void
  checkIn(mood: number, note: string): void
  page(days: number): WellbeingPage
  /** Writes all of it into a folder that the person chooses; the file, or undefined if nothing was chosen. */
  exportAll(): Promise<string | undefined>
  /** Forgets the history; what limits and breaks go by today and this week stays. */
  forget(): void
  /** Undefined if nothing was chosen. */
  choosePictures(): Promise<Settings | undefined>
  countPictures(): Promise<number>
}

const dayMs = 24 * 60 * 60_000

/**
 * @param profile the open one. @throws DeskError if none is
 * @param choose asks with the system's dialog; an absolute path, or undefined when nothing was chosen
 * @param now the wall clock, ms since the epoch
 */
export function createOwnWellbeing(
  profile: () => HeldProfile,
  choose: (what: 'folder' | 'new-folder', title: string) => Promise<string | undefined>,
  now: () => number,
): OwnWellbeingRoom {
  function pageSince(since: number): WellbeingPage {
    const { store, wellbeing } = profile()
    // What was counted in the last seconds belongs to it.
    wellbeing.save()
    return store.look(() => readPage(store.wellbeing, wellbeing.state(), wellbeing.terms(), since, now()))
  }

  return {
    report: (sighting) => profile().wellbeing.report(sighting),
    view: () => profile().wellbeing.view(),
    tell: (event) => profile().wellbeing.tell(event),
    checkIn(mood, note) {
      const { store } = profile()
      store.transact(() => store.wellbeing.addCheckIn({ at: new Date(now()).toISOString(), mood, note }))
    },
    page: (days) => pageSince(now() - days * dayMs),
    async exportAll() {
      // Asked of an open profile only.
      profile()
      const folder = await choose('new-folder', 'Where your breaks and exposure are written to')
      if (folder === undefined) return undefined
      const page = pageSince(0)
      await inChosenFolder(folder, () => replaceFile(folder, exportName(page.at), exportText(page)))
      return join(folder, exportName(page.at))
    },
    forget() {
      const { store, wellbeing } = profile()
      wellbeing.save()
      store.transact(() => {
        store.wellbeing.forgetHistory()
        store.journal.append({ id: newId(now()), kind: 'wellbeing-delete', payload: {} })
      })
    },
    async choosePictures() {
      profile()
      const picturesFolder = await choose('folder', 'Pictures for your breaks')
      return picturesFolder === undefined ? undefined : profile().changeSettings({ picturesFolder })
    },
    countPictures: () => profile().pictures.count(),
  }
}
