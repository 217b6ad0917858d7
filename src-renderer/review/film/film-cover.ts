import type { Evidence, TimeRange } from '../../../src-shared/model/evidence.ts'
import { isWithin, timeRanges, touches } from '../media/ranges.ts'
import { startOfCell } from './film-plan.ts'

/** A flagged region belongs to one frame; pictures this many seconds around it may show the same. */
export const regionAround = 0.5

/** When flagged parts are to be seen: a picture of the film is too small to cover a part of it. */
export function flaggedTimes(flagged: readonly Evidence[]): TimeRange[] {
  const always = { startSeconds: 0, endSeconds: Number.POSITIVE_INFINITY }
  const regions = flagged.filter((one) => one.type === 'region')
  return [
    ...timeRanges(flagged),
    ...regions.map(({ atSeconds }) =>
      atSeconds === undefined
        ? always
        : { startSeconds: atSeconds - regionAround, endSeconds: atSeconds + regionAround },
    ),
  ]
}

/**
 * Whether a cell stays covered: by its stretch of the video, and by the moment of its picture, since file and player may
 * disagree on how long the video is. All do while nobody knows that.
 */
export function isCellCovered(
  flagged: readonly TimeRange[],
  cell: number,
  cells: number,
  durationSeconds: number,
  pictureSeconds: number | undefined,
): boolean {
  if (flagged.length === 0) return false
  if (!(durationSeconds > 0)) return true
  const [start, end] = [cell, cell + 1].map((edge) => startOfCell(edge, cells, durationSeconds))
  return (
    touches(flagged, start ?? 0, end ?? 0) ||
    (pictureSeconds !== undefined && isWithin(flagged, pictureSeconds))
  )
}
