import type { Severity } from '../../src-shared/model/kind.ts'
import { type DrillItem, drillOrder, weaknessOf } from '../../src-shared/rules/practice/drill.ts'
import type { Line } from '../shift/upcoming.ts'
import type { PackVersion } from '../store/practice.ts'
import { factsOf } from './memory.ts'
import type { PracticeParts } from './practice-parts.ts'

type Parts = Pick<PracticeParts, 'store' | 'now'>

/** Answers by which weak labels are told. */
const weighed = 200

/** The tasks of what is practised now, in their order: by what is remembered, or an exam's in that of its pack. */
export function createPracticeLine(parts: Parts): Line {
  const { store } = parts
  const severityFits = (taskId: string, wanted: readonly Severity[] | undefined) => {
    if (!wanted) return true
    const severity = store.tasks.severityOf(taskId)
    return severity !== undefined && wanted.includes(severity)
  }
  return {
    first: (limit, wanted) =>
      order(parts)
        .filter((taskId) => severityFits(taskId, wanted))
        .slice(0, limit),
    // Its feedback is looked at until somebody goes on.
    has: (taskId) => shownTask(parts) === taskId || order(parts).includes(taskId),
  }
}

/** The task whose feedback is on screen. */
export function shownTask({ store }: Pick<Parts, 'store'>): string | undefined {
  const session = store.practice.session()
  if (session?.mode !== 'drill' || session.shown === undefined) return undefined
  return store.practice.answerOf(session.shown)?.taskId
}

function order(parts: Parts): string[] {
  const { store, now } = parts
  const session = store.practice.session()
  if (!session || session.mode === 'result') return []
  if (session.mode === 'exam') {
    const answered = new Set(store.practice.ofExam(session.examId).map(({ taskId }) => taskId))
    return store.practice.items(session.pack).flatMap(({ taskId }) => (answered.has(taskId) ? [] : [taskId]))
  }
  const { pack, aheadSince } = session
  return drillOrder(drillItems(parts, pack), {
    now: now(),
    weakness: weaknessOf(store.practice.lastAnswers(pack, weighed).map(({ score }) => score)),
    ...(aheadSince !== undefined && { aheadSince }),
  })
}

export function drillItems({ store }: Pick<Parts, 'store'>, pack: PackVersion): DrillItem[] {
  const cards = new Map(store.practice.cards(pack).map((card) => [card.taskId, card]))
  return store.practice.items(pack).map(({ taskId, place, gold }) => {
    const card = cards.get(taskId)
    return {
      taskId,
      place,
      labels: gold.answer.labels.map(({ code }) => code),
      ...(card && { card: { due: card.due, ...factsOf(card.payload) } }),
    }
  })
}
