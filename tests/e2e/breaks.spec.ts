import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { backAtWork, banner, policyWith, pressInRest, rest, sitOut } from './care.ts'
import { makeClock } from './clock.ts'
import { expect, test } from './fixtures.ts'
import { frameNumber, mediaFiles, showsFrame } from './media.ts'
import { ask, current, decide, journal, locked, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { makePower } from './power.ts'

const settings = { reveal: 'toggle', reveilSeconds: 600, lockAfterMinutes: 60 } as const

test.describe('a break that falls due in the middle of a video', () => {
  const clock = makeClock()
  const power = makePower()
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'film', severity: 1, content: { kind: 'video', src: 'numbered.mp4' } }, ...texts(1)],
        files: mediaFiles('numbered.mp4'),
        policy: policyWith({
          breaks: { break: { everyMinutes: 1, lengthMinutes: 5, warningSeconds: 30, postponeMinutes: 1 } },
          graceMinutes: 0.5,
        }),
      }),
      env: { ...clock.env, ...power.env },
      settings,
    },
  })

  /** Changes how the film is softened, which main is told of at once: somebody works. */
  async function work(page: Page): Promise<void> {
    await press(page, 'Shift+g')
    await ask(page, 'wellbeing:view', {})
  }

  test('is put off once, is taken, is slept through, and review goes on at the same frame', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 'film')
    await press(page, 'r', '1', '2', '[', '[', '[', 'Space')
    const film = current(page).locator('video')
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2)

    await work(page)
    clock.advance(40)
    await expect(banner(page)).toContainText(/Break in \d+ seconds/)
    await expect(banner(page)).toContainText('once more')
    await press(page, 'Control+Shift+b')
    await expect(banner(page)).toHaveCount(0)
    await expect(film).toHaveJSProperty('paused', false)

    await work(page)
    clock.advance(55)
    await expect(banner(page)).toContainText(/Break in \d+ seconds/)
    await work(page)
    clock.advance(30)
    await expect(banner(page)).toContainText('after this task')
    await expect(banner(page).locator('[data-action="postpone-break"]')).toHaveCount(0)
    await expect(film).toHaveJSProperty('paused', false)
    // It waits no longer than the grace, whatever is typed.
    await work(page)
    await press(page, '/')
    await page.keyboard.type('half way')
    clock.advance(40)
    await rest(page).waitFor()
    await expect(film).toHaveJSProperty('paused', true)
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    const frame = await frameNumber(page, '[data-task-id] video')
    if (frame === undefined) throw new Error('The film shows no frame.')
    expect(frame).toBeGreaterThan(1)

    clock.advance(20)
    power.play({ event: 'suspend' })
    clock.advance(3600)
    power.play({ event: 'resume' })
    // Sleep locks the profile; nobody has set a passphrase.
    await locked(page)
    await press(page, 'Enter')
    await page.locator('[data-over]').waitFor()
    await expect(rest(page)).toContainText('The break is over')
    await pressInRest(page, 'Enter', () => backAtWork(page))
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(page.locator('#note')).toHaveValue('half way')
    await showsFrame(page, frame)
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await expect(current(page).locator('video')).toHaveJSProperty('paused', true)
    await showsFrame(page, frame)
    await press(page, 'r')
    await decide(page, 'Enter')
    const [decision] = journal(profile, 'decision')
    if (!decision) throw new Error('No decision was recorded.')
    expect(decision.labels).toHaveLength(1)
    // The window's own clock ran on for no more than this test; an hour of rest is in neither.
    const { made } = decision.details as { made: { activeSeconds: number; revealedSeconds: number } }
    expect(made.activeSeconds).toBeLessThan(600)
    expect(made.revealedSeconds).toBeLessThanOrEqual(made.activeSeconds)
  })
})

test.describe('a micro-break', () => {
  const clock = makeClock()
  test.use({
    appOptions: {
      pack: makePack({
        tasks: texts(4),
        policy: policyWith({
          breaks: { micro: { everyMinutes: 1, lengthMinutes: 2, warningSeconds: 0 } },
          graceMinutes: 30,
        }),
      }),
      env: clock.env,
      settings,
    },
  })

  /** Works until the break waits for the end of the task. */
  async function due(page: Page): Promise<void> {
    await painted(page)
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    // Main knows of it.
    await ask(page, 'wellbeing:report', { active: 'task' })
    clock.advance(59)
    await ask(page, 'wellbeing:report', { active: 'task' })
    clock.advance(59)
    await expect(banner(page)).toContainText('Micro-break after this task')
  }

  test('follows the decision, shows nothing of content or work, and no key of it reaches a task', async ({
    app,
  }) => {
    const { page, profile } = app
    await due(page)
    await press(page, 'n')
    await rest(page).waitFor()
    await expect(page.getByRole('dialog', { name: 'Break' })).toBeVisible()
    const words = await rest(page).innerText()
    expect(words).toContain('Micro-break')
    // Neither content, nor its task, nor how much was done or waits.
    expect(words).not.toMatch(/Text number|t-\d|reports|[Ww]aiting|[Dd]ecided|queue/)
    await press(page, 'n', 'r', '1', '2', 'u')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    expect(journal(profile, 'decision')).toHaveLength(1)
    expect(journal(profile, 'undo')).toHaveLength(0)
    await press(page, 'Control+a')
    const selected = await page.evaluate(() => getSelection()?.toString() ?? '')
    expect(selected).toContain('Micro-break')
    expect(selected).not.toMatch(/Text number|t-\d|reports|[Dd]ecided/)

    // Nothing goes back by itself.
    await sitOut(page, clock, 120)
    await expect(rest(page)).toContainText(/Since \d/)
    await pressInRest(page, 'Enter', () => backAtWork(page))
    await painted(page, 't-2')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
  })

  test('gives the focus back to the line that was being written', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, '/')
    await page.keyboard.type('so far')
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await page.keyboard.type('nothing of this')
    await pressInRest(page, 'Escape', () => backAtWork(page))
    await expect(page.locator('#note')).toBeFocused()
    await page.keyboard.type(', so good')
    await expect(page.locator('#note')).toHaveValue('so far, so good')
  })

  test('is ended early by Escape, under a dialog that stays open', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'Control+,')
    await expect(page.getByRole('tab', { name: 'Breaks' })).toBeVisible()
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await pressInRest(page, 'Escape', () => backAtWork(page))
    await expect(page.getByRole('tab', { name: 'Breaks' })).toBeVisible()
  })

  test('is left by the lock and covered by the panic key', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await press(page, 'Backquote')
    await expect(page.locator('[data-panic]')).toBeVisible()
    await press(page, 'Escape')
    await expect(page.locator('[data-panic]')).toHaveCount(0)
    await rest(page).waitFor()
    await press(page, 'Control+l')
    await locked(page)
    await press(page, 'Enter')
    // It went on behind the lock, and is still there.
    await rest(page).waitFor()
    await pressInRest(page, 'Escape', () => backAtWork(page))
    await painted(page)
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
  })

  test('asks once how one is, and keeps it for the person alone', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'Control+b')
    await rest(page).waitFor()
    await sitOut(page, clock, 120)
    await pressInRest(page, '4', async () =>
      expect(page.getByRole('radio', { name: 'Well', exact: true })).toBeChecked({ timeout: 500 }),
    )
    await press(page, '/')
    await page.keyboard.type('the park at noon')
    await expectAccessible(page)
    await press(page, 'Enter')
    await backAtWork(page)
    await press(page, 'Control+j')
    await expect(page.getByText('One answer: Well.')).toBeVisible()
  })
})

test.describe('typing in another program', () => {
  const clock = makeClock()
  const power = makePower()
  test.use({
    appOptions: { pack: makePack({ tasks: texts(1) }), env: { ...clock.env, ...power.env }, settings },
  })

  test('is asked about once in a break, and then ends what counts of it', async ({ app }) => {
    const { page } = app
    await painted(page)
    // A system that tells how long nobody has typed.
    power.play({ idleSeconds: 5 })
    await press(page, 'Control+b')
    // Seconds in which the system is heard.
    await expect(rest(page).getByRole('timer')).toHaveText(/1:5[0-6]/)
    clock.advance(7)
    power.play({ idleSeconds: 0 })
    const question = rest(page).locator('[data-elsewhere]')
    await expect(question).toHaveAttribute('data-elsewhere', 'asks', { timeout: 30_000 })
    await expectAccessible(page)
    await press(page, 'Enter')
    await expect(question).toHaveCount(0)
    clock.advance(7)
    await expect(question).toHaveAttribute('data-elsewhere', 'stopped', { timeout: 30_000 })
    await press(page, 'Enter')
    await expect(question).toHaveCount(0)
    power.play({ idleSeconds: 5 })
    await sitOut(page, clock, 120)
  })
})

test.describe('the puzzle of a break', () => {
  test.use({
    appOptions: {
      pack: makePack({ tasks: texts(1) }),
      settings: { ...settings, wellbeing: { breaks: {}, limits: {}, during: 'puzzle', checkIn: true } },
    },
  })

  test('is solved by key alone, and by pointer', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'Control+b')
    await rest(page).waitFor()
    const puzzle = page.locator('[data-puzzle]')
    await expectAccessible(page)
    await pressInRest(page, 'Minus', async () =>
      expect(page.getByRole('button', { name: 'Board of 4 rows' })).toBeVisible({ timeout: 500 }),
    )
    await pressInRest(page, 'h', async () =>
      expect(puzzle).toHaveAttribute('data-puzzle', 'done', { timeout: 200 }),
    )
    await expect(puzzle).toContainText('All pieces fit.')
    await press(page, 'm')
    await expect(puzzle).toHaveAttribute('data-puzzle', 'open')
    await expectAccessible(page)

    // Any piece fits an empty square board, however it is turned.
    const tray = page.getByRole('list', { name: 'Pieces' }).getByRole('button')
    const before = await tray.count()
    await tray.first().click()
    const board = page.getByRole('button', { name: /^Board/ })
    await board.click({ button: 'right', position: { x: 20, y: 20 } })
    await board.click({ position: { x: 20, y: 20 } })
    await expect(tray).toHaveCount(before - 1)
    await page.getByRole('button', { name: /^Take back/ }).click()
    await expect(tray).toHaveCount(before)
  })
})
