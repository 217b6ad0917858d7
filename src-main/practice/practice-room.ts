import type { PackView, PracticeOverview } from '../../src-shared/desk/practice-views.ts'
import { drillOrder, nextDue } from '../../src-shared/rules/practice/drill.ts'
import { examStanding } from '../../src-shared/rules/practice/exam.ts'
import type { PackHead } from '../store/practice.ts'
import { drillItems } from './practice-line.ts'
import type { PracticeParts } from './practice-parts.ts'
import { findPracticeProblem } from './practisable.ts'

type Parts = Pick<PracticeParts, 'store' | 'policy' | 'now'>

/** The packs on this machine, and where whoever works here stands with each. */
export function viewPractice(parts: Parts): PracticeOverview {
  const { store } = parts
  const open = store.practice.openExam()
  return {
    // Whoever works here is not to know of golden tasks, and cannot practise them.
    packs: store.practice.packs().flatMap((head) => (head.golden ? [] : [viewPack(parts, head)])),
    skills: store.practice.skills(),
    ...(open && { openExam: open.pack }),
  }
}

function viewPack(parts: Parts, head: PackHead): PackView {
  const { store, now } = parts
  const { id, version, title } = head
  const items = store.practice.items(head)
  const drill = drillItems(parts, head)
  const due = nextDue(drill, now())
  const problem = findPracticeProblem(parts, head)
  const last = new Map<string, boolean>()
  // Newest first, so that the first of an item is its last.
  for (const { taskId, isRight } of store.practice.lastAnswers(head, Number.MAX_SAFE_INTEGER))
    if (!last.has(taskId)) last.set(taskId, isRight)
  return {
    id,
    version,
    title,
    items: items.length,
    difficulty: items.reduce((sum, item) => sum + item.difficulty, 0) / Math.max(1, items.length),
    answered: last.size,
    right: [...last.values()].filter(Boolean).length,
    due: drillOrder(drill, { now: now(), weakness: new Map() }).length,
    ...(due !== undefined && { nextDueAt: new Date(due).toISOString() }),
    ...(problem !== undefined && { problem }),
    ...(head.exam && { exam: viewExam(parts, head, head.exam) }),
  }
}

function viewExam(
  { store }: Parts,
  head: PackHead,
  exam: NonNullable<PackHead['exam']>,
): NonNullable<PackView['exam']> {
  const open = store.practice.openExam()
  return {
    ...exam,
    ...examStanding(exam, store.practice.endedExams(head)),
    isOpen: open?.pack.id === head.id && open.pack.version === head.version,
  }
}
