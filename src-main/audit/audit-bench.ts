import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView } from '../../src-shared/desk/views.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import type { Shift } from '../shift/shift.ts'
import type { AuditParts } from './audit-parts.ts'
import { listBench, lookAtBench, viewTask } from './bench-view.ts'
import {
  closeAudit,
  type Entered,
  keepEntered,
  type Outcome,
  type Ruling,
  settleDispute,
} from './close-item.ts'
import { judgeBlind } from './judge-blind.ts'

/** The review loop over what is to be audited or settled. */
export interface AuditBench extends Shift {
  /** Keeps what is entered beside the task on screen. @throws DeskError `not-found`, `stale` */
  keep(entered: Entered): void
  /** Ends the audit on screen. @throws DeskError `stale`, `bad-input`, `conflict` */
  close(outcome: Outcome): Receipt
  /** Settles the dispute on screen. @throws as `close` */
  settle(ruling: Ruling): Receipt
}

/** @param live the loop of production, for what both share */
export function createAuditBench(parts: AuditParts, live: Shift): AuditBench {
  const { store, screen, upcoming } = parts

  function view(): ShiftView {
    const seen = store.look(() => lookAtBench(parts, live.decidedToday()))
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  const refused = () => {
    throw new DeskError(
      'policy-refused',
      'In an audit each task is judged in its turn. What cannot be judged is decided as cannot review.',
    )
  }

  return {
    ...live,
    view,
    signIn(payload) {
      live.signIn(payload)
      store.transact(() => {
        const [first] = upcoming.ids()
        if (first !== undefined) screen.showAnew(first)
      })
    },
    saveDraft(taskId, draft) {
      store.transact(() => {
        const item = store.audits.ofTask(taskId)
        if (!item?.isOpen) throw new DeskError('stale', `The audit of the task ${taskId} is done with.`)
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },
    record: (decision) => screen.receiptOf(judgeBlind(parts, decision)),
    keep: (entered) => keepEntered(parts, entered),
    close: (outcome) => screen.receiptOf(closeAudit(parts, outcome)),
    settle: (ruling) => screen.receiptOf(settleDispute(parts, ruling)),
    undo() {
      throw new DeskError(
        'policy-refused',
        'What was judged in an audit stays as it is: the original has been shown since.',
      )
    },
    blame: (problem) => {
      const taskId = upcoming.ids().find((id) => store.tasks.find(id)?.problem === undefined)
      if (taskId === undefined) return false
      store.transact(() => store.tasks.setProblem(taskId, problem))
      return true
    },
    skip: refused,
    putAside: refused,
    takeUp: refused,
    alikeTo: () => [],
    showSignals: (taskId) => viewTask(parts, taskId).signals,
    list: (offset, limit) => store.look(() => listBench(parts, offset, limit)),
  }
}
