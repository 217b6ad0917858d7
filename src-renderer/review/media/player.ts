import { fastestPlay, shareCovered } from '../../../src-shared/rules/coverage.ts'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { createCoverageRecorder } from './coverage-recorder.ts'
import type { FrameClock } from './frame-clock.ts'
import { endOf, lengthOf, timeOf } from './length.ts'
import { pressLoop, wholeLoop } from './loop.ts'
import type { Player, PlayerState, PlayerWishes } from './player-types.ts'
import { isWithin, touches } from './ranges.ts'
import { createReverse } from './reverse.ts'
import { rateOf, respeeded, type Shuttle, shuttled, started, still, stopped } from './shuttle.ts'

/** A flagged range is veiled this many seconds early at normal speed: frames reach the screen before the clock tells. */
const veiledEarly = 0.3

/** `frames` shows neighbouring frames; audio has none. */
export function createPlayer(
  frames?: Pick<FrameClock, 'step' | 'learn' | 'placeOf' | 'begunAt' | 'onShown'>,
): Player {
  let media: HTMLMediaElement | undefined
  let wishes: PlayerWishes | undefined
  let frame = 0
  let state: PlayerState = {
    ...still,
    time: 0,
    duration: Number.NaN,
    muted: true,
    volume: 1,
    waiting: false,
    flagged: false,
    loop: undefined,
    markIn: undefined,
  }
  const listeners = new Set<() => void>()
  const reverse = createReverse(() => drive(stopped(state)))
  const coverage = createCoverageRecorder()

  function change(part: Partial<PlayerState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  /**
   * Veils and silences what is flagged, from the moment that it is reached or sought until no picture that began in it is
   * on screen.
   */
  function guard(seconds: number): void {
    const ranges = wishes?.flagged ?? []
    const ahead = state.direction === 1 ? veiledEarly * rateOf(state) : 0
    const begunAt = frames?.begunAt(seconds) ?? seconds
    const flagged = isWithin(ranges, seconds, ahead) || touches(ranges, begunAt, seconds)
    if (media) media.muted = state.muted || flagged
    if (flagged !== state.flagged) change({ flagged })
  }

  /** While the media move, their time is told ten times a second: the element's own events come too rarely to read along. */
  function follow(): void {
    cancelAnimationFrame(frame)
    if (!media || state.direction === 0) return
    const time = timeOf(media)
    guard(time)
    if (Math.abs(time - state.time) >= 0.1) {
      if (!media.seeking || state.direction === -1) record(time)
      change({ time })
    }
    keepInLoop(time)
    frame = requestAnimationFrame(follow)
  }

  function record(seconds: number): void {
    const heard = state.direction === 1 && !state.muted && state.volume > 0 && !state.flagged
    const revealed = !state.flagged && !wishes?.unseen
    coverage.tick(seconds, { speed: rateOf(state), revealed, heard })
  }

  function keepInLoop(time: number): void {
    const loop = wholeLoop(state.loop)
    if (!loop || !media || media.seeking) return
    if (state.direction === 1 && (time >= loop.endSeconds || time < loop.startSeconds - 0.5))
      seek(loop.startSeconds)
    if (state.direction === -1 && time <= loop.startSeconds) seek(loop.endSeconds)
  }

  /** Makes the element do what the shuttle says. */
  function drive(shuttle: Shuttle): void {
    if (!media) return
    const { direction, speed, boost } = shuttle
    if (state.direction !== 0 && !media.seeking) record(here())
    coverage.close()
    reverse.stop()
    media.playbackRate = rateOf(shuttle)
    if (direction === 1) {
      if (media.ended) seek(wholeLoop(state.loop)?.startSeconds ?? 0)
      // Rejected when a pause overtakes it; what cannot be played at all arrives as the element's error event.
      media.play().catch(() => undefined)
    } else {
      media.pause()
      if (direction === -1) reverse.start(media, rateOf(shuttle))
    }
    change({ direction, speed, boost, waiting: direction === 1 && media.readyState < media.HAVE_FUTURE_DATA })
    if (direction !== 0) record(here())
    follow()
  }

  function mute(muted: boolean): void {
    if (!muted && wishes?.silent) wishes.onRefused('sound-off')
    change({ muted: muted || wishes?.silent === true })
    if (media) guard(media.currentTime)
  }

  function setVolume(volume: number): void {
    const level = Math.round(Math.max(0, Math.min(1, volume)) * 100) / 100
    if (media) media.volume = level
    change({ volume: level })
  }

  function seek(seconds: number): void {
    if (!media || !wishes?.allowed || media.readyState < media.HAVE_METADATA) return
    const end = Number.isFinite(media.duration) ? media.duration : seconds
    const target = Math.max(0, Math.min(end, seconds))
    coverage.close()
    media.currentTime = target
    guard(target)
    if (state.direction === -1) reverse.start(media, rateOf(state))
    change({ time: timeOf(media) })
  }

  const here = () => (media ? timeOf(media) : 0)
  const deeds: Partial<Record<PaneAction, (wishes: PlayerWishes, isHeld: boolean) => void>> = {
    play: () => drive(state.direction === 0 ? started(state) : stopped(state)),
    'shuttle-back': () => drive(shuttled(state, -1)),
    'shuttle-stop': () => drive(stopped(state)),
    'shuttle-forward': () => drive(shuttled(state, 1)),
    'frame-back': (_wishes, isHeld) => step(-1, isHeld),
    'frame-forward': (_wishes, isHeld) => step(1, isHeld),
    'jump-back': ({ jumpSeconds }) => seek((media?.currentTime ?? 0) - jumpSeconds),
    'jump-forward': ({ jumpSeconds }) => seek((media?.currentTime ?? 0) + jumpSeconds),
    slower: () => drive(respeeded(state, -1)),
    faster: () => drive(respeeded(state, 1)),
    mute: () => mute(!state.muted),
    'go-start': () => seek(0),
    'go-end': goEnd,
    'mark-in': () => change({ markIn: here() }),
    'mark-out': markOut,
    loop: turnLoop,
  }

  function markOut({ onRange, onRefused }: PlayerWishes): void {
    const { markIn } = state
    const endSeconds = here()
    if (markIn === undefined) onRefused('mark-no-start')
    else if (endSeconds <= markIn) onRefused('mark-backwards')
    else {
      change({ markIn: undefined })
      onRange({ startSeconds: markIn, endSeconds })
    }
  }

  function turnLoop({ marked, onRefused }: PlayerWishes): void {
    const begun = state.markIn === undefined ? undefined : { startSeconds: state.markIn }
    const loop = pressLoop(state.loop, here(), begun ?? marked)
    if (loop === 'too-short') onRefused('loop-too-short')
    else change({ loop })
  }

  function goEnd(): void {
    if (!media) return
    // Backwards from an end that is yet to be found leads nowhere.
    if (state.direction === -1 && !Number.isFinite(media.duration)) drive(stopped(state))
    seek(endOf(media))
  }

  function step(direction: -1 | 1, isHeld: boolean): void {
    if (!frames) return
    drive(stopped(state))
    frames.step(direction, isHeld)
  }

  function onEnded(): void {
    if (state.direction === 1 && wholeLoop(state.loop)) drive(started(state))
    else drive(stopped(state))
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
      // Whoever moves the element: what is flagged is veiled before its frame is decoded.
      on('seeking seeked timeupdate', () => guard(element.currentTime))
      on('timeupdate seeked progress durationchange', () =>
        change({ time: timeOf(element), duration: lengthOf(element) }),
      )
      on('waiting stalled', () => change({ waiting: state.direction === 1 }))
      on('playing canplay pause', () => change({ waiting: false }))
      on('ended', onEnded)
      frames?.onShown(() => guard(element.currentTime))
      guard(element.currentTime)
      return () => {
        silence()
        life.abort()
        reverse.stop()
        cancelAnimationFrame(frame)
        element.pause()
        frames?.onShown(() => {})
        media = undefined
      }
    },
    wish(now) {
      const before = wishes
      if (before?.allowed && !now.allowed) silence()
      wishes = now
      if (now.silent && !state.muted) mute(true)
      if (now.volume !== before?.volume) setVolume(now.volume)
      if (now.flagged !== before?.flagged && media) guard(media.currentTime)
    },
    seek,
    perform(action, isHeld = false) {
      if (wishes?.allowed && media) deeds[action]?.(wishes, isHeld)
    },
    stretches: coverage.stretches,
    addSeen: coverage.add,
    place() {
      if (!media || media.readyState < media.HAVE_METADATA) return undefined
      return frames && media instanceof HTMLVideoElement && media.paused
        ? frames.placeOf(media)
        : media.currentTime
    },
    learnFrame: (seconds) => frames?.learn(seconds),
    watchedShare: () =>
      shareCovered(coverage.stretches(), state.duration, { revealed: true, maxSpeed: fastestPlay }),
  }
}
