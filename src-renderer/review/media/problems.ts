import i18next from 'i18next'

/** Why content cannot be shown. Each has a sentence in the messages, `pane.problem.*`. */
export type ProblemName =
  | 'missing'
  | 'withdrawn'
  | 'unreadable'
  | 'unreachable'
  | 'stalled'
  | 'damaged'
  | 'unsupported'
  | 'no-picture'
  | 'picture-too-large'
  | 'playlist'
  | 'playlist-elsewhere'
  | 'playlist-part'
  | 'text-too-long'
  | 'text-empty'

/** Seconds without a sign of life after which loading counts as stalled. */
export const stallSeconds = 10

/** The sentence for a person: what is wrong and what can be done. `path` is the file's path in the pack. */
export function problemSentence(name: ProblemName, path: string): string {
  const file = path.split('/').at(-1) ?? path
  return i18next.t(`pane.problem.${name}`, { file, seconds: stallSeconds })
}

/** What an HTTP status other than success says about the file. */
export function problemOfStatus(status: number): ProblemName {
  if (status === 404) return 'missing'
  if (status === 410) return 'withdrawn'
  return 'unreadable'
}

/** Thrown by loaders; carries which sentence to show. */
export class ContentProblem extends Error {
  readonly problem: ProblemName

  constructor(problem: ProblemName) {
    super(problem)
    this.name = 'ContentProblem'
    this.problem = problem
  }
}

/** The problem behind whatever a loader threw; `otherwise` names what an unknown failure of this step means. */
export function problemOf(error: unknown, otherwise: ProblemName): ProblemName {
  return error instanceof ContentProblem ? error.problem : otherwise
}
