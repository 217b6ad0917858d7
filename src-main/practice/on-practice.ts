import { DeskError } from '../../src-shared/desk/result.ts'
import type { Session, StoredItem } from '../store/practice.ts'
import { shownTask } from './practice-line.ts'
import type { PracticeParts } from './practice-parts.ts'

/** What is practised, while there is something to answer. */
export type Running = Exclude<Session, { mode: 'result' }>

/** The item on screen. @throws DeskError `not-found`, `stale` */
export function requireItem(
  { store, screen }: PracticeParts,
  taskId: string,
): { item: StoredItem; session: Running } {
  const item = store.practice.item(taskId)
  if (!item) throw new DeskError('not-found', `There is no practice task ${taskId} on this machine.`)
  const session = store.practice.session()
  const isIts =
    session &&
    session.mode !== 'result' &&
    session.pack.id === item.packId &&
    session.pack.version === item.version
  if (!isIts || !screen.shows(taskId))
    throw new DeskError('stale', `The task ${taskId} is no longer on screen, or is done with.`)
  return { item, session }
}

/** The drill whose feedback on this task is on screen. @throws DeskError `not-found`, `stale` */
export function requireShown(parts: PracticeParts, taskId: string): Extract<Running, { mode: 'drill' }> {
  const { session } = requireItem(parts, taskId)
  if (session.mode !== 'drill' || shownTask(parts) !== taskId)
    throw new DeskError('stale', 'Answer it first: the feedback comes after that.')
  return session
}

/** @throws DeskError `policy-refused` while an exam is under way */
export function requireNoExam({ store: { practice } }: PracticeParts): void {
  const open = practice.openExam()
  if (!open) return
  const title = practice.find(open.pack)?.title ?? open.pack.id
  throw new DeskError('policy-refused', `The exam “${title}” is under way. Finish it first.`)
}
