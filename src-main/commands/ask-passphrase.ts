import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { DeskError } from '../../src-shared/desk/result.ts'
import { fromHere } from './command.ts'

/**
 * The passphrase for a command: the first line of a file (`-`: standard input), or typed at a terminal, which shows
 * nothing of it.
 * @throws DeskError `locked` if there is nobody to ask, `not-found` if the file cannot be read
 */
export async function askPassphrase(folder: string, file: string | undefined): Promise<string> {
  if (file !== undefined) return firstLine(read(file))
  if (!process.stdin.isTTY) {
    throw new DeskError(
      'locked',
      `The profile in ${folder} is protected by a passphrase. Give it with --passphrase-file FILE, or - for standard input.`,
    )
  }
  process.stderr.write(`Passphrase of ${folder}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

function read(file: string): string {
  if (file === '-') return readFileSync(0, 'utf8')
  const path = fromHere(file)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DeskError('not-found', `The passphrase cannot be read from ${path}. (${reason})`)
  }
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? ''
}
