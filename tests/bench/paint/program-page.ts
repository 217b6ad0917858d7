import type { Page } from 'playwright/test'
import { type MeterWindow, prepareMeter } from './meter.ts'

/** Puts the stop-watch into the program's window. */
export async function meterProgram(page: Page): Promise<void> {
  await page.evaluate(prepareMeter)
  await page.evaluate(() => {
    const meterPage = window as unknown as MeterWindow
    const current = () => document.querySelector<HTMLElement>('[data-task-id]')
    let before: string | undefined
    meterPage.installMeter({
      next() {
        const element = current()
        return element && element.dataset.taskId !== before ? element : undefined
      },
      settled() {
        before = current()?.dataset.taskId
        return meterPage.whenQuiet(() => {
          const frames = [...document.querySelectorAll('main > article')]
          const isRevealed = current()?.dataset.revealed === 'true'
          return isRevealed && frames.length > 1 && frames.every(meterPage.isPrepared)
        })
      },
    })
  })
}
