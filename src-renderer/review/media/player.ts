import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { endOf, lengthOf, timeOf } from './length.ts'
import { createReverse } from './reverse.ts'
import { rateOf, respeeded, type Shuttle, shuttled, started, still, stopped } from './shuttle.ts'
import { shareOf, spansOf } from './spans.ts'

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
  allow: (allowed: boolean) => void
  setVolume: (volume: number) => void
  seek: (seconds: number) => void
  perform: (action: PaneAction) => void
  /** Share of the media that was played forwards, 0…1. Nothing plays unrevealed, so all of it was seen. */
  watchedShare: () => number
}

export const jumpSeconds = 5

/** `stepFrame` shows the neighbouring frame; audio has none. */
export function createPlayer(stepFrame?: (step: -1 | 1) => void): Player {
  let media: HTMLMediaElement | undefined
  let allowed = false
  let watched = 0
  let frame = 0
  let state: PlayerState = {
    ...still,
    time: 0,
    duration: Number.NaN,
    muted: true,
    volume: 1,
    waiting: false,
  }
  const listeners = new Set<() => void>()
  const reverse = createReverse(() => drive(stopped(state)))

  function change(part: Partial<PlayerState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  /** While the media moves, its time is told ten times a second: the element's own events come too rarely to read along. */
  function follow(): void {
    cancelAnimationFrame(frame)
    if (!media || state.direction === 0) return
    const time = timeOf(media)
    if (Math.abs(time - state.time) >= 0.1) change({ time })
    frame = requestAnimationFrame(follow)
  }

  /** Makes the element do what the shuttle says. */
  function drive(shuttle: Shuttle): void {
    if (!media) return
    const { direction, speed, boost } = shuttle
    reverse.stop()
    media.playbackRate = rateOf(shuttle)
    if (direction === 1) {
      if (media.ended) media.currentTime = 0
      // Rejected when a pause overtakes it; what cannot be played at all arrives as the element's error event.
      media.play().catch(() => undefined)
    } else {
      media.pause()
      if (direction === -1) reverse.start(media, rateOf(shuttle))
    }
    change({ direction, speed, boost, waiting: direction === 1 && media.readyState < media.HAVE_FUTURE_DATA })
    follow()
  }

  function mute(muted: boolean): void {
    if (media) media.muted = muted
    change({ muted })
  }

  function setVolume(volume: number): void {
    const level = Math.round(Math.max(0, Math.min(1, volume)) * 100) / 100
    if (media) media.volume = level
    change({ volume: level })
  }

  function seek(seconds: number): void {
    if (!media || !allowed || media.readyState < media.HAVE_METADATA) return
    const end = Number.isFinite(media.duration) ? media.duration : seconds
    media.currentTime = Math.max(0, Math.min(end, seconds))
    if (state.direction === -1) reverse.start(media, rateOf(state))
    change({ time: timeOf(media) })
  }

  const deeds: Partial<Record<PaneAction, () => void>> = {
    play: () => drive(state.direction === 0 ? started(state) : stopped(state)),
    'shuttle-back': () => drive(shuttled(state, -1)),
    'shuttle-stop': () => drive(stopped(state)),
    'shuttle-forward': () => drive(shuttled(state, 1)),
    'frame-back': () => step(-1),
    'frame-forward': () => step(1),
    'jump-back': () => seek((media?.currentTime ?? 0) - jumpSeconds),
    'jump-forward': () => seek((media?.currentTime ?? 0) + jumpSeconds),
    slower: () => drive(respeeded(state, -1)),
    faster: () => drive(respeeded(state, 1)),
    mute: () => mute(!state.muted),
    'go-start': () => seek(0),
    'go-end': goEnd,
  }

  function goEnd(): void {
    if (!media) return
    // Backwards from an end that is yet to be found leads nowhere.
    if (state.direction === -1 && !Number.isFinite(media.duration)) drive(stopped(state))
    seek(endOf(media))
  }

  function step(direction: -1 | 1): void {
    if (!stepFrame) return
    drive(stopped(state))
    stepFrame(direction)
  }

  function silence(): void {
    if (state.direction !== 0) drive(stopped(state))
    if (!state.muted) mute(true)
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    attach(element) {
      media = element
      element.muted = true
      element.volume = state.volume
      element.preservesPitch = true
      const life = new AbortController()
      const on = (names: string, listener: () => void) => {
        for (const name of names.split(' ')) element.addEventListener(name, listener, { signal: life.signal })
      }
      on('timeupdate seeked progress durationchange', () =>
        change({ time: timeOf(element), duration: lengthOf(element) }),
      )
      on('waiting stalled', () => change({ waiting: state.direction === 1 }))
      on('playing canplay pause', () => change({ waiting: false }))
      on('ended', () => drive(stopped(state)))
      return () => {
        silence()
        watched = watchedShare()
        life.abort()
        reverse.stop()
        cancelAnimationFrame(frame)
        element.pause()
        media = undefined
      }
    },
    allow(now) {
      if (allowed && !now) silence()
      allowed = now
    },
    setVolume,
    seek,
    perform(action) {
      if (allowed && media) deeds[action]?.()
    },
    watchedShare,
  }

  function watchedShare(): number {
    return media ? shareOf(spansOf(media.played), lengthOf(media)) : watched
  }
}
