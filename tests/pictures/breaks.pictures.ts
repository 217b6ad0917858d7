import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { letPass, policyWith, rest, sitOut } from '../e2e/care.ts'
import { type Clock, makeClock } from '../e2e/clock.ts'
import { type AppOptions, launchApp, type RunningApp, test } from '../e2e/fixtures.ts'
import { ask, current, decide, painted, press } from '../e2e/moderator.ts'
import { makePack, texts } from '../e2e/packs.ts'
import { blankPng } from '../e2e/pictures.ts'
import { takePicture } from './pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-pictures-'))
writeFileSync(join(folder, 'one.png'), blankPng(640, 400))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Pictures that the documents show. */
const shown = new Set(['break-breathing-dark', 'break-puzzle-light', 'wellbeing-dark'])

const contacts = [
  { title: 'Employee assistance', reach: '+00 800 555 0100', when: 'Day and night, also for your family' },
  { title: 'Your wellbeing lead', reach: 'Room 3.14, or by chat' },
]

/** Takes a picture as it is, in the smallest window, and from the right. */
async function takeAll(page: Page, name: string, theme: string): Promise<void> {
  const picture = `${name}-${theme}`
  await takePicture(page, picture, shown.has(picture) ? picture : undefined)
  await page.setViewportSize({ width: 1024, height: 700 })
  await takePicture(page, `${picture}-small`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await takePicture(page, `${picture}-rtl`)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
}

async function withApp(options: AppOptions, work: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await launchApp(options)
  try {
    await app.page.setViewportSize({ width: 1280, height: 800 })
    await work(app)
  } finally {
    await app.kill()
    rmSync(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

/** Looks at the task on screen for so many minutes. */
async function look(page: Page, clock: Clock, minutes: number): Promise<void> {
  const taskId = await painted(page)
  await press(page, 'r')
  await current(page).and(page.locator('[data-revealed="true"]')).waitFor()
  for (let minute = 0; minute < minutes; minute += 1) {
    await ask(page, 'wellbeing:report', {
      seen: { taskId, sound: false, softened: false },
      active: 'task',
    })
    await letPass(page, clock, 59)
  }
}

for (const theme of ['dark', 'light'] as const) {
  test(`breaks, ${theme}`, async () => {
    const clock = makeClock()
    const options: AppOptions = {
      pack: makePack({
        tasks: texts(8).map((task, place) => ({ ...task, severity: [3, 2, 4, 2][place % 4] })),
        policy: policyWith({
          contacts,
          graceMinutes: 30,
          breaks: { micro: { everyMinutes: 30, lengthMinutes: 2, warningSeconds: 90, postponements: 2 } },
        }),
      }),
      env: clock.env,
      settings: { theme, reveilSeconds: 600, reveal: 'toggle', lockAfterMinutes: 60 },
    }
    await withApp(options, async ({ page }) => {
      await painted(page)
      await press(page, 'F9')
      await takeAll(page, 'contacts', theme)
      await press(page, 'Escape', 'Control+,')
      await page.getByRole('tab', { name: 'Breaks' }).click()
      await takeAll(page, 'settings-breaks', theme)
      await press(page, 'Escape', 'Control+j')
      await takeAll(page, 'wellbeing-empty', theme)
      await press(page, 'Escape')
      for (const minutes of [9, 6, 12]) {
        await look(page, clock, minutes)
        await decide(page, 'n')
      }
      await press(page, 'e', '1')
      await decide(page, 'Enter')
      await takeAll(page, 'pause-offered', theme)
      await look(page, clock, 2)
      await page.locator('[data-coming="micro"]').waitFor()
      await takeAll(page, 'break-coming', theme)
      await press(page, 'Shift+b', 'Control+b')
      await rest(page).waitFor()
      await takeAll(page, 'break-breathing', theme)
      for (const what of ['puzzle', 'pictures', 'nothing']) {
        await page.getByRole('button', { name: 'Something else' }).click()
        if (what === 'puzzle') await page.getByRole('button', { name: 'Show me' }).click()
        await takeAll(page, `break-${what}`, theme)
      }
      await sitOut(page, clock, 120)
      await page.getByRole('radio', { name: 'Well', exact: true }).check()
      await takeAll(page, 'break-over', theme)
      await press(page, 'Enter')
      await rest(page).waitFor({ state: 'detached' })
      await press(page, 'Control+j')
      await page.locator('.recharts-surface').first().waitFor()
      await takeAll(page, 'wellbeing', theme)
      await page.getByRole('dialog').getByRole('button', { name: 'Export' }).scrollIntoViewIfNeeded()
      await takeAll(page, 'wellbeing-below', theme)
      await page.getByRole('button', { name: 'Delete' }).click()
      await takeAll(page, 'wellbeing-delete', theme)
    })
  })

  test(`kept back, ${theme}`, async () => {
    const severe = texts(2).map((task) => ({ ...task, severity: 3 }))
    const given = (wellbeing: Parameters<typeof policyWith>[0]): AppOptions => ({
      pack: makePack({ tasks: severe, policy: policyWith(wellbeing) }),
      settings: { theme, reveilSeconds: 600, reveal: 'toggle', lockAfterMinutes: 60 },
    })
    await withApp(given({ severeInARow: 1 }), async ({ page }) => {
      await painted(page)
      await press(page, 'n')
      await page.locator('[data-spared="in-a-row"]').waitFor()
      await takeAll(page, 'spared-in-a-row', theme)
      await press(page, 'Control+j')
      await page.getByRole('button', { name: 'End the shift' }).click()
      await press(page, 'Escape')
      await page.locator('[data-spared="shift-ended"]').waitFor()
      await takeAll(page, 'spared-shift-ended', theme)
    })
    const clock = makeClock()
    const limited = given({ limits: { severeMinutesADay: 1.1, severeMinutesAWeek: 60, minutesADay: 2 } })
    await withApp({ ...limited, env: clock.env }, async ({ page }) => {
      await painted(page)
      await look(page, clock, 1)
      await takeAll(page, 'limit-near', theme)
      await letPass(page, clock, 10)
      await press(page, 'n')
      await page.locator('[data-spared="limit-lighter"]').waitFor()
      await takeAll(page, 'spared-limit', theme)
    })
  })

  test(`late in the shift, ${theme}`, async () => {
    const clock = makeClock()
    const options: AppOptions = {
      pack: makePack({
        tasks: texts(3).map((task) => ({ ...task, severity: 3 })),
        policy: policyWith({
          breaks: { micro: { everyMinutes: 30, lengthMinutes: 2 } },
          // Near its limit: then the top bar has more to say.
          limits: { severeMinutesADay: 2.4, severeMinutesAWeek: 60, minutesADay: 60 },
          shift: { longestMinutes: 3, overtimeMinutes: 2, calmMinutes: 2 },
        }),
      }),
      env: clock.env,
      settings: { theme, reveilSeconds: 600, reveal: 'toggle', lockAfterMinutes: 60 },
    }
    await withApp(options, async ({ page }) => {
      await look(page, clock, 2)
      await takeAll(page, 'calm-task', theme)
      await decide(page, 'n')
      await press(page, 'Tab')
      await takeAll(page, 'spared-calm', theme)
      for (let minute = 0; minute < 2; minute += 1) await letPass(page, clock, 59)
      await page.locator('[data-spared="shift-over"]').waitFor()
      await takeAll(page, 'spared-shift-over', theme)
      await page.getByRole('button', { name: 'Go on for a while' }).click()
      await page.locator('[data-spared="overtime"]').waitFor()
      await takeAll(page, 'spared-overtime', theme)
      for (let minute = 0; minute < 2; minute += 1) await letPass(page, clock, 59)
      await page.locator('[data-spared="shift-over"]').waitFor()
      await takeAll(page, 'spared-overtime-over', theme)
    })
  })
}
