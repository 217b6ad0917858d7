import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt } from '../../src-shared/desk/views.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { JournalRow } from '../store/journal.ts'
import type { ShiftRoom } from './shift-room.ts'
import { decisionsMadeWith, draftOf, findUndoable } from './undoable.ts'

/**
 * Takes back the act whose row is named, or the newest that still can be; of decisions that were made at once, all.
 * @throws DeskError `stale` once an act is settled (free to be sent, its content forgotten) or too long ago, `not-found`
 */
export function undoAct(
  room: ShiftRoom,
  undoId: string,
  rowId?: string,
): Receipt & { decisionId: string; taskId: string } {
  const { store, screen, wellbeing, now } = room
  const row = store.transact(() => {
    const earlier = store.journal.find(undoId)
    if (earlier) return requireSame(earlier, rowId)
    const row = findUndoable(room, rowId)
    // Each is about a task, which the row names whatever else can be read of it.
    const taskId = row.taskId ?? ''
    const entry = { id: undoId, kind: 'undo', taskId, refersTo: row.id, payload: {} } as const
    const appended = store.journal.append(entry)
    if (row.kind !== 'skip' && row.kind !== 'hold') store.outbox.withdraw(row.id)
    const said = draftOf(row)
    const entered = store.tasks.find(taskId)?.draft
    // What was entered is more than was decided where the verdict has no labels, such as that of what cannot be reviewed.
    const draft =
      said.labels.length === 0 && entered
        ? { ...entered, ...(said.made && { made: said.made, note: said.note }) }
        : said
    if (!isEmptyDraft(draft)) store.tasks.saveDraft(taskId, draft)
    for (const other of decisionsMadeWith(row)) {
      const undo = {
        id: newId(now()),
        kind: 'undo',
        taskId: other.taskId,
        refersTo: other.decisionId,
      } as const
      store.journal.append({ ...undo, payload: { with: undoId } })
      store.outbox.withdraw(other.decisionId)
      store.tasks.putBack(other.taskId)
    }
    store.tasks.bringBack(taskId)
    wellbeing.taskEnded(1, 'left')
    // Also where it is still on screen, as after the last one: it is shown once more.
    screen.showAnew(taskId)
    return { ...appended, refersTo: row.id, taskId }
  })
  return { ...screen.receiptOf(row), decisionId: row.refersTo, taskId: row.taskId }
}

/** A retry gets what the first try came to. */
function requireSame(earlier: JournalRow, rowId: string | undefined) {
  const { kind, refersTo, taskId } = earlier
  if (kind !== 'undo' || refersTo === null || taskId === null)
    throw new DeskError('conflict', `The journal already holds another entry under the id ${earlier.id}.`)
  if (rowId !== undefined && rowId !== refersTo)
    throw new DeskError('conflict', `The undo ${earlier.id} has taken back something else already.`)
  return { ...earlier, refersTo, taskId }
}
