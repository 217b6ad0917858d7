import type { z } from 'zod'

/** What Zod found wrong, each as one sentence that carries its path: `content.src: must stay inside the pack`. */
export function describeIssues(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.')
    return `${path === '' ? 'the entry' : path}: ${issue.message}`
  })
}
