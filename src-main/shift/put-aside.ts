import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt } from '../../src-shared/desk/views.ts'
import type { Spared } from '../../src-shared/rules/wellbeing/queue-mix.ts'
import { holdBack, leaveScreen, requireState, type ShiftRoom } from './shift-room.ts'

/** How a task leaves the screen without a verdict. */
export interface PutAside {
  asideId: string
  taskId: string
  how: 'hold' | 'return' | 'send-on'
  /** Code of the policy's route, for `send-on` only. */
  to?: string | undefined
  note: string
}

/**
 * Holds a task for later, gives it back to its queue, or sends it on. What is entered for it stays as long as the act can
 * be undone.
 * @throws DeskError `policy-refused` for a route that the policy does not have, `stale`, `not-found` or `conflict`
 */
export function putAside(room: ShiftRoom, { asideId, taskId, how, to, note }: PutAside): Receipt {
  const { store, screen, policy } = room
  const row = store.transact(() => {
    const queue = store.tasks.queueOf(taskId)
    const said: Record<PutAside['how'], object> = {
      hold: { note },
      return: { queue, note },
      'send-on': { queue, to, note },
    }
    const entry = { id: asideId, kind: how, taskId, payload: said[how] } as const
    if (store.journal.find(asideId)) return store.journal.append(entry)
    requireState(room, taskId, 'waiting')
    if ((how === 'send-on') !== (to !== undefined))
      throw new DeskError('bad-input', 'A route is for a task that is sent on, and for no other.')
    if (how === 'send-on' && !policy().sendTo.some(({ code }) => code === to))
      throw new DeskError('policy-refused', `The policy has no route ${to} to send a task on to.`)
    const appended = store.journal.append(entry)
    if (how === 'hold') store.tasks.putAside(taskId, appended.at)
    else {
      holdBack(room, asideId, taskId, appended.at)
      store.tasks.markLeft(taskId, how === 'return' ? 'returned' : 'sent-on')
    }
    leaveScreen(room, [taskId])
    return appended
  })
  return screen.receiptOf(row)
}

/**
 * Brings a task that waits or is held on screen; the one that was there comes after it.
 * @throws DeskError `policy-refused` for a severity that is not given out now, `stale` for a task that is done with,
 *   `not-found` or `conflict`
 */
export function takeUp(room: ShiftRoom, { takeUpId, taskId }: { takeUpId: string; taskId: string }): Receipt {
  const { store, screen, wellbeing } = room
  const row = store.transact(() => {
    const known = store.journal.find(takeUpId)
    if (known) return retried(known, taskId)
    const from = requireState(room, taskId, 'waiting', 'held')
    requireWilling(room, taskId)
    requireSkills(room, taskId)
    if (!screen.shows(taskId)) wellbeing.taskEnded(1, 'left')
    const appended = store.journal.append({ id: takeUpId, kind: 'take-up', taskId, payload: { from } })
    store.golden.takePlace(taskId)
    store.tasks.bringBack(taskId)
    screen.show(taskId)
    return appended
  })
  return screen.receiptOf(row)
}

const spared: Readonly<Record<Spared, string>> = {
  shift: 'your shift is over. Start it again, or leave the task for the next one.',
  limit: 'your limit of exposure is reached for now. It waits for another day.',
  calm: 'your shift is about to end, and severe tasks do not begin then. It waits for the next one.',
  'in-a-row':
    'you have had several severe ones in a row. Take a short break or a lighter task first, and it can be taken up.',
}

/** Out of turn no less than in turn; what is on screen already stays there. */
function requireWilling({ store, screen, wellbeing }: ShiftRoom, taskId: string): void {
  const { may, spared: why = 'limit' } = wellbeing.willing()
  const severity = store.tasks.severityOf(taskId)
  if (screen.shows(taskId) || severity === undefined || may.includes(severity)) return
  throw new DeskError('policy-refused', `This task is not given out now: ${spared[why]}`)
}

/** What is held may have come to need a skill that has ended since. */
function requireSkills({ store, screen }: ShiftRoom, taskId: string): void {
  if (screen.shows(taskId) || !store.tasks.isBarred(taskId)) return
  throw new DeskError(
    'policy-refused',
    'This task needs a skill that you do not have, or no longer. It waits until an exam grants it.',
  )
}

/** What it was taken from may be another state by now. */
function retried<R extends { kind: string; taskId: string | null }>(row: R, taskId: string): R {
  if (row.kind === 'take-up' && row.taskId === taskId) return row
  throw new DeskError('conflict', 'The journal already holds another entry under this id.')
}
