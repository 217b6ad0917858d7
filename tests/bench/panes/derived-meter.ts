import type { Page } from 'playwright/test'

/** When what is computed from a task's media was there, on the page's clock in milliseconds. */
export interface Derived {
  /** Its element came into the document, as a rule before the task's turn. */
  mounted: number
  /** Some of it was there. */
  first: number
  complete: number
  /** The key that brought the task on screen. */
  key: number
}

interface MeterWindow extends Window {
  /** Settles when all of it is there for the task on screen. */
  derived?: (attribute: string) => Promise<Partial<Derived>>
}

/** Watches all elements with an attribute that tells `partial` and `complete`. Once for each page. */
export async function watchDerived(page: Page, attribute: 'data-filmstrip' | 'data-wave'): Promise<void> {
  await page.evaluate((attribute) => {
    const times = new WeakMap<Element, Partial<Derived>>()
    let key = Number.NaN
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        key = timeStamp
      },
      true,
    )
    const look = () => {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const now = performance.now()
        const known = times.get(element) ?? { mounted: now }
        times.set(element, known)
        const state = element.getAttribute(attribute)
        const hasStarted = element.matches('[data-begun], :has([data-picture])')
        if (hasStarted) known.first ??= now
        if (state === 'complete') known.complete ??= now
      }
    }
    let changed = () => {}
    new MutationObserver(() => {
      look()
      changed()
    }).observe(document, { subtree: true, childList: true, attributes: true })
    look()
    const page = window as MeterWindow
    page.derived = async (attribute) => {
      for (;;) {
        const element = document.querySelector(`[data-task-id] [${attribute}]`)
        const found = element ? times.get(element) : undefined
        if (found?.complete !== undefined) return { ...found, key }
        await new Promise<void>((resolve) => {
          changed = resolve
        })
      }
    }
  }, attribute)
}

/**
 * Waits until all of it is there for the task on screen; its times. Rejects after `patienceMs`. The page calls when it is:
 * to be asked every frame would keep it drawing frames, which is work that it does not have.
 */
export async function derivedOf(page: Page, attribute: string, patienceMs: number): Promise<Derived> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${attribute} was not complete in time.`)), patienceMs)
  })
  try {
    const found = page.evaluate((attribute) => (window as MeterWindow).derived?.(attribute), attribute)
    return (await Promise.race([found, late])) as Derived
  } finally {
    clearTimeout(timer)
  }
}
