import type { PracticeNow } from '../../src-shared/desk/practice-views.ts'
import type { ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import { nextDue } from '../../src-shared/rules/practice/drill.ts'
import type { Session } from '../store/practice.ts'
import { examLeftMs } from './exams.ts'
import { feedbackOn } from './feedback.ts'
import { drillItems } from './practice-line.ts'
import { practicePage } from './practice-page.ts'
import type { PracticeParts } from './practice-parts.ts'

/** What is practised now, as the screen shows it. @param decidedToday of production, which goes on being told */
export function lookAtPractice(parts: PracticeParts, decidedToday: number): ShiftView {
  const session = parts.store.practice.session()
  const ids = session ? parts.upcoming.ids() : []
  return {
    bench: 'practice',
    upcoming: ids.map((taskId) => viewTask(parts, taskId)),
    waiting: session ? practicePage(parts, 0, 0).total : 0,
    held: 0,
    recent: [],
    decidedToday,
    ...(session && { practice: nowOf(parts, session) }),
  }
}

/** What machines say of it is there as it would be in production; no other task is decided along with it. */
function viewTask(parts: PracticeParts, taskId: string): TaskView {
  const { deadline: _deadline, ...task } = parts.viewTask(taskId)
  return { ...task, alike: 0 }
}

function nowOf(parts: PracticeParts, session: Session): PracticeNow {
  const { practice } = parts.store
  const { pack, mode } = session
  const said = { pack: { ...pack, title: practice.find(pack)?.title ?? pack.id }, mode }
  if (session.mode === 'drill') {
    const due = nextDue(drillItems(parts, pack), parts.now())
    const feedback = session.shown === undefined ? undefined : feedbackOf(parts, session.shown)
    return {
      ...said,
      ...(due !== undefined && { nextDueAt: new Date(due).toISOString() }),
      ...(feedback && { feedback }),
    }
  }
  const exam = practice.exam(session.examId)
  if (session.mode === 'result') return { ...said, ...(exam?.result && { result: JSON.parse(exam.result) }) }
  const leftMs = exam && examLeftMs(exam, parts.steady())
  const answered = practice.ofExam(session.examId).length
  return {
    ...said,
    exam: { answered, of: practice.items(pack).length, ...(leftMs !== undefined && { leftMs }) },
  }
}

function feedbackOf({ store: { practice } }: PracticeParts, answerId: string) {
  const answer = practice.answerOf(answerId)
  const item = answer && practice.item(answer.taskId)
  return item && feedbackOn(answer, item, practice.countAnswers(item.taskId))
}
