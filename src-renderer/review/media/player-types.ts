import type { Stretch } from '../../../src-shared/model/coverage.ts'
import type { TimeRange } from '../../../src-shared/model/evidence.ts'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import type { Loop } from './loop.ts'
import type { Shuttle } from './shuttle.ts'

/** What the controls show. A new object after every change. */
export interface PlayerState extends Shuttle {
  /** Media seconds; NaN duration while unknown, growing where the file does not say. */
  time: number
  duration: number
  muted: boolean
  /** 0…1 */
  volume: number
  /** Wants to play, but waits for data. */
  waiting: boolean
  /** Here it stays veiled and silent although the rest is revealed. */
  flagged: boolean
  loop: Loop | undefined
  /** Where a range begins that the reviewer is marking. */
  markIn: number | undefined
}

/** What the player may do, and with what. */
export interface PlayerWishes {
  /** On screen and revealed. */
  allowed: boolean
  /** 0…1 */
  volume: number
  jumpSeconds: number
  /** Sound cannot be turned on. */
  silent: boolean
  /** There is no picture to be seen. */
  unseen: boolean
  flagged: readonly TimeRange[]
  /** What a loop takes where nothing is being marked. */
  marked: TimeRange | undefined
  onRange: (range: TimeRange) => void
  /** What a key could not do: the end of a key `pane.refused.*` of the messages. */
  onRefused: (reason: 'loop-too-short' | 'mark-no-start' | 'mark-backwards' | 'sound-off') => void
}

/**
 * Moves one media element by the moderator's keys. It obeys only while allowed (on screen and revealed), and the
 * moment that ends it stops and mutes. Times are media seconds.
 */
export interface Player {
  state: () => PlayerState
  /** Calls after every change of state; returns the end of the subscription. */
  subscribe: (listener: () => void) => () => void
  /** Takes the element over, silent and still; the returned function gives it back the same way. */
  attach: (element: HTMLMediaElement) => () => void
  /** Must be called before anything else, and whenever a wish changes. */
  wish: (wishes: PlayerWishes) => void
  seek: (seconds: number) => void
  /** @param isHeld the key repeats itself; left out, it was pressed */
  perform: (action: PaneAction, isHeld?: boolean) => void
  /** Which parts were played, and how. */
  stretches: () => readonly Stretch[]
  /** Where the media stand, in seconds; undefined until they can be asked. */
  place: () => number | undefined
  /** Adds what was seen without playing. */
  addSeen: (stretch: Stretch) => void
  /** Takes over how long a frame lasts, in seconds, from whoever knows the file. */
  learnFrame: (seconds: number) => void
  /** Share of the media that was played while it was to be seen, 0…1. */
  watchedShare: () => number
}
