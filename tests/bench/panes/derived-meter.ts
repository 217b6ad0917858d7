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
  derived?: (attribute: string) => Partial<Derived> | undefined
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
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
    look()
    const page = window as MeterWindow
    page.derived = (attribute) => {
      const element = document.querySelector(`[data-task-id] [${attribute}]`)
      const found = element ? times.get(element) : undefined
      return found && { ...found, key }
    }
  }, attribute)
}

/** Waits until all of it is there for the task on screen; its times. Rejects after `patienceMs`. */
export async function derivedOf(page: Page, attribute: string, patienceMs: number): Promise<Derived> {
  const handle = await page.waitForFunction(
    (attribute) => {
      const found = (window as MeterWindow).derived?.(attribute)
      return found?.complete === undefined ? undefined : found
    },
    attribute,
    { timeout: patienceMs },
  )
  return (await handle.jsonValue()) as Derived
}
