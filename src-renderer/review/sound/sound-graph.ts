import { createLimiter, gainFor, type Limiter } from './limiter.ts'

/** The sound of one media element. */
export interface Sound {
  /** To be called before the element is unmuted, in the key's own event: browsers let nothing sound without one. */
  open: () => void
  /** Loudness of the whole recording in LUFS, once it is known. */
  setLoudness: (loudness: number) => void
  /** Lets the element go; it must not sound again. */
  dispose: () => void
}

interface Output {
  context: AudioContext
  limiter: Limiter
  /** Nothing passes while this is 0. */
  master: GainNode
}

/**
 * Made when something is to be heard, and closed once nothing is any more: Chromium keeps a little of every element that
 * was ever led into a context for as long as that lives.
 */
let output: Output | undefined
const sounds = new Map<HTMLMediaElement, Sound>()
const routed = new Map<HTMLMediaElement, MediaElementAudioSourceNode>()

function speaker(): Output {
  if (!output) {
    const context = new AudioContext({ latencyHint: 'playback' })
    const master = new GainNode(context)
    master.connect(context.destination)
    output = { context, limiter: createLimiter(context, master), master }
  }
  return output
}

/** The media of a suspended context stand still: it must run whenever one of them plays. */
function wake(): void {
  const { context, master } = speaker()
  master.gain.cancelScheduledValues(0)
  master.gain.value = 1
  // Refused without a key; the next one asks again.
  if (context.state !== 'running') context.resume().catch(() => undefined)
}

/**
 * Leads the element's sound through the limiter, from the moment it is first to be heard: nobody who watches in silence
 * needs it. The element must be muted until `open` was called.
 */
export function attachSound(media: HTMLMediaElement): Sound {
  const life = new AbortController()
  let loudness: number | undefined
  media.addEventListener('play', () => routed.has(media) && wake(), { signal: life.signal })

  const sound: Sound = {
    open() {
      if (life.signal.aborted) return
      wake()
      if (routed.has(media)) return
      const { context, limiter } = speaker()
      const source = context.createMediaElementSource(media)
      source.connect(limiter.input)
      limiter.setGain(gainFor(loudness))
      routed.set(media, source)
    },
    setLoudness(measured) {
      loudness = measured
      if (routed.has(media)) output?.limiter.setGain(gainFor(loudness))
    },
    dispose() {
      life.abort()
      sounds.delete(media)
      routed.get(media)?.disconnect()
      routed.delete(media)
      if (routed.size > 0) return
      output?.context.close().catch(() => undefined)
      output = undefined
    },
  }
  sounds.set(media, sound)
  return sound
}

/** Tells the loudness of what the element plays, in LUFS, to whoever leads its sound. */
export function tellLoudness(media: HTMLMediaElement, loudness: number): void {
  sounds.get(media)?.setLoudness(loudness)
}

/** Silences everything at once, within a few milliseconds and whatever else goes on. */
export function silenceAll(): void {
  for (const media of sounds.keys()) media.muted = true
  if (!output) return
  output.master.gain.cancelScheduledValues(0)
  output.master.gain.value = 0
  output.context.suspend().catch(() => undefined)
}
