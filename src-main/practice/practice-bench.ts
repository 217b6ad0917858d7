import type { PracticeNow } from '../../src-shared/desk/practice-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { type Severity, severitySchema } from '../../src-shared/model/kind.ts'
import type { GoldAnswer } from '../../src-shared/model/practice.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import { nextDue } from '../../src-shared/rules/practice/drill.ts'
import { answerOf, scoreAnswer } from '../../src-shared/rules/practice/score.ts'
import type { Shift } from '../shift/shift.ts'
import type { PackVersion, Session, StoredAnswer, StoredItem } from '../store/practice.ts'
import type { StoredExam } from '../store/practice-exams.ts'
import { beginExam, endExam, examLeftMs } from './exams.ts'
import { feedbackOn } from './feedback.ts'
import { remember } from './memory.ts'
import { createPracticeLine, drillItems, shownTask } from './practice-line.ts'
import { practicePage } from './practice-page.ts'
import type { PracticeParts } from './practice-parts.ts'
import { requirePractisable } from './practisable.ts'

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
  const { store, policy, now, steady, screen, upcoming, wellbeing } = parts
  const rows = store.practice

  function view(): ShiftView {
    endIfOver()
    const seen = store.look(look)
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function look(): ShiftView {
    const session = rows.session()
    const ids = session ? upcoming.ids() : []
    return {
      bench: 'practice',
      upcoming: ids.map(viewOf),
      waiting: session ? practicePage(parts, 0, 0).total : 0,
      held: 0,
      recent: [],
      decidedToday: live.decidedToday(),
      ...(session && { practice: nowOf(session) }),
    }
  }

  /** What machines say of it is there as it would be in production; no other task is decided along with it. */
  function viewOf(taskId: string): TaskView {
    const { deadline: _deadline, ...task } = parts.viewTask(taskId)
    return { ...task, alike: 0 }
  }

  function nowOf(session: Session): PracticeNow {
    const { pack, mode } = session
    const said = { pack: { ...pack, title: rows.find(pack)?.title ?? pack.id }, mode }
    if (session.mode === 'drill') {
      const due = nextDue(drillItems(parts, pack), now())
      const feedback = session.shown === undefined ? undefined : feedbackOf(session.shown)
      return {
        ...said,
        ...(due !== undefined && { nextDueAt: new Date(due).toISOString() }),
        ...(feedback && { feedback }),
      }
    }
    const exam = rows.exam(session.examId)
    if (session.mode === 'result')
      return { ...said, ...(exam?.result && { result: JSON.parse(exam.result) }) }
    const leftMs = exam && examLeftMs(exam, steady())
    const answered = rows.ofExam(session.examId).length
    return {
      ...said,
      exam: { answered, of: rows.items(pack).length, ...(leftMs !== undefined && { leftMs }) },
    }
  }

  function feedbackOf(answerId: string) {
    const answer = rows.answerOf(answerId)
    const item = answer && rows.item(answer.taskId)
    return item && feedbackOn(answer, item, rows.countAnswers(item.taskId))
  }

  /** Ends the exam whose time is over. @returns whether one was */
  function endIfOver(): boolean {
    const open = rows.openExam()
    if (!open || examLeftMs(open, steady()) !== 0) return false
    store.transact(() => finish(open))
    return true
  }

  /** In the caller's transaction. */
  function finish(exam: StoredExam): void {
    endExam(parts, exam)
    rows.saveSession({ mode: 'result', pack: exam.pack, examId: exam.id })
    for (const { taskId } of rows.items(exam.pack)) store.tasks.dropDraft(taskId)
  }

  /** @throws DeskError `not-found`, `stale` */
  function requireItem(taskId: string): { item: StoredItem; session: Exclude<Session, { mode: 'result' }> } {
    const item = rows.item(taskId)
    if (!item) throw new DeskError('not-found', `There is no practice task ${taskId} on this machine.`)
    const session = rows.session()
    const isIts =
      session &&
      session.mode !== 'result' &&
      session.pack.id === item.packId &&
      session.pack.version === item.version
    if (!isIts || !screen.shows(taskId))
      throw new DeskError('stale', `The task ${taskId} is no longer on screen, or is done with.`)
    return { item, session }
  }

  function requireShown(taskId: string): Extract<Session, { mode: 'drill' }> {
    const { session } = requireItem(taskId)
    if (session.mode !== 'drill' || shownTask(parts) !== taskId)
      throw new DeskError('stale', 'Answer it first: the feedback comes after that.')
    return session
  }

  /** In the caller's transaction. */
  function record(decision: Decision): { sequence: number; at: string } {
    const { decisionId, taskId } = decision
    const { item, session } = requireItem(taskId)
    if (session.mode === 'drill' && session.shown !== undefined)
      throw new DeskError('stale', 'This one is answered. Go on, or try it once more.')
    requireSound(parts, decision)
    const answer = answerOf(decision)
    const score = scoreAnswer(answer, item.gold)
    const examId = session.mode === 'exam' ? session.examId : undefined
    const payload = { answer: decision, score, ...(examId !== undefined && { exam: examId }) }
    const appended = store.journal.append({ id: decisionId, kind: 'practice-answer', taskId, payload })
    const isRetry = session.mode === 'drill' && session.retries === taskId
    const kept: StoredAnswer = {
      id: decisionId,
      taskId,
      at: appended.at,
      isRetry,
      isRight: score.right,
      answer,
      score,
      ...(examId !== undefined && { examId }),
    }
    rows.answer(kept)
    if (session.mode === 'drill') {
      if (!isRetry) rows.saveCard({ taskId, ...remember(rows.card(taskId)?.payload, score, now()) })
      rows.saveSession({ ...session, shown: decisionId })
    } else {
      leave(taskId, answer)
      const exam = rows.openExam()
      if (exam && rows.ofExam(exam.id).length === rows.items(exam.pack).length) finish(exam)
    }
    return appended
  }

  /** In the caller's transaction. */
  function leave(taskId: string, { labels }: Pick<GoldAnswer, 'labels'>): void {
    store.tasks.dropDraft(taskId)
    wellbeing.taskEnded(severityOf(taskId, labels), 'decided')
    const next = upcoming.after([taskId])
    if (next !== undefined) screen.show(next)
  }

  function severityOf(taskId: string, labels: readonly { code: string }[]): Severity {
    const index = indexPolicy(policy())
    const found = labels.map(({ code }) => index.get(code)?.label.severity ?? 1)
    return severitySchema.parse(Math.max(store.tasks.severityOf(taskId) ?? 1, ...found))
  }

  /** A retry of the asking gets what the first came to. */
  function earlier(id: string): { sequence: number; at: string } | undefined {
    const row = store.journal.find(id)
    if (row && row.kind !== 'practice-answer')
      throw new DeskError('conflict', `The journal already holds another entry under the id ${id}.`)
    return row
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
    start(pack, ahead) {
      endIfOver()
      store.transact(() => {
        requirePractisable(parts, pack)
        requireNoExam()
        const before = rows.session()
        const isSame =
          before?.mode === 'drill' && before.pack.id === pack.id && before.pack.version === pack.version
        const kept = isSame ? before : { mode: 'drill' as const, pack }
        rows.saveSession({ ...kept, ...(ahead && { aheadSince: now() }) })
        if (!isSame) beginAfresh(pack)
      })
      return view()
    },
    endIfOver,
    startExam(pack) {
      // What it came to is told before another try is used.
      const open = rows.openExam()
      if (endIfOver() && open?.pack.id === pack.id && open.pack.version === pack.version) return view()
      store.transact(() => {
        requirePractisable(parts, pack)
        const open = rows.openExam()
        const isIts = open && open.pack.id === pack.id && open.pack.version === pack.version
        if (!isIts) requireNoExam()
        rows.saveSession({ mode: 'exam', pack, examId: isIts ? open.id : beginExam(parts, pack) })
        if (!isIts) beginAfresh(pack)
      })
      return view()
    },
    retry(taskId) {
      store.transact(() => {
        const { shown: _shown, ...session } = requireShown(taskId)
        rows.saveSession({ ...session, retries: taskId })
        store.tasks.dropDraft(taskId)
        screen.showAnew(taskId)
      })
      return view()
    },
    next(taskId) {
      store.transact(() => {
        const { shown = '', retries: _retries, ...session } = requireShown(taskId)
        const labels = rows.answerOf(shown)?.answer.labels ?? []
        rows.saveSession(session)
        leave(taskId, { labels })
        // It may be the only one that is left.
        if (upcoming.ids()[0] === taskId) screen.showAnew(taskId)
      })
      return view()
    },
    rest(isOn) {
      const exam = rows.openExam()
      if (!exam || exam.endsAt === undefined || isOn === (exam.restSince !== undefined)) return
      const at = Math.round(steady())
      const { restSince = at, endsAt } = exam
      store.transact(() =>
        rows.moveExam(exam.id, isOn ? { endsAt, restSince: at } : { endsAt: endsAt + at - restSince }),
      )
    },
    signIn(payload) {
      live.signIn(payload)
      store.transact(() => {
        const [first] = upcoming.ids()
        if (first !== undefined) screen.showAnew(first)
      })
    },
    saveDraft(taskId, draft) {
      store.transact(() => {
        requireItem(taskId)
        // What is looked at beside its feedback is answered.
        if (shownTask(parts) === taskId) return
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },
    record(decision): Receipt {
      if (endIfOver())
        throw new DeskError('stale', 'The time of the exam was over before this answer; it does not count.')
      const recorded = store.transact(() => earlier(decision.decisionId) ?? record(decision))
      const { sequence, at } = recorded
      return { sequence, at, shift: view() }
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

  function requireNoExam(): void {
    const open = rows.openExam()
    if (!open) return
    const title = rows.find(open.pack)?.title ?? open.pack.id
    throw new DeskError('policy-refused', `The exam “${title}” is under way. Finish it first.`)
  }
}

function requireSound({ store, policy }: PracticeParts, decision: Decision): void {
  const cached = store.tasks.find(decision.taskId)
  if (!cached) throw new DeskError('not-found', `There is no task ${decision.taskId} on this machine.`)
  const faults = findDecisionFaults(decision, policy(), cached.task.content)
  if (decision.alike) faults.push('In practice each task is answered for itself.')
  if (faults.length > 0) throw new DeskError('policy-refused', faults.join(' '))
}
