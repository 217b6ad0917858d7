import type { Task } from '../../model/task.ts'

/** Code points of an excerpt: enough to know a case again, and little beside what is seen where it is judged. */
const mostPoints = 600

/**
 * The first words of a task: its title and caption, and of a text what was reported in it, or how it begins. Undefined where it
 * has none, such as of a picture alone, or of a text that is in a file.
 */
export function excerptOf({ content, context }: Pick<Task, 'content' | 'context'>): string | undefined {
  const parts = [context.title, context.caption, ...wordsOf(content)]
  const whole = parts.filter((part) => part !== undefined && part.trim() !== '').join('\n')
  if (whole === '') return undefined
  const points = Array.from(whole)
  return points.length <= mostPoints ? whole : `${points.slice(0, mostPoints).join('')}…`
}

function wordsOf(content: Task['content']): string[] {
  if ('text' in content) return [content.text]
  if ('thread' in content) return reportedOf(content.thread).map(({ author, text }) => `${author}: ${text}`)
  if ('chat' in content) return reportedOf(content.chat).map(({ from, text }) => `${from}: ${text}`)
  if (!('profile' in content)) return []
  const { name, handle, bio } = content.profile
  return [name, handle ?? '', bio ?? '']
}

function reportedOf<T extends { reported?: boolean | undefined }>(all: readonly T[]): readonly T[] {
  const reported = all.filter((one) => one.reported)
  return reported.length > 0 ? reported : all.slice(0, 20)
}
