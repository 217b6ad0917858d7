import { randomUUID } from 'node:crypto'
import type { PutAside } from '../../../../src-main/shift/put-aside.ts'
import type { JournalRow } from '../../../../src-main/store/journal.ts'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import { decisionOn, type restartable } from '../helpers.ts'

export type Restartable = ReturnType<typeof restartable>

export const ids = (shown: { upcoming: { id: string }[] }) => shown.upcoming.map(({ id }) => id)

/** What a person did; which task came on screen is told by rows of its own. */
export function actsOf({ store }: Restartable): JournalRow[] {
  return [...store.journal.rows()].filter(({ kind }) => kind !== 'shown')
}

export function skipOf(taskId: string, rest: object = {}) {
  return { skipId: randomUUID(), taskId, reason: 'not-now', note: '', ...rest }
}

export function violation(taskId: string): Decision {
  return decisionOn(taskId, {
    verdict: 'violation',
    labels: [{ code: 'spam.bulk', evidence: [] }],
    action: 'remove',
    note: 'bulk',
  })
}

export function asideOf(
  taskId: string,
  how: PutAside['how'],
  rest: { note?: string; to?: string | undefined } = {},
): PutAside {
  return { asideId: randomUUID(), taskId, how, note: '', ...rest }
}
