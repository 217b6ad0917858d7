import type { Page } from 'playwright/test'

declare global {
  interface Window {
    /** Milliseconds of the longest time since the last reading in which the page could not draw. */
    longestFreeze?: () => number
  }
}

/** Starts to watch how long the page's thread is held up: by its long tasks, and by gaps between frames. */
export async function watchFreezes(page: Page): Promise<void> {
  await page.evaluate(() => {
    let longest = 0
    const note = (ms: number) => {
      longest = Math.max(longest, ms)
    }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) note(duration)
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const onFrame = () => {
      const now = performance.now()
      note(now - last - 1000 / 60)
      last = now
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    window.longestFreeze = () => {
      const told = Math.round(longest)
      longest = 0
      return told
    }
  })
}

/** The longest hold-up since the last call, in milliseconds. */
export function longestFreeze(page: Page): Promise<number> {
  return page.evaluate(() => window.longestFreeze?.() ?? Number.NaN)
}
