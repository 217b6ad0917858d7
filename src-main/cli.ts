import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DeskError } from '../src-shared/desk/result.ts'
import { compileKeyMap, describeRefusal } from '../src-shared/rules/key-map.ts'
import { askPassphrase } from './commands/ask-passphrase.ts'
import { keysAsJson, keysAsMarkdown } from './commands/keys-listing.ts'
import { deriveKeys, type KeyRing } from './keys/key-ring.ts'
import { createKey, openKeySafe } from './keys/key-safe.ts'
import { describeReport, importPack } from './profile/import-pack.ts'
import { hasProfile, type OpenProfile, openProfile } from './profile/open-profile.ts'
import { readSettings } from './settings/read-settings.ts'
import { classifyStoreError } from './store/fault.ts'

const usage = `evenhand: a profile's rooms from the command line

  npm run -s evenhand -- import PACK [--profile DIR] [--columns text=body,id=post] [--allow-hosts a.example,b.example]
  npm run -s evenhand -- stats   [--profile DIR]
  npm run -s evenhand -- journal [--profile DIR]
  npm run -s evenhand -- keys    [--profile DIR] [--format json|markdown]

A profile with a passphrase asks for it at the terminal, or takes --passphrase-file FILE (- for standard input).
Machines read standard output, people standard error.
Exit codes: 0 done · 1 failed, or an import with entries refused · 2 wrong call`

class UsageError extends Error {}

const commands: Record<string, (profile: OpenProfile, call: Call) => Promise<number> | number> = {
  import: async (profile, { operands, options }) => {
    const [path = ''] = operands
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    const report = await importPack(profile, fromHere(path), {
      signal: stop.signal,
      onProgress: sayProgress,
      ...(options.columns !== undefined && { columns: parseColumns(options.columns) }),
      ...(options['allow-hosts'] !== undefined && { allowHosts: options['allow-hosts'].split(',') }),
    })
    clearProgress()
    process.stderr.write(`${describeReport(report)}\n`)
    print(report)
    return report.rejectedCount > 0 ? 1 : 0
  },

  stats: ({ store }) => {
    const { decided, undone, skipped } = store.decisions.counts()
    const byKind: Record<string, { waiting: number; decided: number }> = {}
    for (const { kind, state, count } of store.tasks.countBy()) {
      byKind[kind] ??= { waiting: 0, decided: 0 }
      byKind[kind][state] = count
    }
    print({ waiting: store.tasks.countWaiting(), decided, undone, skipped, byKind })
    return 0
  },

  journal: async ({ store }) => {
    for (const { payload, id, ...row } of store.journal.rows()) {
      const { verdict, labels, action, reason, ...rest } = JSON.parse(payload)
      const decided =
        row.kind === 'decision'
          ? {
              decisionId: id,
              verdict,
              labels: labels.map(({ code }: { code: string }) => code),
              action,
              reason,
              details: rest,
            }
          : { id, details: JSON.parse(payload) }
      const line = JSON.stringify({
        sequence: row.sequence,
        kind: row.kind,
        at: row.at,
        taskId: row.taskId ?? undefined,
        refersTo: row.refersTo ?? undefined,
        ...decided,
      })
      if (!process.stdout.write(`${line}\n`))
        await new Promise((drained) => process.stdout.once('drain', drained))
    }
    return 0
  },

  keys: ({ policy, folder }, { options }) => {
    const own = compileKeyMap(policy(), readSettings(folder).keys)
    // As on screen: own keys that no longer fit the policy give way to the policy's.
    if (!own.ok) process.stderr.write(`Own keys are not used. ${describeRefusal(own).join(' ')}\n`)
    const compiled = own.ok ? own : compileKeyMap(policy())
    if (!compiled.ok) throw new DeskError('conflict', describeRefusal(compiled).join(' '))
    const write = options.format === 'markdown' ? keysAsMarkdown : keysAsJson
    process.stdout.write(write(compiled.keyMap))
    return 0
  },
}

interface Call {
  operands: string[]
  options: {
    profile?: string
    format?: string
    columns?: string
    'allow-hosts'?: string
    'passphrase-file'?: string
  }
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
    const folder = fromHere(call.options.profile ?? defaultProfile())
    // Only an import makes a profile; the others would report on one that nobody has.
    if (command !== commands.import && !hasProfile(folder)) {
      throw new DeskError(
        'not-found',
        `There is no profile in ${folder}. Start the program once, or import a pack.`,
      )
    }
    const [pack] = call.operands
    if (pack !== undefined && !existsSync(fromHere(pack))) {
      throw new DeskError('not-found', `There is nothing at ${fromHere(pack)}.`)
    }
    const profile = await openProfile(folder, {
      assets: join(import.meta.dirname, '..', 'assets'),
      now: Date.now,
      keys: await keysFor(folder, call.options['passphrase-file']),
    })
    try {
      return await command(profile, call)
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
    clearProgress()
    process.stderr.write(`${error.message}\n`)
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

function readCall(args: string[]): { command: (typeof commands)[string] | undefined; call: Call } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        format: { type: 'string' },
        columns: { type: 'string' },
        'allow-hosts': { type: 'string' },
        'passphrase-file': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const { help, ...options } = values
    const [name, ...operands] = positionals
    if (help || name === undefined) return { command: undefined, call: { operands, options } }
    if (!Object.hasOwn(commands, name)) throw new UsageError(`There is no command ${name}.`)
    const wanted = name === 'import' ? 1 : 0
    if (operands.length < wanted) throw new UsageError('import needs the path of a pack.')
    const [surplus] = operands.slice(wanted)
    if (surplus !== undefined) throw new UsageError(`${name} takes no ${surplus}.`)
    if (!['json', 'markdown'].includes(options.format ?? 'json'))
      throw new UsageError('--format is json or markdown.')
    return { command: commands[name], call: { operands, options } }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Where the window keeps its demo profile, when no folder is given: Electron's `appData`. */
function defaultProfile(): string {
  const appData = {
    darwin: join(homedir(), 'Library', 'Application Support'),
    win32: process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'),
  }[process.platform as string]
  return join(
    appData ?? process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'),
    'Evenhand',
    'profiles',
    'demo',
  )
}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}

function parseColumns(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [field, ...column] = pair.split('=')
      if (!field || column.length === 0)
        throw new UsageError('--columns is a list such as text=body,id=post_id.')
      return [field.trim(), column.join('=').trim()]
    }),
  )
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

function sayProgress({
  phase,
  done,
  total,
}: {
  phase: string
  done: number
  total?: number | undefined
}): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${phase} ${done}${total === undefined ? '' : ` of ${total}`}  `)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
