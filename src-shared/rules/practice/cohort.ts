import type { CertificateRecord } from '../../model/record.ts'
import { type Estimate, wilsonInterval } from '../statistics/proportion.ts'
import { type AnswerGroup, answerGroups } from './answer-groups.ts'
import { weakLabels } from './drill.ts'
import { firstTries, groupedBy, type HandedAnswer, inOrder } from './first-tries.ts'

/**
 * Below so many first answers no share is told. The 95 % interval of an even share of four runs from 15 to 85 %, and of an item
 * that a few people have answered a share tells who erred. Five is also from how many people on the program tells of a team.
 */
export const leastTries = 5

/** How many there are, and from `leastTries` on the share of them that was right, with its 95 % interval (Wilson). */
export interface Told {
  n: number
  share?: Estimate
}

export interface CohortPerson {
  person: string
  /** Items that were answered at least once. */
  practised: number
  /** Right at the first try. */
  first: Told
  /** ISO 8601, UTC; of practice, or of a golden task. */
  lastAt: string
  examsTried: number
  examsPassed: number
  /** Those of each code that last longest. */
  skills: { skill: string; until: string }[]
  /** Golden tasks, which were answered as work: told apart from all practice. */
  golden: Told
}

export interface HardItem {
  item: string
  first: Told
  /** Wrong answers at the first try, the most frequent in front. */
  instead: AnswerGroup[]
}

export interface PersonItem {
  item: string
  /** Answers in all. */
  tries: number
  firstRight: boolean
  lastRight: boolean
  /** ISO 8601, UTC. */
  lastAt: string
}

/** What each person has come to. @param certificates of the same people */
export function cohortPeople(
  answers: readonly HandedAnswer[],
  certificates: readonly (Pick<CertificateRecord, 'examId' | 'skill' | 'at' | 'until'> & {
    person: string
  })[],
): CohortPerson[] {
  const passed = groupedBy(certificates, ({ person }) => person)
  const given = groupedBy(answers, ({ person }) => person)
  return [...new Set([...given.keys(), ...passed.keys()])].map((person) => {
    const own = given.get(person) ?? []
    const granted = passed.get(person) ?? []
    const tries = firstTries(own)
    const golden = own.filter(({ purpose }) => purpose === 'golden')
    const exams = new Set([
      ...own.flatMap(({ examId }) => examId ?? []),
      ...granted.map(({ examId }) => examId),
    ])
    return {
      person,
      practised: tries.length,
      first: toldOf(tries),
      lastAt: inOrder([...own, ...granted]).at(-1)?.at ?? '',
      examsTried: exams.size,
      examsPassed: granted.length,
      skills: longest(granted),
      golden: toldOf(golden),
    }
  })
}

/**
 * Items by how seldom they are right at the first try, the hardest in front; those of too few answers are left out.
 * @param tries first answers of everybody
 */
export function hardestItems(tries: readonly HandedAnswer[]): HardItem[] {
  const byItem = [...groupedBy(tries, ({ item }) => item)]
  return byItem
    .map(([item, given]) => ({
      item,
      first: toldOf(given),
      instead: answerGroups(given.filter(({ score }) => !score.right)),
    }))
    .filter(({ first }) => first.share !== undefined)
    .sort(
      (one, other) =>
        (one.first.share?.value ?? 0) - (other.first.share?.value ?? 0) || other.first.n - one.first.n,
    )
}

/** What one person did with each item, and the labels that they missed or gave wrongly. @param own answers of theirs */
export function personProgress(own: readonly HandedAnswer[]): {
  items: PersonItem[]
  weak: { label: string; wrong: number; of: number }[]
} {
  const practice = inOrder(own.filter(({ purpose }) => purpose !== 'golden'))
  const items = [...groupedBy(practice, ({ item }) => item)].flatMap(([item, given]) => {
    const [first, last] = [given[0], given.at(-1)]
    if (!first || !last) return []
    const { right: firstRight } = first.score
    return [{ item, tries: given.length, firstRight, lastRight: last.score.right, lastAt: last.at }]
  })
  const tried = practice.filter(({ isRetry }) => !isRetry).map(({ score }) => score)
  return { items, weak: weakLabels(tried) }
}

/** How many of some answers were right, as it may be told. */
export function toldOf(answers: readonly Pick<HandedAnswer, 'score'>[]): Told {
  const n = answers.length
  const share = wilsonInterval(answers.filter(({ score }) => score.right).length, n)
  return { n, ...(share && n >= leastTries && { share }) }
}

function longest(granted: readonly Pick<CertificateRecord, 'skill' | 'until'>[]): CohortPerson['skills'] {
  const until = new Map<string, string>()
  for (const one of granted) {
    const known = until.get(one.skill)
    if (known === undefined || Date.parse(known) < Date.parse(one.until)) until.set(one.skill, one.until)
  }
  return [...until]
    .map(([skill, last]) => ({ skill, until: last }))
    .sort((one, other) => (one.skill < other.skill ? -1 : 1))
}
