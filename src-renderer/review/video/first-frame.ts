/**
 * Calls `onDone(true)` once the first frame is decoded, or `onDone(false)` when the file turns out to have no picture.
 * Returns a function that ends the wait.
 */
export function onFirstFrame(video: HTMLVideoElement, onDone: (seen: boolean) => void): () => void {
  const life = new AbortController()
  let animation = 0
  const finish = (seen: boolean) => {
    stop()
    onDone(seen)
  }
  const request = video.requestVideoFrameCallback(() => finish(true))
  video.addEventListener(
    'loadeddata',
    () => {
      if (video.videoWidth === 0 || video.videoHeight === 0) {
        finish(false)
        return
      }
      // Decoded. The compositor confirms it above, but not for every hidden element: two frames are enough to wait.
      animation = requestAnimationFrame(() => {
        animation = requestAnimationFrame(() => finish(true))
      })
    },
    { signal: life.signal },
  )
  const stop = () => {
    life.abort()
    cancelAnimationFrame(animation)
    video.cancelVideoFrameCallback(request)
  }
  return stop
}
