import type { Content } from '../model/task.ts'

/**
 * A long text does not travel with its task, which the window is told of again at each step of the shift, but is fetched
 * like a file by the pane that shows it. This stands for the file's path; the schema of packs refuses it as one.
 */
export const longTextPath = '\\text'

/** UTF-16 units from which on a text comes apart: about as many as are handed over and read within a millisecond. */
const long = 100_000

/**
 * The text of the content, if it is one that comes apart. Half a character alone would not outlast the way through UTF-8:
 * a text with one stays where it is.
 */
export function longTextOf(content: Content): string | undefined {
  const isLong = 'text' in content && content.text.length > long && !/\p{Surrogate}/u.test(content.text)
  return isLong ? content.text : undefined
}
