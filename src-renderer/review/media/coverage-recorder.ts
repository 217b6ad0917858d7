import type { Stretch } from '../../../src-shared/model/coverage.ts'
import { addStretch } from '../../../src-shared/rules/coverage.ts'

/** How the media play just now. */
export type Way = Pick<Stretch, 'speed' | 'revealed' | 'heard'>

/** Farther than this, in seconds at normal speed, the media jumped and did not play. */
const longestTick = 1.5

/** Writes down which parts of the media were played, and how. Times are media seconds. */
export function createCoverageRecorder() {
  let closed: readonly Stretch[] = []
  let open: Stretch | undefined
  let last: number | undefined

  function close(): void {
    if (open) closed = addStretch(closed, open)
    open = undefined
    last = undefined
  }

  return {
    /** The media play and are here now: what lies between here and the tick before was perceived this way. */
    tick(seconds: number, way: Way): void {
      const from = last
      if (from === undefined || Math.abs(seconds - from) > longestTick * Math.max(1, way.speed)) {
        close()
      } else if (open && isSame(open, way)) {
        open.startSeconds = Math.min(open.startSeconds, seconds)
        open.endSeconds = Math.max(open.endSeconds, seconds)
      } else {
        close()
        open = { startSeconds: Math.min(from, seconds), endSeconds: Math.max(from, seconds), ...way }
      }
      last = seconds
    },
    /** The media stand still, or jump. */
    close,
    /** Something was seen without playing, such as the slides of a recap. */
    add(stretch: Stretch): void {
      closed = addStretch(closed, stretch)
    },
    stretches: (): readonly Stretch[] => (open ? addStretch(closed, open) : closed),
  }
}

function isSame(one: Way, other: Way): boolean {
  return one.speed === other.speed && one.revealed === other.revealed && one.heard === other.heard
}
