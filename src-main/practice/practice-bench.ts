import { DeskError } from '../../src-shared/desk/result.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import type { Shift } from '../shift/shift.ts'
import type { PackVersion } from '../store/practice.ts'
import { lookAtPractice } from './bench-view.ts'
import { beginExam, finishExam, isExamOver, restInExam } from './exams.ts'
import { requireItem, requireNoExam, requireShown } from './on-practice.ts'
import { createPracticeLine, shownTask } from './practice-line.ts'
import { practicePage } from './practice-page.ts'
import type { PracticeParts } from './practice-parts.ts'
import { requirePractisable } from './practisable.ts'
import { leaveItem, recordAnswer } from './record-answer.ts'

/** The review loop over the items of a practice pack. Nothing that is answered in it is a decision. */
export interface PracticeBench extends Shift {
  /** Practises what is due; with `ahead` also what is not yet. @throws DeskError `not-found`, `policy-refused` */
  start(pack: PackVersion, ahead: boolean): ShiftView
  /** Begins an exam, or goes back to the one that is under way. @throws DeskError `not-found`, `policy-refused` */
  startExam(pack: PackVersion): ShiftView
  /** After the feedback. @throws DeskError `stale` */
  retry(taskId: string): ShiftView
  next(taskId: string): ShiftView
  /** Ends the exam whose time is over, wherever one is. @returns whether one was */
  endIfOver(): boolean
  /** A break begins or is over: it is no time of an exam. */
  rest(isOn: boolean): void
}

/** @param live the loop of production, for what both share */
export function createPracticeBench(parts: PracticeParts, live: Shift): PracticeBench {
  const { store, now, screen, upcoming } = parts
  const rows = store.practice

  function view(): ShiftView {
    endIfOver()
    const seen = store.look(() => lookAtPractice(parts, live.decidedToday()))
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function endIfOver(): boolean {
    const open = rows.openExam()
    if (!open || !isExamOver(parts, open)) return false
    store.transact(() => finishExam(parts, open))
    return true
  }

  /** Nothing of what was entered for its items, or promised to come next, is left from an earlier time. */
  function beginAfresh(pack: PackVersion): void {
    const taskIds = rows.items(pack).map(({ taskId }) => taskId)
    upcoming.after(taskIds)
    for (const taskId of taskIds) store.tasks.dropDraft(taskId)
    const onScreen = store.tasks.current()
    const [first] = createPracticeLine(parts).first(1)
    if (first === undefined || onScreen === undefined) return
    const next = onScreen === first ? first : upcoming.after([onScreen])
    if (next !== undefined) screen.showAnew(next)
  }

  const refused = () => {
    throw new DeskError(
      'policy-refused',
      'In practice each task is answered in its turn. What cannot be judged is answered as cannot review.',
    )
  }

  return {
    ...live,
    view,
    endIfOver,
    start(pack, ahead) {
      endIfOver()
      store.transact(() => {
        requirePractisable(parts, pack)
        requireNoExam(parts)
        const before = rows.session()
        const isSame = before?.mode === 'drill' && isOf(pack, before.pack)
        const kept = isSame ? before : { mode: 'drill' as const, pack }
        rows.saveSession({ ...kept, ...(ahead && { aheadSince: now() }) })
        if (!isSame) beginAfresh(pack)
      })
      return view()
    },
    startExam(pack) {
      // What it came to is told before another try is used.
      const open = rows.openExam()
      if (endIfOver() && open && isOf(pack, open.pack)) return view()
      store.transact(() => {
        requirePractisable(parts, pack)
        const running = rows.openExam()
        const goesOn = running && isOf(pack, running.pack)
        if (!goesOn) requireNoExam(parts)
        rows.saveSession({ mode: 'exam', pack, examId: goesOn ? running.id : beginExam(parts, pack) })
        if (!goesOn) beginAfresh(pack)
      })
      return view()
    },
    retry(taskId) {
      store.transact(() => {
        const { shown: _shown, ...session } = requireShown(parts, taskId)
        rows.saveSession({ ...session, retries: taskId })
        store.tasks.dropDraft(taskId)
        screen.showAnew(taskId)
      })
      return view()
    },
    next(taskId) {
      store.transact(() => {
        const { shown = '', retries: _retries, ...session } = requireShown(parts, taskId)
        const labels = rows.answerOf(shown)?.answer.labels ?? []
        rows.saveSession(session)
        leaveItem(parts, taskId, { labels })
        // It may be the only one that is left.
        if (upcoming.ids()[0] === taskId) screen.showAnew(taskId)
      })
      return view()
    },
    rest: (isOn) => restInExam(parts, isOn),
    signIn(payload) {
      live.signIn(payload)
      store.transact(() => {
        const [first] = upcoming.ids()
        if (first !== undefined) screen.showAnew(first)
      })
    },
    saveDraft(taskId, draft) {
      store.transact(() => {
        requireItem(parts, taskId)
        // What is looked at beside its feedback is answered.
        if (shownTask(parts) === taskId) return
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },
    record(decision) {
      if (endIfOver())
        throw new DeskError('stale', 'The time of the exam was over before this answer; it does not count.')
      return screen.receiptOf(store.transact(() => recordAnswer(parts, decision)))
    },
    undo() {
      throw new DeskError(
        'policy-refused',
        'In practice nothing is taken back. After the feedback you can try it once more.',
      )
    },
    blame(problem) {
      const taskId = upcoming.ids().find((id) => store.tasks.find(id)?.problem === undefined)
      if (taskId === undefined) return false
      store.transact(() => store.tasks.setProblem(taskId, problem))
      return true
    },
    skip: refused,
    putAside: refused,
    takeUp: refused,
    alikeTo: () => [],
    list: (offset, limit) => store.look(() => practicePage(parts, offset, limit)),
  }
}

function isOf(one: PackVersion, other: PackVersion): boolean {
  return one.id === other.id && one.version === other.version
}
