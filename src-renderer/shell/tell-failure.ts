import type { CommandInput, CommandName, CommandOutput } from '../../src-shared/desk/contract.ts'
import type { Failure, FailureCode } from '../../src-shared/desk/result.ts'
import { ask } from '../desk.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** The disk or the database fails, so that no decision can be kept: the shift stands still until that is over. */
const standstills: readonly FailureCode[] = ['disk-full', 'read-only', 'database-damaged']

/** Says to the person why main could not do what was asked. */
export function tellFailure(failure: Failure): void {
  // The profile was locked meanwhile, and this page is about to go.
  if (failure.code === 'locked') return
  if (standstills.includes(failure.code)) {
    useReview.getState().setRevealed(false)
    useWorkstation.getState().stand(failure)
  } else useWorkstation.getState().notify({ tone: 'danger', text: failure.message })
}

/** Asks main; a failure is told to the person, and the answer is undefined. */
export async function askOrTell<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): Promise<CommandOutput<C> | undefined> {
  const result = await ask(command, input)
  if (result.ok) return result.value
  if (result.error.code !== 'cancelled') tellFailure(result.error)
  return undefined
}
