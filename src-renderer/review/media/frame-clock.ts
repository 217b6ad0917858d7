import { createFrameEstimate, neighbourFrame } from './frame-steps.ts'

/** How far a step looks for the next frame, in seconds: a film of stills shows one for so long. */
const longestFrame = 2
/** How long to wait for word of the frame that was sought, in ms: a seek to where the media is already has none to tell of. */
const untoldMs = 500

/** Follows which frame of a video is on screen, learns how long frames last, and steps from one to the next. */
export function createFrameClock() {
  const estimate = createFrameEstimate()
  let video: HTMLVideoElement | undefined
  let shown = 0
  /** A step forwards is under way: from this frame, and no farther than there. */
  let stepping: { from: number; until: number } | undefined
  /** Until the frame that was sought is told of, however late on a busy machine, `shown` is not yet true. */
  let settling = false
  let isTold = false
  let untold: ReturnType<typeof setTimeout> | undefined
  /** Steps asked for in the meantime, forwards above 0. */
  let next = 0
  let onShown = () => {}

  function goTo(element: HTMLVideoElement, seconds: number): void {
    element.currentTime = Number.isFinite(element.duration) ? Math.min(seconds, element.duration) : seconds
  }

  /** Still the same frame after a step: it lasts longer than was known, and the step goes on. */
  function goOn(element: HTMLVideoElement): void {
    if (!stepping || element.seeking) return
    const farther = element.currentTime + estimate.seconds()
    if (shown !== stepping.from || farther > stepping.until || farther >= element.duration)
      stepping = undefined
    else goTo(element, farther)
  }

  function step(direction: -1 | 1, isHeld: boolean): void {
    if (!video) return
    if (video.seeking || settling) {
      // Each press counts; a key that is held runs on no farther than one frame.
      if (!isHeld || next === 0) next += direction
      return
    }
    stepping = direction === 1 ? { from: shown, until: shown + longestFrame } : undefined
    goTo(video, neighbourFrame(direction, shown, video.currentTime, estimate.seconds()))
  }

  function settle(element: HTMLVideoElement): void {
    clearTimeout(untold)
    settling = false
    onShown()
    goOn(element)
    if (element.seeking || next === 0) return
    const direction = next < 0 ? -1 : 1
    next -= direction
    step(direction, false)
  }

  return {
    /** Follows the video until the returned function is called. */
    attach(element: HTMLVideoElement): () => void {
      video = element
      let count = 0
      const onFrame: VideoFrameRequestCallback = (_now, frame) => {
        const inOrder = frame.presentedFrames === count + 1
        if (inOrder && !element.paused && element.playbackRate <= 1) estimate.learn(frame.mediaTime - shown)
        shown = frame.mediaTime
        count = frame.presentedFrames
        isTold = true
        request = element.requestVideoFrameCallback(onFrame)
        if (settling && !element.seeking) settle(element)
        else onShown()
      }
      const onSeeking = () => {
        clearTimeout(untold)
        settling = true
        isTold = false
      }
      // The frame is told of before or after this, as it happens.
      const onSeeked = () => {
        if (isTold || element.videoWidth === 0) settle(element)
        else untold = setTimeout(() => settle(element), untoldMs)
      }
      const onPlay = () => {
        stepping = undefined
        next = 0
      }
      const life = new AbortController()
      element.addEventListener('seeking', onSeeking, { signal: life.signal })
      element.addEventListener('seeked', onSeeked, { signal: life.signal })
      element.addEventListener('play', onPlay, { signal: life.signal })
      let request = element.requestVideoFrameCallback(onFrame)
      return () => {
        life.abort()
        clearTimeout(untold)
        element.cancelVideoFrameCallback(request)
        video = undefined
        settling = false
        next = 0
      }
    },
    /** @param isHeld the key repeats itself */
    step,
    /**
     * When the picture that belongs to `seconds` of the media began at the earliest, in seconds: of the one on screen it is
     * known, of one that is sought it is as far back as a frame may last. Without a video it is the moment itself.
     */
    begunAt(seconds: number): number {
      if (!video) return seconds
      const isKnown = !video.seeking && !settling && seconds - shown <= longestFrame
      const longest = estimate.longest()
      const reach = longest === undefined ? longestFrame : 2 * longest
      return isKnown ? Math.min(shown, seconds) : seconds - reach
    },
    /** A moment within the frame on screen, in seconds: a pause may leave the media's own time a frame before or after it. */
    placeOf(element: HTMLVideoElement): number {
      const at = element.currentTime
      if (at === 0 || element.seeking || settling || Math.abs(at - shown) > longestFrame) return at
      const frame = estimate.seconds()
      return Math.max(shown + frame * 0.1, Math.min(shown + frame * 0.9, at))
    },
    /** Calls `listener` whenever another frame is known to be on screen. */
    onShown(listener: () => void): void {
      onShown = listener
    },
    /** Takes over how long a frame lasts, in seconds, from whoever knows the file. */
    learn: estimate.learn,
  }
}

export type FrameClock = ReturnType<typeof createFrameClock>
