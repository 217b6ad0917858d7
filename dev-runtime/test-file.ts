import { readFileSync, watch } from 'node:fs'

/** For tests only: calls back with each line that is added to a file, as JSON. Keeps the process from ending by nothing. */
export function followTestFile<T>(file: string, onLine: (line: T) => void): void {
  let read = 0
  watch(file, () => {
    const text = readFileSync(file, 'utf8')
    const complete = text.slice(read, text.lastIndexOf('\n') + 1)
    read += complete.length
    for (const line of complete.split('\n').filter(Boolean)) onLine(JSON.parse(line) as T)
  }).unref()
}
