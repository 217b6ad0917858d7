/** A result for machines, on standard output. */
export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** What steers a terminal or turns the direction of writing. Titles and names may come from anybody. */
const steering = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Something for people, on standard error. */
export function say(text: string): void {
  clearProgress()
  process.stderr.write(`${text.replace(steering, '\ufffd')}\n`)
}

/** On one line that is written over, for people at a terminal only. */
export function sayProgress(what: string, done: number, total?: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${what} ${done}${total === undefined ? '' : ` of ${total}`}  `)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

/** Aborted when the person presses Ctrl+C, so that what has been begun can be taken back. */
export function interruption(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  return stop.signal
}
