import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { decodePart } from './decode-part.ts'
import { emptyWave, putBins, type WaveBins } from './wave-bins.ts'
import type { WaveFailure, WaveOrder } from './wave-messages.ts'
import { waveThread } from './wave-thread.ts'
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

/** The order for a file of a task, by its path in the pack. */
export function waveOrder(taskId: string, path: string, durationSeconds: number): WaveOrder {
  const absolute = (address: string) => new URL(address, location.href).href
  const order = { url: absolute(mediaUrl(taskId, path)), root: absolute(mediaUrl(taskId, '')) }
  return Number.isFinite(durationSeconds) ? { ...order, durationSeconds } : order
}

/** Begins to read a recording's waveform. */
export function openWave(order: WaveOrder): Wave {
  const listeners = new Set<() => void>()
  const life = new AbortController()
  let state: WaveState = { progress: 'partial', bins: emptyWave() }

  const change = (part: Partial<WaveState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const finish = (what: Pick<WaveState, 'failure' | 'loudness'>) =>
    change({ ...what, progress: state.bins.count > 0 ? 'complete' : 'none' })

  /** What cannot be cut in parts can perhaps be decoded whole. */
  async function decodeAll(): Promise<void> {
    const found = await decodeWhole(order, life.signal)
    if (life.signal.aborted) return
    if (found) putBins(state.bins, found)
    finish(found ? {} : { failure: 'undecodable' })
  }

  const talk = waveThread.talk((answer) => {
    if (answer === undefined) finish({ failure: 'broken' })
    else if (answer.type === 'bins') {
      putBins(state.bins, answer)
      change({})
    } else if (answer.type === 'decode') {
      const { part, bytes, sampleRate } = answer
      void decodePart(bytes, sampleRate).then((decoded) =>
        talk.tell(
          { type: 'decoded', part, decoded },
          decoded?.channels.map(({ buffer }) => buffer),
        ),
      )
    } else if (answer.type === 'end') {
      const { failure, loudness } = answer
      if (failure === 'undecodable') void decodeAll()
      else finish({ ...(failure && { failure }), ...(loudness !== undefined && { loudness }) })
    }
  })
  talk.tell({ type: 'open', ...order })

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    goOn: () => talk.tell({ type: 'go-on' }),
    close() {
      life.abort()
      listeners.clear()
      talk.end({ type: 'close' })
    },
  }
}
