import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** `content.thread[2].text`, the way a person would point at it. */
function pathText(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

/** A name or value from the input, short enough for a sentence. */
export function quoted(value: string): string {
  const short = value.length > 80 ? `${value.slice(0, 79)}…` : value
  return JSON.stringify(short)
}

/**
 * The branch of a union that the input meant: the one whose `kind` fits, and of those the one with the deepest, fewest
 * complaints.
 */
function meantBranch(branches: Issue[][]): Issue[] | undefined {
  const kindFits = (issues: Issue[]) =>
    !issues.some((issue) => issue.path.length === 1 && issue.path[0] === 'kind')
  const fitting = branches.map((branch) => branch.flatMap(flatten)).filter(kindFits)
  const cost = (issues: Issue[]) =>
    issues.length * 10 + issues.filter((issue) => issue.code === 'unrecognized_keys').length
  return fitting.sort((one, other) => cost(one) - cost(other))[0]
}

/** Replaces a complaint about a union by the complaints of the branch that was meant. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branch = meantBranch(issue.errors as Issue[][])
  if (!branch) return [issue]
  return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

function sentence(issue: Issue): string {
  const where = pathText(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.slice(0, 5).map(quoted).join(', ')
    const what = issue.keys.length === 1 ? `the field ${names} is` : `the fields ${names} are`
    return where ? `in ${where}, ${what} not known` : `${what} not known`
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  if (missing) return `${where || 'the entry'} is missing`
  if (issue.code === 'invalid_union') {
    const kind = issue.path.at(-1) === 'content'
    return kind
      ? 'content must have a kind of "video", "audio", "image" or "text", and the fields of that kind'
      : `${where} does not have one of the shapes that it may have`
  }
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
  return where ? `${where}: ${message}` : message
}

/** Says in one sentence what is wrong with a value that a schema refused; the first three complaints of many. */
export function schemaReason(error: z.core.$ZodError): string {
  const parts = [...new Set(error.issues.flatMap(flatten).map(sentence))]
  const shown = parts.slice(0, 3).join('; ')
  return parts.length > 3 ? `${shown}; and ${parts.length - 3} more` : shown
}
