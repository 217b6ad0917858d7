import type { CommandInput, CommandName, CommandOutput, Desk } from '../src-shared/desk/contract.ts'
import type { Failure, Result } from '../src-shared/desk/result.ts'

declare global {
  interface Window {
    /** Set by the preload. */
    desk: Desk
  }
}

/** Asks main. Never throws: if the bridge itself breaks, that is a failure like any other. */
export async function ask<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): Promise<Result<CommandOutput<C>>> {
  try {
    return await window.desk.invoke(command, input)
  } catch (error) {
    const failure: Failure = {
      code: 'unreachable',
      message: error instanceof Error ? error.message : String(error),
    }
    return { ok: false, error: failure }
  }
}
