import type { Policy } from '../../src-shared/model/policy.ts'
import { placeOf } from '../../src-shared/rules/place.ts'
import type { UnseenGolden } from '../store/golden.ts'
import type { StoredItem } from '../store/practice.ts'
import type { MixedIn } from '../store/queue-list.ts'
import type { Store } from '../store/store.ts'
import type { Line } from './upcoming.ts'

/** Golden tasks among those of production. */
export interface GoldenLine {
  /** As a line is asked for one. */
  mixIn: NonNullable<Line['mixIn']>
  /**
   * Where among all that waits they stand who have not been on screen: those that are about to come, and those that will as
   * things stand. So a count falls by one with each task that is done, whatever it was, and none moves in a list.
   * @param upcoming ids of the tasks that come next
   */
  ahead(upcoming: readonly string[]): MixedIn[]
}

/** So far ahead nobody remembers by how many the count has fallen. */
const horizon = 100

/**
 * After the set share of tasks one comes, never two in succession, and not two with the same answer one after the other as
 * long as there are others. Which tasks have one after them is drawn by the task and the person, so that the same question
 * has the same answer, and nobody can tell it from the tasks. Who skips one, or takes it back, has it in line like any other.
 * @param policy the one in force at the moment of the call; answers that are right under another one are not asked for
 */
export function createGoldenLine(
  { golden, practice, profile, tasks }: Pick<Store, 'golden' | 'practice' | 'profile' | 'tasks'>,
  policy: () => Policy,
): GoldenLine {
  // A person's never changes, and this is asked for at each key press.
  let person: string | undefined
  // Nor does what is right for a task.
  const answers = new Map<string, string>()
  // A pack's policy never changes either, and to read it takes as long as the pack lists files.
  let known: { policy: Policy; right: Set<string>; outdated: Set<string> } | undefined

  const isDrawn = (before: string, share: number) =>
    placeOf(`${personId()} ${before}`) < share && !golden.is(before)

  function personId(): string | undefined {
    person ??= profile()?.id
    return person
  }

  /** @param last the one before it */
  function draw(unseen: readonly UnseenGolden[], last: string | undefined): string | undefined {
    const said = last === undefined ? undefined : answerTo(last)
    return (unseen.find(({ taskId }) => answerTo(taskId) !== said) ?? unseen[0])?.taskId
  }

  function answerTo(taskId: string): string | undefined {
    const answer = answers.get(taskId) ?? answerOf(practice.item(taskId))
    if (answer !== undefined) answers.set(taskId, answer)
    return answer
  }

  /** Those whose answers are right under the policy in force. */
  function unseenInForce(): UnseenGolden[] {
    const inForce = policy()
    if (known?.policy !== inForce) known = { policy: inForce, right: new Set(), outdated: new Set() }
    const { right, outdated } = known
    for (;;) {
      const unseen = golden.unseen([...outdated])
      const found = unseen.find(({ pack }) => !right.has(pack))
      if (!found) return unseen
      const head = practice.find(found)
      const isIts = head?.policyId === inForce.id && head.policyVersion === inForce.version
      ;(isIts ? right : outdated).add(found.pack)
    }
  }

  return {
    mixIn(before, wanted, leaveOut) {
      if (before === undefined || !isDrawn(before, policy().golden.share)) return undefined
      const unseen = unseenInForce().filter(
        ({ taskId, severity }) => wanted.includes(severity) && !leaveOut.has(taskId),
      )
      return draw(unseen, [...leaveOut].findLast(golden.is) ?? golden.lastDecided())
    },
    ahead(upcoming) {
      const promised = new Set(upcoming.filter(golden.isUnseen))
      let left = unseenInForce().filter(({ taskId }) => !promised.has(taskId))
      if (promised.size === 0 && left.length === 0) return []
      let last = upcoming.findLast(golden.is) ?? golden.lastDecided()
      const { share } = policy().golden
      const order: string[] = []
      const mixed: MixedIn[] = []
      const put = (taskId: string) => {
        mixed.push({ taskId, place: order.length })
        order.push(taskId)
      }
      for (const taskId of tasks.waitingIds(horizon)) {
        order.push(taskId)
        const at = upcoming.indexOf(taskId)
        const follows = upcoming[at + 1]
        if (at !== -1 && follows !== undefined) {
          if (promised.delete(follows)) put(follows)
        } else if (left.length > 0 && isDrawn(taskId, share)) {
          last = draw(left, last)
          left = left.filter((one) => one.taskId !== last)
          if (last !== undefined) put(last)
        }
      }
      // What stands behind a task that is far back in line.
      for (const taskId of promised) put(taskId)
      return mixed
    },
  }
}

/** The same for tasks with the same verdict and labels. */
function answerOf(item: StoredItem | undefined): string | undefined {
  const answer = item?.gold.answer
  return answer && [answer.verdict, ...answer.labels.map(({ code }) => code).sort()].join(' ')
}
