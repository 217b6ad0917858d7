import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DeskError } from '../src-shared/desk/result.ts'
import { askPassphrase } from './commands/ask-passphrase.ts'
import { backupCommand } from './commands/backup.ts'
import { type Call, type Command, fromHere, options, UsageError } from './commands/command.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { journalCommand } from './commands/journal.ts'
import { keysCommand } from './commands/keys.ts'
import { limitsCommand } from './commands/limits.ts'
import { requireProfile } from './commands/require-profile.ts'
import { restoreCommand } from './commands/restore.ts'
import { simulateCommand } from './commands/simulate.ts'
import { statsCommand } from './commands/stats.ts'
import { say } from './commands/tell.ts'
import { verifyCommand } from './commands/verify.ts'
import { deriveKeys, type KeyRing } from './keys/key-ring.ts'
import { createKey, openKeySafe } from './keys/key-safe.ts'
import { openProfile } from './profile/open-profile.ts'
import { usualProfile } from './profile/profile-folders.ts'
import { classifyStoreError } from './store/fault.ts'

const usage = `evenhand: a profile's rooms from the command line

  npm run -s evenhand -- import PACK [--columns text=body,id=post] [--allow-hosts a.example,b.example]
  npm run -s evenhand -- stats
  npm run -s evenhand -- journal
  npm run -s evenhand -- keys    [--format json|markdown]
  npm run -s evenhand -- verify
  npm run -s evenhand -- export  [--format jsonl|csv] [--kind decision,undo] [--task ID] [--since DAY] [--until DAY] [--to FILE]
  npm run -s evenhand -- backup  [--to DIR]
  npm run -s evenhand -- restore [FILE]
  npm run -s evenhand -- limits  [--severe-a-day MIN] [--severe-a-week MIN] [--a-day MIN] [--clear]
  npm run -s evenhand -- simulate [--policy FILE] [--days 5] [--mix 60:20:15:5] [--task-seconds 30] [--postpone 0.2] [--seed 1] [--to PLOT.svg]

simulate plays days of a queue through a policy's rules for breaks and exposure, and touches no profile.
All others take --profile DIR. A profile with a passphrase asks for it at the terminal, or takes --passphrase-file FILE (- for
standard input). Days are UTC, and --until is meant with its last moment. Machines read standard output, people standard error.
Exit codes: 0 done · 1 failed, entries refused, records not sound, or rows missing · 2 wrong call`

const commands: Record<string, Command> = {
  import: importCommand,
  stats: statsCommand,
  journal: journalCommand,
  keys: keysCommand,
  verify: verifyCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  limits: limitsCommand,
  simulate: simulateCommand,
}

// Whoever reads has seen enough, as with `journal | head -1`.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
  process.exit(0)
})
// Everything of a profile is for its owner alone.
process.umask(0o077)
process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  try {
    const { command, call } = readCall(args)
    if (command === undefined) {
      process.stderr.write(`${usage}\n`)
      return args.includes('--help') || args.includes('-h') ? 0 : 2
    }
    if (command.on === 'nothing') return await command.run(call)
    const folder = fromHere(call.options.profile ?? usualProfile(profilesFolder()))
    requireProfile(folder, command)
    const [operand] = call.operands
    if (operand !== undefined && !existsSync(fromHere(operand))) {
      throw new DeskError('not-found', `There is nothing at ${fromHere(operand)}.`)
    }
    const keys = await keysFor(folder, call.options['passphrase-file'])
    if (command.on === 'place') return await command.run({ folder, keys }, call)
    const assets = join(import.meta.dirname, '..', 'assets')
    const profile = await openProfile(folder, { assets, now: Date.now, keys })
    try {
      return await command.run(profile, call)
    } finally {
      profile.close()
    }
  } catch (thrown) {
    const error = classifyStoreError(thrown)
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${usage}\n`)
      return 2
    }
    if (!(error instanceof DeskError)) throw error
    say(error.message)
    return 1
  }
}

async function keysFor(folder: string, passphraseFile: string | undefined): Promise<KeyRing> {
  await createKey(folder)
  const safe = openKeySafe(folder, Date.now)
  const master =
    (await safe.openUnasked()) ?? (await safe.openWithPassphrase(await askPassphrase(folder, passphraseFile)))
  return deriveKeys(master)
}

function readCall(args: string[]): { command: Command | undefined; call: Call } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    })
    const { help, ...given } = values
    const [name, ...operands] = positionals
    const call = { operands, options: given }
    if (help || name === undefined) return { command: undefined, call }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new UsageError(`There is no command ${name}.`)
    checkCall(name, command, call)
    return { command, call }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function checkCall(name: string, command: Command, { operands, options: given }: Call): void {
  const { least, most, what } = command.operands ?? { least: 0, most: 0, what: '' }
  if (operands.length < least) throw new UsageError(`${name} needs ${what}.`)
  const [surplus] = operands.slice(most)
  if (surplus !== undefined) throw new UsageError(`${name} takes no ${surplus}.`)
  const ofProfile = command.on === 'nothing' ? [] : ['profile', 'passphrase-file']
  const taken: readonly string[] = [...ofProfile, ...(command.takes ?? [])]
  const foreign = Object.keys(given).find((option) => !taken.includes(option))
  if (foreign !== undefined) throw new UsageError(`${name} takes no --${foreign}.`)
  if (given.format !== undefined && !command.formats?.includes(given.format))
    throw new UsageError(`--format is ${command.formats?.join(' or ')}.`)
  command.check?.({ operands, options: given })
}

/** Where the window keeps profiles when no folder is given: below Electron's `appData`. */
function profilesFolder(): string {
  const appData = {
    darwin: join(homedir(), 'Library', 'Application Support'),
    win32: process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'),
  }[process.platform as string]
  return join(appData ?? process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Evenhand', 'profiles')
}
