import type { AnswerRecord, CertificateRecord } from '../../src-shared/model/record.ts'
import type { GivenAnswer } from '../store/practice-results.ts'
import type { Store } from '../store/store.ts'

/** What was answered here, behind a place, in order. */
type AnswerList = (after: number, limit: number) => readonly GivenAnswer[]

/** Answers that are read at a time: a few milliseconds. */
const pageSize = 200

/**
 * All results of one's own, as records to be signed: every answer, and every exam that was passed. An exam that is under way is
 * not in it. Read piece by piece, so that others have their turns in between.
 */
export function* ownResults({
  practice,
}: Pick<Store, 'practice'>): Generator<AnswerRecord | CertificateRecord> {
  const lists: AnswerList[] = [practice.given]
  for (const list of lists)
    for (let page = list(0, pageSize); page.length > 0; page = list(page.at(-1)?.place ?? 0, pageSize))
      for (const { answer } of page) yield { type: 'answer', ...answer }
  yield* practice.passed()
}
