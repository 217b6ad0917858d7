import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { emptyHistogram, integratedLoudness, type LoudnessHistogram } from './loudness.ts'
import { emptyWave, putBins, type WaveBins } from './wave-bins.ts'
import type { WaveFailure, WaveOrder } from './wave-messages.ts'
import { laneCount, type Talk, talkWith } from './wave-thread.ts'
import { decodeWhole } from './whole-decode.ts'

/** A waveform under way. A new object after every change; the bins are the same ones all along. */
export interface WaveState {
  /** `none`: nothing is there and nothing will come. */
  progress: 'partial' | 'complete' | 'none'
  bins: WaveBins
  /** Why there is no more. */
  failure?: WaveFailure
  /** Integrated loudness in LUFS, once all of it is known; none where it is silent. */
  loudness?: number
}

export interface Wave {
  state: () => WaveState
  /** Calls after every change; returns the end of the subscription. */
  subscribe: (listener: () => void) => () => void
  /** It is on screen: reads it to its end. */
  goOn: () => void
  /** Ends all reading. */
  close: () => void
}

/** Shorter recordings are read by one thread, in seconds. */
const sharedSeconds = 120

/** The order for a file of a task, by its path in the pack. */
export function waveOrder(taskId: string, path: string, durationSeconds: number): WaveOrder {
  const absolute = (address: string) => new URL(address, location.href).href
  const order = { url: absolute(mediaUrl(taskId, path)), root: absolute(mediaUrl(taskId, '')) }
  return Number.isFinite(durationSeconds) ? { ...order, durationSeconds } : order
}

/** Begins to read a recording's waveform. */
export function openWave(order: WaveOrder): Wave {
  const duration = order.durationSeconds
  const lanes = duration !== undefined && duration >= sharedSeconds ? laneCount : 1
  const loudness = emptyHistogram()
  const listeners = new Set<() => void>()
  const life = new AbortController()
  let state: WaveState = { progress: 'partial', bins: emptyWave() }
  let running = lanes
  let failure: WaveFailure | undefined

  const change = (part: Partial<WaveState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function endLane(part: LoudnessHistogram | undefined, failed: WaveFailure | undefined): void {
    running -= 1
    if (part) for (const [at, count] of part.entries()) loudness[at] = (loudness[at] ?? 0) + count
    failure = failed ?? failure
    if (running > 0) return
    if (failure === 'undecodable') void decodeHere()
    else finish()
  }

  function finish(): void {
    const integrated = integratedLoudness(loudness)
    change({
      progress: state.bins.count > 0 ? 'complete' : 'none',
      ...(failure && { failure }),
      ...(integrated !== undefined && { loudness: integrated }),
    })
  }

  /** What the threads cannot decode the page perhaps can. */
  async function decodeHere(): Promise<void> {
    const found = await decodeWhole(order, life.signal)
    if (life.signal.aborted) return
    if (found) {
      failure = undefined
      putBins(state.bins, found)
    }
    finish()
  }

  const talks: Talk[] = Array.from({ length: lanes }, (_, lane) => {
    const share = (duration ?? 0) / lanes
    const talk = talkWith(lane, (answer) => {
      if (answer?.type === 'bins') {
        putBins(state.bins, answer)
        change({})
      } else if (answer === undefined || answer.type === 'end') {
        talk.end()
        endLane(answer?.loudness, answer ? answer.failure : 'broken')
      }
    })
    talk.tell({
      type: 'open',
      ...order,
      startSeconds: lane * share,
      endSeconds: lane === lanes - 1 ? Number.POSITIVE_INFINITY : (lane + 1) * share,
    })
    return talk
  })

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    goOn: () => {
      for (const talk of talks) talk.tell({ type: 'go-on' })
    },
    close() {
      life.abort()
      listeners.clear()
      for (const talk of talks) {
        talk.tell({ type: 'close' })
        talk.end()
      }
    },
  }
}
