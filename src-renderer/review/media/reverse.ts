/**
 * Plays backwards, which browsers do not: moves the current time back by the clock, as fast as the element manages
 * to seek. `onStart` is called when the beginning is reached.
 */
export function createReverse(onStart: () => void) {
  let frame = 0

  function stop(): void {
    cancelAnimationFrame(frame)
    frame = 0
  }

  return {
    stop,
    /** `rate` in media seconds per second. Takes the place of a movement that is under way. */
    start(media: HTMLMediaElement, rate: number): void {
      stop()
      const from = media.currentTime
      const began = performance.now()
      const tick = (now: number) => {
        const target = from - (rate * Math.max(0, now - began)) / 1000
        if (!media.seeking) media.currentTime = Math.max(0, target)
        if (target <= 0) {
          stop()
          onStart()
        } else {
          frame = requestAnimationFrame(tick)
        }
      }
      frame = requestAnimationFrame(tick)
    },
  }
}
