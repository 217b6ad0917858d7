import { type CommandName, commands } from '../../src-shared/desk/contract.ts'
import { DeskError, type Failure, type Result } from '../../src-shared/desk/result.ts'
import { mayAsk } from '../../src-shared/desk/roles.ts'
import type { Role } from '../../src-shared/model/profile.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import type { Handlers } from './handlers.ts'

export type Dispatch = (command: unknown, input: unknown) => Promise<Result<unknown>>

/**
 * Known command? → input parses? → handler → `Result`. Nothing thrown leaves here: a `DeskError` becomes its code and
 * sentence, anything else `internal`, and goes to `report` in full.
 * @param role of whoever works here, or undefined while no profile is open: then a command finds out itself what it lacks
 * @param classify turns what the safes below throw into a `DeskError`, where it knows a sentence for it
 */
export function createDispatch(
  handlers: Handlers,
  role: () => Role | undefined,
  classify: (error: unknown) => unknown,
  report: (command: string, error: unknown) => void,
): Dispatch {
  return async (command, input) => {
    if (!isCommand(command)) {
      const name = typeof command === 'string' ? command : 'of that kind'
      return failure('unknown-command', `There is no command ${name}.`)
    }
    const asking = role()
    if (asking !== undefined && !mayAsk(asking, command))
      return failure('wrong-role', `${command} is not for somebody of your role.`)
    const parsed = commands[command].input.safeParse(input)
    if (!parsed.success)
      return failure('bad-input', `${command} was refused: ${describeIssues(parsed.error).join('; ')}`)
    try {
      const handler = handlers[command] as (input: unknown) => unknown
      return { ok: true, value: await handler(parsed.data) }
    } catch (thrown) {
      const error = classify(thrown)
      if (error instanceof DeskError) return failure(error.code, error.message)
      report(command, error)
      return failure(
        'internal',
        'Something went wrong inside the program. Nothing that was confirmed is lost.',
      )
    }
  }
}

function isCommand(command: unknown): command is CommandName {
  return typeof command === 'string' && Object.hasOwn(commands, command)
}

function failure(code: Failure['code'], message: string): Result<never> {
  return { ok: false, error: { code, message } }
}
