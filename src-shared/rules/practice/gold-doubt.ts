import type { GoldAnswer } from '../../model/practice.ts'
import { wilsonInterval } from '../statistics/proportion.ts'
import { answerGroups } from './answer-groups.ts'
import { groupedBy, type HandedAnswer } from './first-tries.ts'

// Whether a gold answer is itself in doubt: what those who are usually right say of it. That judges are told good from bad by
// how they do elsewhere, and a key by what good judges say, is A. Dawid and A. Skene, “Maximum Likelihood Estimation of Observer
// Error-Rates Using the EM Algorithm”, Applied Statistics 28 (1979); here in its plainest form, which can be checked by hand.
// An item is left out of what its own judges are measured by, since a wrong key would else call them bad for being right:
// S. Henrysson, “Correction of Item-Total Correlations in Item Analysis”, Psychometrika 28 (1963).

/**
 * Who counts as a good reviewer for an item: whose first answers to the *other* items were right in this share of at least so
 * many. Four in five is what an exam asks for where nobody says otherwise. Of ten answers that are each right by an even chance,
 * eight or more are right for one person in eighteen (binomial, 56 of 1024); and there are more answers than two to choose from.
 */
export const goodReviewer = { share: 0.8, leastOthers: 10 } as const

/**
 * An item is in doubt when most good reviewers would see it otherwise: the lower end of the 95 % interval of their disagreement
 * is above one half, so that a hard item, which half of them miss, is none. Or when three or more of them, and more than half,
 * gave one and the same other answer: good reviewers who slip rarely slip alike.
 */
export const goldDoubt = { disagree: 0.5, alike: 3 } as const

export interface DoubtedGold {
  item: string
  /** Good reviewers who answered it, and those of them whose answer was not right. */
  reviewers: number
  disagree: number
  /** The lower end of the interval of their share, 0…1. */
  low: number
  /** The one other answer that most of them gave, and how many. */
  instead?: { answer: GoldAnswer; n: number }
}

/** Items whose gold is in doubt, the most doubtful in front. @param tries first answers of everybody to all items */
export function goldInDoubt(tries: readonly HandedAnswer[]): DoubtedGold[] {
  const isGood = goodReviewersOf(tries)
  const doubted = [...groupedBy(tries, ({ item }) => item)].flatMap(([item, answers]) => {
    const good = answers.filter(isGood)
    const disagree = good.filter(({ score }) => !score.right).length
    const low = wilsonInterval(disagree, good.length)?.low ?? 0
    const [other] = answerGroups(good).filter(({ isGold }) => !isGold)
    const isAlike = other !== undefined && other.n >= goldDoubt.alike && 2 * other.n > good.length
    if (!isAlike && low <= goldDoubt.disagree) return []
    const instead = isAlike && { instead: { answer: other.answer, n: other.n } }
    return [{ item, reviewers: good.length, disagree, low, ...instead }]
  })
  return doubted.sort((one, other) => other.low - one.low || (one.item < other.item ? -1 : 1))
}

/** Whether whoever gave an answer is good by all their others. */
function goodReviewersOf(tries: readonly HandedAnswer[]): (one: HandedAnswer) => boolean {
  const sums = new Map<string, { n: number; right: number }>()
  for (const { person, score } of tries) {
    const { n, right } = sums.get(person) ?? { n: 0, right: 0 }
    sums.set(person, { n: n + 1, right: right + Number(score.right) })
  }
  return ({ person, score }) => {
    const { n, right } = sums.get(person) ?? { n: 0, right: 0 }
    const others = n - 1
    // What only the arithmetic has put below a share is not below it.
    return (
      others >= goodReviewer.leastOthers && right - Number(score.right) >= goodReviewer.share * others - 1e-9
    )
  }
}
