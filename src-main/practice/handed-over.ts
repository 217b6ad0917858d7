import type { Exam } from '../../src-shared/model/practice.ts'
import type { AnswerRecord, CertificateRecord, NamedPack } from '../../src-shared/model/record.ts'
import { neededRight, skillUntil } from '../../src-shared/rules/practice/exam.ts'
import type { HandedAnswer } from '../../src-shared/rules/practice/first-tries.ts'
import { scoreAnswer } from '../../src-shared/rules/practice/score.ts'
import type { PackHead, StoredItem } from '../store/practice.ts'
import type { HandedOver } from '../store/practice-results.ts'
import type { Store } from '../store/store.ts'

/** A pack that somebody has answered anything of; with its items where it is here. */
export interface AnsweredPack {
  /** By which it is asked for: two packs of one name and version are two. */
  key: string
  named: NamedPack
  head?: PackHead
  items: ReadonlyMap<number, StoredItem>
}

/** An answer that was handed over, with its pack and place. */
export interface PlacedAnswer extends HandedAnswer {
  pack: string
  place: number
}

export interface Handed {
  answers: PlacedAnswer[]
  certificates: (CertificateRecord & { person: string })[]
  packs: ReadonlyMap<string, AnsweredPack>
}

/** Answers that are read at a time: a few milliseconds. */
const pageSize = 200

export function packKey({ id, version, hash }: NamedPack): string {
  return `${id} ${version} ${hash.slice(0, 16)}`
}

export function itemKey(pack: string, place: number): string {
  return `${pack} ${place}`
}

/**
 * Reads what has been handed over to whoever works here. An answer is held against the gold that is here; only of a pack that is
 * not, it counts as whoever gave it says. @param turn waited for between pieces, so that the window has its own
 */
export async function readHanded(
  { practice }: Pick<Store, 'practice'>,
  turn: () => Promise<void>,
): Promise<Handed> {
  const packs = new Map<string, AnsweredPack>()
  const answers: PlacedAnswer[] = []
  for (
    let page = practice.handedOver(undefined, pageSize);
    page.length > 0;
    page = practice.handedOver(page.at(-1), pageSize)
  ) {
    for (const one of page) {
      answers.push(...placed(one, knownPack(practice, packs, one.record.pack)))
      // Whoever marks very much makes each of their answers long to score.
      await turn()
    }
  }
  const certificates = practice.certificates().flatMap(({ person, at, record }) => {
    const { head, items } = knownPack(practice, packs, record.pack)
    return head && !isGrantedBy(head.exam, items.size, record) ? [] : [{ ...record, person, at }]
  })
  return { answers, certificates, packs }
}

function placed(
  { person, at, record }: HandedOver<AnswerRecord>,
  { key, head, items }: AnsweredPack,
): PlacedAnswer[] {
  const { place, purpose, examId, isRetry, answer, score } = record
  const gold = items.get(place)?.gold
  // Nobody can have answered what is not in the pack, and what they say of it cannot be held against anything.
  if (head && !gold) return []
  return [
    {
      person,
      item: itemKey(key, place),
      pack: key,
      place,
      at,
      purpose,
      ...(examId !== undefined && { examId }),
      isRetry,
      answer,
      score: gold ? scoreAnswer(answer, gold) : score,
    },
  ]
}

/** Whether an exam can have come to this. Of a pack that is here, no certificate is taken on somebody's word. */
function isGrantedBy(
  exam: Exam | undefined,
  items: number,
  { skill, at, until, right, of }: CertificateRecord,
): boolean {
  return (
    exam !== undefined &&
    skill === exam.skill &&
    of === items &&
    right >= neededRight(exam.passShare, of) &&
    Date.parse(until) === Date.parse(skillUntil(at, exam.lasts))
  )
}

function knownPack(
  practice: Store['practice'],
  packs: Map<string, AnsweredPack>,
  named: NamedPack,
): AnsweredPack {
  const key = packKey(named)
  const known = packs.get(key)
  if (known) return known
  const isHere = practice.hashOf(named)?.toString('hex') === named.hash
  const head = isHere ? practice.find(named) : undefined
  const items = new Map(isHere ? practice.items(named).map((item) => [item.place, item]) : [])
  const pack = { key, named, ...(head && { head }), items }
  packs.set(key, pack)
  return pack
}
