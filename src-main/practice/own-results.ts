import type { AnswerRecord, CertificateRecord } from '../../src-shared/model/record.ts'
import { answerOf, scoreAnswer } from '../../src-shared/rules/practice/score.ts'
import type { GoldenDecision } from '../store/golden.ts'
import type { Store } from '../store/store.ts'

/** Answers that are read at a time: a few milliseconds. */
const pageSize = 200

/**
 * All results of one's own, as records to be signed: every answer, what was decided of golden tasks, and every exam that was
 * passed. An exam that is under way is not in it. Read piece by piece, so that others have their turns in between.
 */
export function* ownResults({
  practice,
  golden,
}: Pick<Store, 'practice' | 'golden'>): Generator<AnswerRecord | CertificateRecord> {
  const { given } = practice
  for (let page = given(0, pageSize); page.length > 0; page = given(page.at(-1)?.place ?? 0, pageSize))
    for (const { answer } of page) yield { type: 'answer', ...answer }
  for (const one of golden.decisions()) yield* goldenAnswer(practice, one)
  yield* practice.passed()
}

/** None where its pack is not here any more, as after a restore. */
function goldenAnswer(
  practice: Store['practice'],
  { id, taskId, at, decision }: GoldenDecision,
): AnswerRecord[] {
  const item = practice.item(taskId)
  const pack = item && { id: item.packId, version: item.version }
  const hash = pack && practice.hashOf(pack)
  if (!item || !hash) return []
  const { against: _against, ...score } = scoreAnswer(decision, item.gold)
  return [
    {
      type: 'answer',
      answerId: id,
      pack: { ...pack, hash: hash.toString('hex') },
      place: item.place,
      purpose: 'golden',
      isRetry: false,
      at,
      answer: answerOf(decision),
      score,
    },
  ]
}
