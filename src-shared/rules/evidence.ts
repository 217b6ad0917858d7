import type { Evidence, EvidenceType } from '../model/evidence.ts'
import type { TaskKind } from '../model/kind.ts'
import type { Label } from '../model/policy.ts'
import type { Content, Signal } from '../model/task.ts'
import { textParts } from './text-parts.ts'

/** Smaller than this, as a share of the picture's width or height, nobody could see it. */
const smallestSide = 0.002

/** What a pane knows of its content beyond what the task says. */
export interface ContentFacts {
  /** Length of the media, in seconds. */
  durationSeconds?: number | undefined
}

const fitting: Readonly<Record<TaskKind, readonly EvidenceType[]>> = {
  video: ['time-range', 'region'],
  audio: ['time-range'],
  image: ['region'],
  text: ['span'],
}

/** What keeps a mark from being evidence in this content, as a sentence; undefined if it is sound. */
export function findEvidenceFault(
  evidence: Evidence,
  content: Content,
  { durationSeconds = 'durationSeconds' in content ? content.durationSeconds : undefined }: ContentFacts = {},
): string | undefined {
  if (!fitting[content.kind].includes(evidence.type)) return `A ${content.kind} has no ${evidence.type}.`
  // A player's clock and a container's header differ by a frame or two.
  const end = durationSeconds === undefined ? Number.POSITIVE_INFINITY : durationSeconds + 0.5
  switch (evidence.type) {
    case 'time-range':
      if (evidence.endSeconds <= evidence.startSeconds)
        return 'The time range is empty: it must end after it starts.'
      return evidence.endSeconds > end ? 'The time range goes beyond the end of the content.' : undefined
    case 'region': {
      const { x, y, width, height, atSeconds, picture } = evidence
      if (width < smallestSide || height < smallestSide) return 'The region is empty.'
      // Sums of fractions may be a hair over.
      if (x + width > 1.0001 || y + height > 1.0001) return 'The region goes beyond the picture.'
      if (atSeconds !== undefined && atSeconds > end) return 'The region lies beyond the end of the content.'
      const pictures = 'pictures' in content ? content.pictures.length : 1
      return (picture ?? 0) >= pictures
        ? 'The region names a picture that the album does not have.'
        : undefined
    }
    case 'span': {
      if (evidence.end <= evidence.start) return 'The marked text is empty.'
      const parts = textParts(content)
      if (!parts) return undefined
      const part = parts[evidence.post]
      if (part === undefined) return 'The marked text names a post that is not there.'
      return evidence.end > countCodePoints(part) ? 'The marked text goes beyond the end.' : undefined
    }
  }
}

/** Kinds of evidence that the label wants for this kind of task and does not have yet. */
export function missingEvidence(label: Label, kind: TaskKind, given: readonly Evidence[]): EvidenceType[] {
  return (label.evidence[kind] ?? []).filter((wanted) => !given.some(({ type }) => type === wanted))
}

/** What a machine points at, as evidence. */
export function signalEvidence({ ranges = [], regions = [], spans = [] }: Signal): Evidence[] {
  return [
    ...ranges.map((range): Evidence => ({ type: 'time-range', ...range })),
    ...regions.map((region): Evidence => ({ type: 'region', ...region })),
    ...spans.map((span): Evidence => ({ type: 'span', ...span })),
  ]
}

/** Without an array of them, which of a long text would be large. */
function countCodePoints(text: string): number {
  let count = 0
  for (const _character of text) count += 1
  return count
}
