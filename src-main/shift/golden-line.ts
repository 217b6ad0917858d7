import type { Policy } from '../../src-shared/model/policy.ts'
import { placeOf } from '../../src-shared/rules/place.ts'
import type { StoredItem } from '../store/practice.ts'
import type { Store } from '../store/store.ts'
import type { Line } from './upcoming.ts'

/**
 * Golden tasks among those of production: after the set share of tasks, never two in succession, and not two with the same
 * answer one after the other as long as there are others. Which tasks have one after them is drawn by the task and the
 * person, so that the same question has the same answer, and nobody can tell it from the tasks.
 * @param policy the one in force at the moment of the call; answers that are right under another one are not asked for
 */
export function createGoldenLine(
  { golden, practice, profile }: Pick<Store, 'golden' | 'practice' | 'profile'>,
  policy: () => Policy,
): NonNullable<Line['mixIn']> {
  // A person's never changes, and this is asked for at each key press.
  let person: string | undefined

  return (before, wanted, leaveOut) => {
    if (before !== undefined && golden.is(before)) return undefined
    const isDrawn = before !== undefined && placeAfter(before) < policy().golden.share
    // What was taken back and has left the screen since then comes again in any case, like any other task.
    const isBack = (golden.firstRank() ?? 0) < 0
    if (!isDrawn && !isBack) return undefined
    const waiting = golden
      .waiting()
      .filter(({ taskId, severity }) => wanted.includes(severity) && !leaveOut.has(taskId))
    const back = waiting.find(({ rank }) => rank < 0)
    if (back || !isDrawn) return back?.taskId
    return draw(
      waiting.map(({ taskId }) => taskId),
      [...leaveOut].findLast(golden.is) ?? golden.lastDecided(),
    )
  }

  function placeAfter(taskId: string): number {
    person ??= profile()?.id
    return placeOf(`${person} ${taskId}`)
  }

  /** @param last the one before it */
  function draw(waiting: readonly string[], last: string | undefined): string | undefined {
    const said = last === undefined ? undefined : answerOf(practice.item(last))
    let alike: string | undefined
    for (const taskId of waiting) {
      const item = practice.item(taskId)
      if (!item || !isInForce(item)) continue
      if (answerOf(item) !== said) return taskId
      alike ??= taskId
    }
    return alike
  }

  function isInForce({ packId, version }: StoredItem): boolean {
    const head = practice.find({ id: packId, version })
    const inForce = policy()
    return head?.policyId === inForce.id && head.policyVersion === inForce.version
  }
}

/** The same for tasks with the same verdict and labels. */
function answerOf(item: StoredItem | undefined): string | undefined {
  const answer = item?.gold.answer
  return answer && [answer.verdict, ...answer.labels.map(({ code }) => code).sort()].join(' ')
}
