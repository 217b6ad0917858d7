/** Sorts of what can be wrong with a profile's records. */
export type FaultKind =
  /** A row or page that cannot be read. */
  | 'unreadable'
  /** A sequence number that no row has. */
  | 'missing'
  /** A row that does not follow from the one before it. */
  | 'unlinked'
  /** A row whose hash does not fit it. */
  | 'changed'
  | 'reference'
  /** A task whose state is not what the journal says. */
  | 'task'
  | 'outbox'
  /** A count that is kept and does not fit. */
  | 'count'
  | 'media'
  /** The mark of the journal's end. */
  | 'tail'
  /** What SQLite's own check says. */
  | 'file'

/** Faults of one sort: how many, and the first. Plain data, so that it can travel between threads. */
export interface FaultGroup {
  kind: FaultKind
  count: number
  /** Of the journal row that it is about, where it is about one. */
  sequence?: number
  id?: string
  /** For a person. */
  sentence: string
}

export type FaultFound = Omit<FaultGroup, 'count'>

/** Adds groups of one part to those of others; of each sort, the one with the lowest sequence stays as the first. */
export function mergeFaults(groups: readonly FaultGroup[]): FaultGroup[] {
  const byKind = new Map<FaultKind, FaultGroup>()
  for (const group of groups) {
    const known = byKind.get(group.kind)
    if (!known) {
      byKind.set(group.kind, group)
      continue
    }
    const first = placeOf(group) < placeOf(known) ? group : known
    byKind.set(group.kind, { ...first, count: known.count + group.count })
  }
  return [...byKind.values()].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Collects faults as they are found, in bounded memory. */
export function collectFaults(): {
  add: (fault: FaultFound, count?: number) => void
  found: () => FaultGroup[]
} {
  let groups: FaultGroup[] = []
  return {
    add(fault, count = 1) {
      groups = mergeFaults([...groups, { ...fault, count }])
    },
    found: () => groups,
  }
}

/** Faults that are about no row come after those that are. */
function placeOf({ sequence }: FaultFound): number {
  return sequence ?? Number.POSITIVE_INFINITY
}
