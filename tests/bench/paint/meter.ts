/** What the bench calls in a page, the program's and the bare one's alike. */
export interface PaintMeter {
  /** Starts to wait for the next key press. */
  arm(): void
  /** Milliseconds from that key press until the next content's frame was handed over to be painted. */
  result(): Promise<number>
  /** Resolves when nothing of the last switch is still on its way, so that the next key can be pressed. */
  settled(): Promise<void>
}

export interface MeterWindow extends Window {
  meter: PaintMeter
  /** Whether an element's content could be painted at once. */
  isPrepared(element: Element): boolean
  /** Resolves two frames after `isReady` holds. */
  whenQuiet(isReady: () => boolean): Promise<void>
  installMeter(parts: {
    /** The element of the next content, once it is on screen. */
    next(): Element | undefined
    settled(): Promise<void>
  }): void
}

/**
 * Gives a page the one stop-watch that both sides use. It runs in pages: it may use nothing from outside itself.
 * A task posted from inside `requestAnimationFrame` runs when that frame's layout and paint are done, and as the most
 * urgent before what the page itself has put off until then: that is behind the paint, and no part of it. A video whose
 * first frame is decoded already is painted like a picture, and its frame callback would not come again.
 */
export function prepareMeter(): void {
  const page = window as unknown as MeterWindow

  const videoIn = (element: Element) => element.querySelector<HTMLVideoElement>('[data-veil] video')

  page.isPrepared = (element) => {
    const video = videoIn(element)
    if (video) return video.readyState >= video.HAVE_CURRENT_DATA
    const content = element.querySelector('[data-veil]')
    const canvas = content?.querySelector('canvas')
    return canvas ? canvas.width > 1 : Boolean(content?.textContent)
  }

  page.whenQuiet = (isReady) =>
    new Promise((resolve) => {
      const check = () => {
        if (isReady()) requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
        else requestAnimationFrame(check)
      }
      check()
    })

  page.installMeter = ({ next, settled }) => {
    let time: Promise<number> = Promise.reject(new Error('The meter was not armed.'))
    time.catch(() => undefined)

    const measure = () =>
      new Promise<number>((resolve) => {
        let pressedAt = Number.NaN
        const painted = () => resolve(performance.now() - pressedAt)
        const onFrame = () => void scheduler.postTask(painted, { priority: 'user-blocking' })
        const observer = new MutationObserver(() => {
          const shown = Number.isNaN(pressedAt) ? undefined : next()
          const video = shown && videoIn(shown)
          if (!shown || !(video || page.isPrepared(shown))) return
          observer.disconnect()
          if (video && !page.isPrepared(shown)) video.requestVideoFrameCallback(onFrame)
          else requestAnimationFrame(onFrame)
        })
        const onKey = (event: KeyboardEvent) => {
          pressedAt = event.timeStamp
        }
        addEventListener('keydown', onKey, { capture: true, once: true })
        observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
      })

    page.meter = {
      arm: () => {
        time = measure()
      },
      result: () => time,
      settled,
    }
  }
}
