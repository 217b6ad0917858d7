import type { GoldAnswer } from '../../model/practice.ts'
import { groupedBy, type HandedAnswer } from './first-tries.ts'

/** People who gave an item the same answer: verdict and labels, and the action where the gold names one. */
export interface AnswerGroup {
  /** The answer of the first of them; their evidence differs. */
  answer: GoldAnswer
  n: number
  /** It is a right answer, though not everybody's evidence need be enough. */
  isGold: boolean
  /** Of `n`, those whose evidence was enough as well. */
  right: number
  /** For each label whose gold has evidence: how much of it agreed, 0…1, in the mean over `n`. */
  evidence: { label: string; overlap: number; n: number }[]
}

/** The largest group in front. @param answers to one item */
export function answerGroups(answers: readonly HandedAnswer[]): AnswerGroup[] {
  const groups = [...groupedBy(answers, answerKey).values()].flatMap((members): AnswerGroup[] => {
    const [first] = members
    if (!first) return []
    const right = members.filter(({ score }) => score.right).length
    return [
      {
        answer: first.answer,
        n: members.length,
        isGold: members.some(isGoldAnswer),
        right,
        evidence: overlapsOf(members),
      },
    ]
  })
  return groups.sort((one, other) => other.n - one.n || Number(other.isGold) - Number(one.isGold))
}

/** Answers of the same key say the same of the content. */
export function answerKey({ answer: { verdict, labels, action }, score }: HandedAnswer): string {
  const codes = labels.map(({ code }) => code).sort()
  return JSON.stringify([verdict, codes, score.action === undefined ? '' : (action ?? '')])
}

/** All but the evidence is right. */
export function isGoldAnswer({ score: { verdict, action, labels } }: HandedAnswer): boolean {
  return verdict && action !== false && labels.missing.length === 0 && labels.surplus.length === 0
}

function overlapsOf(members: readonly HandedAnswer[]): AnswerGroup['evidence'] {
  const all = members.flatMap(({ score }) => score.evidence)
  return [...groupedBy(all, ({ label }) => label)].map(([label, found]) => ({
    label,
    overlap: found.reduce((sum, { overlap }) => sum + overlap, 0) / found.length,
    n: found.length,
  }))
}
