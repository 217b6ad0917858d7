import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { backAtWork, banner, letPass, lookedAt, policyWith, pressInRest, rest, sitOut } from './care.ts'
import { makeClock } from './clock.ts'
import { expect, runtime, test } from './fixtures.ts'
import { ask, current, decide, journal, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { blankPng } from './pictures.ts'

const settings = { reveal: 'toggle', reveilSeconds: 600, lockAfterMinutes: 60 } as const

/** Texts of one expected severity. */
function ofSeverity(severity: number, count: number): object[] {
  return texts(count).map((task) => ({ ...task, severity }))
}

/** Main knows that something is seen. */
async function begun(page: Page): Promise<void> {
  await expect(current(page)).toHaveAttribute('data-revealed', 'true')
  await ask(page, 'wellbeing:view', {})
}

const contacts = [{ title: 'Employee assistance', reach: '+00 800 555 0100', when: 'Day and night' }]

test.describe('somebody to turn to', () => {
  test.use({
    appOptions: { pack: makePack({ tasks: texts(1), policy: policyWith({ contacts }) }), settings },
  })

  test('is one key away from a task, a line that is written, a dialog and a break', async ({ app }) => {
    const { page } = app
    await painted(page)
    const dialog = page.getByRole('dialog', { name: 'Somebody to turn to' })
    const turn = async () => {
      await press(page, 'F9')
      await expect(dialog).toContainText('+00 800 555 0100')
      await expect(dialog).toContainText('Day and night')
    }
    await press(page, 'r')
    await turn()
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expectAccessible(page)
    await press(page, 'Escape')
    await expect(dialog).toHaveCount(0)
    await press(page, '/')
    await turn()
    await press(page, 'F9')
    await expect(dialog).toHaveCount(0)
    await expect(page.locator('#note')).toBeFocused()
    await press(page, 'Enter', 'Control+,')
    await turn()
    await press(page, 'F9', 'Escape', 'Control+b')
    await rest(page).waitFor()
    await turn()
    await press(page, 'Escape')
    await expect(dialog).toHaveCount(0)
    await rest(page).waitFor()
  })
})

test.describe('without contacts', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }), settings } })

  test('the key says that the organisation has named nobody', async ({ app }) => {
    await painted(app.page)
    await press(app.page, 'F9')
    await expect(app.page.getByRole('dialog')).toContainText('Your organisation has named nobody')
  })
})

test.describe('the settings of breaks', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }), settings } })

  const kept = (profile: string) => JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')).wellbeing

  test('strengthen what the organisation asks for, and never weaken it', async ({ app }) => {
    const { page, profile } = app
    await painted(page)
    await press(page, 'Control+,')
    await page.getByRole('tab', { name: 'Breaks' }).click()
    const micro = page.locator('[data-break="micro"]')
    await expect(micro).toContainText('Organisation: every 25 min, 2 min')
    const every = page.getByLabel('Micro-break: every so many minutes')
    const length = page.getByLabel('Micro-break: length in minutes')
    await every.fill('40')
    await press(page, 'Enter')
    await expect(micro).toContainText('less care than your organisation asks for cannot be chosen')
    await expect(every).toHaveValue('')
    await every.fill('20')
    await press(page, 'Enter')
    await length.fill('1')
    await press(page, 'Enter')
    await expect(length).toHaveValue('')
    await length.fill('3')
    await press(page, 'Enter')
    await page.getByLabel('Micro-break: not ended early').check()
    const week = page.getByLabel('Severe content in seven days')
    await week.fill('9000')
    await press(page, 'Enter')
    await expect(week).toHaveValue('')
    await page.getByLabel('Severe content a day').fill('120')
    await press(page, 'Enter')
    await page.getByLabel('Severe tasks in a row').fill('1')
    await press(page, 'Enter')
    await expectAccessible(page)
    await expect
      .poll(() => kept(profile))
      .toMatchObject({
        breaks: { micro: { everyMinutes: 20, lengthMinutes: 3, strict: true } },
        limits: { severeMinutesADay: 120 },
        severeInARow: 1,
      })
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator('[data-figure="break"]')).toContainText('20 min')
  })
})

test.describe('my wellbeing', () => {
  const clock = makeClock()
  const exported = mkdtempSync(join(tmpdir(), 'evenhand-export-'))
  test.use({
    appOptions: { pack: makePack({ tasks: ofSeverity(3, 3) }), env: clock.env, settings },
  })
  test.afterAll(() => rmSync(exported, { recursive: true, force: true }))

  test('shows what was seen and rested, is exported, and is deleted but for what protects', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page)
    await press(page, 'r')
    await begun(page)
    await lookedAt(page)
    for (let minute = 0; minute < 5; minute += 1) await letPass(page, clock, 60)
    await decide(page, 'n')
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await sitOut(page, clock, 120)
    await pressInRest(page, 'Enter', () => backAtWork(page))

    await press(page, 'Control+j')
    const dialog = page.getByRole('dialog', { name: 'My wellbeing' })
    await expect(dialog).toContainText('Only you see this page')
    await expect(dialog.locator('[data-limit="severeDay"]')).toContainText(/[56] of 240 min/)
    await expect(dialog).toContainText(/In the last 24 hours [56] weighted minutes/)
    await expect(dialog).toContainText(/severity 3: [56] min/)
    await expect(dialog).toContainText(/One break, [23] minutes of rest in all/)
    await dialog.locator('.recharts-surface').first().waitFor()
    await expectAccessible(page)

    if (runtime !== 'electron') {
      const asked = page.context().waitForEvent('page')
      await dialog.getByRole('button', { name: 'Export' }).click()
      const question = await asked
      await question.getByRole('textbox').fill(exported)
      await question.keyboard.press('Enter').catch(() => undefined)
      await expect(dialog).toContainText('Written to')
      const [file] = readdirSync(exported)
      if (file === undefined) throw new Error('Nothing was written.')
      expect(readFileSync(join(exported, file), 'utf8')).toContain('"severity"')
    }

    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(dialog.getByRole('alertdialog')).toContainText('the journal of your decisions')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await expect(dialog).toContainText(/severity 3/)
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await dialog.getByRole('button', { name: 'Delete it' }).click()
    await expect(dialog).toContainText('The history is deleted.')
    await expect(dialog).not.toContainText(/severity 3/)
    await expect(dialog.locator('[data-limit="severeDay"]')).toContainText(/[56] of 240 min/)
    expect(journal(profile, 'decision')).toHaveLength(1)
  })
})

test.describe('severe tasks in a row', () => {
  const clock = makeClock()
  test.use({
    appOptions: {
      pack: makePack({ tasks: ofSeverity(3, 3), policy: policyWith({ severeInARow: 1 }) }),
      env: clock.env,
      settings,
    },
  })

  test('wait for a pause where no lighter ones are left', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'n')
    const spared = page.locator('[data-spared="in-a-row"]')
    await expect(spared).toContainText('A short pause first')
    await expectAccessible(page)
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await sitOut(page, clock, 120)
    await pressInRest(page, 'Enter', () => backAtWork(page))
    await painted(page, 't-2')
  })
})

test.describe('a limit', () => {
  const clock = makeClock()
  test.use({
    appOptions: {
      pack: makePack({
        tasks: ofSeverity(3, 3),
        policy: policyWith({ limits: { severeMinutesADay: 1, severeMinutesAWeek: 60, minutesADay: 60 } }),
      }),
      env: clock.env,
      settings,
    },
  })

  test('is announced when it is near, and then only lighter tasks come', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'r')
    await begun(page)
    await letPass(page, clock, 50)
    await expect(page.locator('[data-limit]').first()).toContainText('Near today’s limit')
    await letPass(page, clock, 20)
    await expect(page.locator('[data-limit]').first()).toContainText('Lighter tasks only')
    await press(page, 'n')
    await expect(page.locator('[data-spared="limit-lighter"]')).toContainText('Enough severe content for now')
    await expectAccessible(page)
  })
})

test.describe('a shift', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }), settings } })

  test('is ended by hand with the task on screen, and begun again', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'r')
    await begun(page)
    await press(page, 'Control+j')
    await page.getByRole('button', { name: 'End the shift' }).click()
    await expect(page.getByText('Your shift has ended.')).toBeVisible()
    await press(page, 'Escape')
    await expect(banner(page)).toContainText('Your shift ends with this task.')
    await press(page, 'n')
    await expect(page.locator('[data-spared="shift-ended"]')).toContainText('Shift ended')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start again' }).click()
    await painted(page, 't-2')
  })
})

test.describe('the end of a shift', () => {
  const clock = makeClock()
  test.use({
    appOptions: {
      pack: makePack({
        tasks: ofSeverity(3, 3),
        policy: policyWith({
          breaks: { micro: { everyMinutes: 30, lengthMinutes: 2 } },
          shift: { longestMinutes: 3, overtimeMinutes: 2, calmMinutes: 2 },
        }),
      }),
      env: clock.env,
      settings,
    },
  })

  test('is calm, and so is overtime, which has an end too', async ({ app }) => {
    const { page } = app
    const spared = page.locator('[data-spared]')
    const top = page.locator('[data-figure="shift"]')
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) await letPass(page, clock, 60)
    }
    await painted(page)
    await press(page, 'r')
    await begun(page)
    await minutes(1)
    await decide(page, 'n')
    await expect(spared).toContainText('The end of the shift is calm')
    await expect(top).toContainText('Shift ends 2 min')
    await expect(page.locator('[data-figure="break"]')).toHaveCount(0)
    await minutes(1)
    await expect(top).toContainText('Shift ends 1 min')
    await expectAccessible(page)
    // The key that decided presses nothing here, and the next Tab leads to what can be done.
    await expect(spared).toBeFocused()
    await press(page, 'Enter')
    await press(page, 'Tab')
    await expect(page.getByRole('button', { name: 'End the shift' })).toBeFocused()

    await minutes(1)
    await expect(spared).toContainText('Your shift is over')
    await expect(top).toContainText('Shift over')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Go on for a while' }).click()
    await expect(spared).toContainText('Overtime is calm, too')
    await expect(top).toContainText('Overtime')
    await minutes(2)
    await expect(spared).toContainText('Your shift is over')
    await expect(page.getByRole('button', { name: 'Go on for a while' })).toHaveCount(0)
    await page.getByRole('button', { name: 'End the shift' }).click()
    await expect(spared).toContainText('Shift ended')
    await expect(page.getByRole('button', { name: 'Start again' })).toHaveCount(0)
  })
})

test.describe('after an escalation', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }), settings } })

  test('a pause is offered, and left out by key', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'e', '1')
    await decide(page, 'Enter')
    await expect(banner(page)).toContainText('That was hard. A pause?')
    await expectAccessible(page)
    await press(page, 'Alt+b')
    await expect(banner(page)).toHaveCount(0)
  })
})

test.describe('pictures of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-pictures-'))
  mkdirSync(folder, { recursive: true })
  for (const name of ['a.png', 'b.png']) writeFileSync(join(folder, name), blankPng(40, 30))
  test.use({
    appOptions: {
      pack: makePack({ tasks: texts(1) }),
      settings: {
        ...settings,
        picturesFolder: folder,
        wellbeing: { breaks: {}, limits: {}, during: 'pictures', checkIn: false },
      } as never,
    },
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const shown = (page: Page) => rest(page).getByRole('img', { name: /^Picture/ })

  test('are shown in a break one by one, and none before a key', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'Control+b')
    await expect(rest(page)).toContainText('2 pictures of yours are here')
    await expect(shown(page)).toHaveCount(0)
    await pressInRest(page, 'ArrowRight', async () =>
      expect(shown(page)).toHaveAttribute('alt', 'Picture 1 of 2', { timeout: 300 }),
    )
    await expect(shown(page)).toHaveJSProperty('naturalWidth', 40)
    await press(page, 'ArrowRight')
    await expect(shown(page)).toHaveAttribute('alt', 'Picture 2 of 2')
    await expectAccessible(page)
  })
})
