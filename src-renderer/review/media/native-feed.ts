import { statusOf } from './load-bytes.ts'
import { type ProblemName, problemOfStatus } from './problems.ts'

/** What feeds a media element with data. */
export interface MediaFeed {
  /** Loads ahead only while active; before, just enough for the first frame. */
  setActive: (active: boolean) => void
  /** Ends all loading and leaves the element empty. */
  dispose: () => void
  /** Only where there is a choice. */
  quality?: QualityChoice
}

/** What is shown of the renditions that a playlist offers. */
export interface Quality {
  /** Heights in pixels, lowest first; 0 where the playlist does not say. */
  heights: readonly number[]
  /** Which of them the reviewer has chosen; undefined while it is chosen by how fast they load. */
  chosen: number | undefined
  /** Which of them plays. */
  playing: number | undefined
}

export interface QualityChoice {
  /** A new object after every change; undefined until the renditions are known. */
  state: () => Quality | undefined
  subscribe: (listener: () => void) => () => void
  /** From automatic to the lowest, up to the highest, and back to automatic; the place in the media stays. */
  next: () => void
}

/** Lets the browser itself fetch and play a file of the given media type. `onProblem` is called when it cannot. */
export function attachNative(
  media: HTMLMediaElement,
  url: string,
  type: string,
  onProblem: (problem: ProblemName) => void,
): MediaFeed {
  const life = new AbortController()

  const explain = async (error: MediaError | null) => {
    // The element says the same of a missing file and of an unknown format.
    const status = await statusOf(url, life.signal)
    if (life.signal.aborted) return
    if (status === 0) onProblem('unreachable')
    else if (status >= 400) onProblem(problemOfStatus(status))
    else if (media.canPlayType(type) === '') onProblem('unsupported')
    else onProblem(problemOfMediaError(error))
  }

  media.addEventListener('error', () => void explain(media.error), { signal: life.signal })
  media.preload = 'metadata'
  media.src = url
  return {
    setActive(active) {
      media.preload = active ? 'auto' : 'metadata'
    },
    dispose() {
      life.abort()
      media.pause()
      media.removeAttribute('src')
      media.load()
    },
  }
}

/** Chromium tells a broken file from an unknown codec only in the message. */
function problemOfMediaError(error: MediaError | null): ProblemName {
  // Its first byte can be had: the store broke off where a later part of the file is damaged.
  if (error?.code === MediaError.MEDIA_ERR_NETWORK) return 'unreadable'
  return /NO_SUPPORTED_STREAMS|not supported/i.test(error?.message ?? '') ? 'unsupported' : 'damaged'
}
