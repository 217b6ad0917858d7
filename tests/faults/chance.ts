import { randomInt } from 'node:crypto'
import type { TestContext } from 'node:test'
import { randomFrom } from '../../src-shared/rules/random.ts'

/** How often the long tests go round: 15 in `npm test`, 300 in `npm run test:faults`. */
export const rounds = Number(process.env.EVENHAND_FAULT_ROUNDS ?? 15)

/** Repeats the choices of a run when it is given again; what the machine does in between is its own. */
export const seed = Number(process.env.EVENHAND_FAULT_SEED ?? randomInt(1_000_000))

export interface Chance {
  /** A whole number from 0 to below `count`. */
  below(count: number): number
  /** True once in so many times. */
  oneIn(count: number): boolean
}

export function chanceFrom(chosen: number): Chance {
  const random = randomFrom(chosen)
  const below = (count: number) => Math.floor(random() * count)
  return { below, oneIn: (count) => below(count) === 0 }
}

/** The run's seed, told with the test's result, whatever that is. */
export function tellSeed(t: TestContext): void {
  t.diagnostic(`EVENHAND_FAULT_SEED=${seed}`)
}
