import type { Evidence, EvidenceType } from '../model/evidence.ts'
import type { TaskKind } from '../model/kind.ts'
import type { Label } from '../model/policy.ts'
import type { Content, Signal } from '../model/task.ts'
import { countCodePoints } from './text-offsets.ts'
import { textParts } from './text-parts.ts'

/** Smaller than this, as a share of the picture's width or height, nobody could see it. */
const smallestSide = 0.002

const fitting: Readonly<Record<TaskKind, readonly EvidenceType[]>> = {
  video: ['time-range', 'region'],
  audio: ['time-range'],
  image: ['region'],
  text: ['span'],
}

/** What keeps a mark from being evidence in this content, as a sentence; undefined if it is sound. */
export function findEvidenceFault(evidence: Evidence, content: Content): string | undefined {
  if (!fitting[content.kind].includes(evidence.type)) return `A ${content.kind} has no ${evidence.type}.`
  const durationSeconds = 'durationSeconds' in content ? content.durationSeconds : undefined
  // A player's clock and a container's header differ by a frame or two.
  const end = durationSeconds === undefined ? Number.POSITIVE_INFINITY : durationSeconds + 0.5
  switch (evidence.type) {
    case 'time-range':
      if (isEmptyEvidence(evidence)) return 'The time range is empty: it must end after it starts.'
      return evidence.endSeconds > end ? 'The time range goes beyond the end of the content.' : undefined
    case 'region': {
      const { x, y, width, height, atSeconds, picture } = evidence
      if (isEmptyEvidence(evidence)) return 'The region is empty.'
      // Sums of fractions may be a hair over.
      if (x + width > 1.0001 || y + height > 1.0001) return 'The region goes beyond the picture.'
      if (atSeconds !== undefined && atSeconds > end) return 'The region lies beyond the end of the content.'
      const pictures = 'pictures' in content ? content.pictures.length : 1
      return (picture ?? 0) >= pictures
        ? 'The region names a picture that the album does not have.'
        : undefined
    }
    case 'span': {
      if (isEmptyEvidence(evidence)) return 'The marked text is empty.'
      const parts = textParts(content)
      if (!parts) return undefined
      const part = parts[evidence.post]
      if (part === undefined) return 'The marked text names a post that is not there.'
      return evidence.end > countCodePoints(part) ? 'The marked text goes beyond the end.' : undefined
    }
  }
}

/** Whether there is nothing in what was marked. */
export function isEmptyEvidence(evidence: Evidence): boolean {
  switch (evidence.type) {
    case 'time-range':
      return evidence.endSeconds <= evidence.startSeconds
    case 'region':
      return evidence.width < smallestSide || evidence.height < smallestSide
    case 'span':
      return evidence.end <= evidence.start
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
