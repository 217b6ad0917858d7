import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt } from '../../src-shared/desk/views.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import type { Severity } from '../../src-shared/model/kind.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import { type Ended, holdBack, leaveScreen, requireState, type ShiftRoom } from './shift-room.ts'
import { requireTask } from './task-view.ts'

/**
 * Records a decision and all that are made along with it: all of them or none. Asked for again under the same id with the
 * same content, it answers with the receipt of the first time. What was entered stays as long as it can be undone.
 * @throws DeskError `policy-refused` with sentences for the person, `stale`, `not-found` or `conflict`
 */
export function recordDecision(room: ShiftRoom, decision: Decision): Receipt {
  const { store, screen } = room
  const row = store.transact(() => {
    const { decisionId, taskId, alike = [] } = decision
    const kind = store.golden.is(taskId) ? 'golden-decision' : 'decision'
    const entry = { id: decisionId, kind, taskId, payload: decision } as const
    if (store.journal.find(decisionId)) return store.journal.append(entry)
    requireState(room, taskId, 'waiting')
    requireSound(room, decision)
    const appended = store.journal.append(entry)
    holdBack(room, decisionId, taskId, appended.at)
    store.tasks.markDecided(taskId)
    if (alike.length > 0) decideAlike(room, decision, alike, appended.at)
    leaveScreen(room, [taskId, ...alike.map((other) => other.taskId)], endedBy(room, decision))
    return appended
  })
  return screen.receiptOf(row)
}

/** Their drafts stay, too: what was entered for them is not what this decision says. */
function decideAlike(
  room: ShiftRoom,
  decision: Decision,
  others: NonNullable<Decision['alike']>,
  at: string,
): void {
  const { store } = room
  const known = new Set(store.tasks.alikeIds(decision.taskId))
  const { alike: _others, made, ...rest } = decision
  for (const { decisionId, taskId } of others) {
    requireState(room, taskId, 'waiting', 'held')
    if (!known.delete(taskId))
      throw new DeskError('conflict', `The task ${taskId} has other content, or is named twice.`)
    if (store.journal.find(decisionId))
      throw new DeskError('conflict', `The journal already holds another entry under the id ${decisionId}.`)
    const payload = {
      ...rest,
      decisionId,
      taskId,
      // Nobody spent time on it, nor saw it or what machines say of it for itself.
      made: {
        shownAt: made.shownAt,
        activeSeconds: 0,
        revealedSeconds: 0,
        watchedShare: 0,
        signalsShown: false,
      },
      alikeTo: decision.decisionId,
    }
    store.journal.append({
      id: decisionId,
      kind: 'decision',
      taskId,
      refersTo: decision.decisionId,
      payload,
    })
    holdBack(room, decisionId, taskId, at)
    store.tasks.markDecided(taskId)
  }
}

/** As severe as was expected, or as what was found in it. */
function endedBy({ store, policy }: ShiftRoom, { taskId, verdict, labels }: Decision): Ended {
  const index = indexPolicy(policy())
  const found = labels.map(({ code }): Severity => index.get(code)?.label.severity ?? 1)
  const expected = store.tasks.severityOf(taskId) ?? 1
  const severity = found.reduce((most, one) => (one > most ? one : most), expected)
  return { severity, how: verdict === 'escalate' ? 'escalated' : 'decided' }
}

function requireSound({ store, policy }: ShiftRoom, decision: Decision): void {
  const { task, problem } = requireTask(store, decision.taskId)
  const faults = findDecisionFaults(decision, policy(), task.content)
  // What cannot be shown has been seen by nobody, and cannot be cleared.
  if (decision.verdict === 'no-violation' && problem !== undefined) {
    faults.push(
      'This content cannot be shown, so it cannot be cleared. Decide the task as cannot review, or skip it.',
    )
  }
  if (faults.length > 0) throw new DeskError('policy-refused', faults.join(' '))
}
