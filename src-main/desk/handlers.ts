import type { z } from 'zod'
import type { CommandName, CommandOutput, commands } from '../../src-shared/desk/contract.ts'

/** One handler for every command of the contract; the compiler refuses a missing one and a wrong field. */
export type Handlers = {
  [C in CommandName]: (
    input: z.output<(typeof commands)[C]['input']>,
  ) => CommandOutput<C> | Promise<CommandOutput<C>>
}
