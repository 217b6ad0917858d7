import { createFrameEstimate, neighbourFrame } from './frame-steps.ts'

/** Follows which frame of a video is on screen, learns how long frames last, and steps from one to the next. */
export function createFrameClock() {
  const estimate = createFrameEstimate()
  let video: HTMLVideoElement | undefined
  let shown = 0

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
        request = element.requestVideoFrameCallback(onFrame)
      }
      let request = element.requestVideoFrameCallback(onFrame)
      return () => {
        element.cancelVideoFrameCallback(request)
        video = undefined
      }
    },
    step(direction: -1 | 1): void {
      // While a step is still being shown, the next one would start from the wrong frame.
      if (!video || video.seeking) return
      const target = neighbourFrame(direction, shown, video.currentTime, estimate.seconds())
      video.currentTime = Number.isFinite(video.duration) ? Math.min(target, video.duration) : target
    },
    frameSeconds: estimate.seconds,
  }
}
