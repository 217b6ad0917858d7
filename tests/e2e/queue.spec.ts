import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

const undoButton = (page: Page) => page.locator('footer').getByRole('button', { name: 'Undo' })
const list = (page: Page) => page.getByRole('grid')
/** The row that the keys are at. */
const row = (page: Page) => list(page).locator('tr[aria-selected="true"]')
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)

test.describe('a task put aside', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(4) }), settings: { undoSeconds: 60 } } })

  test('is held with what was entered, found in the list, and taken up again by key', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'r', 'b')
    await decide(page, 'h', 'h')
    await painted(page, 't-2')
    await expect(figure(page, 'waiting')).toContainText('3 · 1 held')
    await press(page, 'Control+k')
    await expect(list(page)).toBeFocused()
    await expect(row(page)).toHaveAttribute('data-task', 't-1')
    await expect(row(page)).toContainText('Held')
    await press(page, 'ArrowDown')
    await expect(row(page)).toContainText('On screen')
    await press(page, 'ArrowUp', 'Enter')
    await painted(page, 't-1')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await decide(page, 'Enter')
    await painted(page, 't-2')
    expect(
      journal(profile).flatMap(({ kind, taskId }) => (kind.match(/hold|take-up/) ? [kind, taskId] : [])),
    ).toEqual(['hold', 't-1', 'take-up', 't-1'])
  })

  test('is remembered at the next start, and offered when nothing else waits', async ({ app }) => {
    await painted(app.page, 't-1')
    await decide(app.page, 'h', 'h')
    for (const _id of ['t-2', 't-3', 't-4']) await decide(app.page, 'n')
    await expect(app.page.locator('[data-empty]')).toContainText('One is held for later.')
    await app.relaunch()
    const { page } = app
    await expect(page.getByRole('status').filter({ hasText: 'You hold one task for later.' })).toBeVisible()
    await page.locator('[data-empty]').getByRole('button', { name: 'What waits' }).click()
    await expect(list(page)).toBeFocused()
    await press(page, 'Enter')
    await painted(page, 't-1')
  })

  test('is returned or sent on, with its note, and comes back by an undo', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, '/')
    await page.keyboard.type('Not for me')
    await press(page, 'Enter')
    await decide(page, 'h', 'r')
    await painted(page, 't-2')
    await expect(undoButton(page)).toHaveAttribute('title', 'Takes back the last return')
    await press(page, 'u')
    await painted(page, 't-1')
    await expect(page.locator('#note')).toHaveValue('Not for me')
    await decide(page, 'h', '2')
    const [sent] = journal(profile, 'send-on')
    expect([sent?.taskId, sent?.details]).toEqual([
      't-1',
      { queue: 'reports', to: 'senior', note: 'Not for me' },
    ])
    expect(stats(profile)).toMatchObject({ waiting: 3, held: 0, returned: 0, sentOn: 1, decided: 0 })
  })

  test('lets the undo button say what it takes back, also where it is no decision', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await expect(undoButton(page)).toBeDisabled()
    await decide(page, 's', '1')
    await expect(undoButton(page)).toBeEnabled()
    await expect(undoButton(page)).toHaveAttribute('title', 'Takes back the last skip')
    await undoButton(page).click()
    await painted(page, 't-1')
    await expect(undoButton(page)).toBeDisabled()
  })
})

test.describe('the list of what waits', () => {
  const tasks = texts(3000).map((task, at) => ({
    ...task,
    context: { title: `Secret title ${at}`, caption: 'Secret caption' },
    queue: at % 2 === 0 ? 'reports' : 'appeals',
    severity: 1 + (at % 4),
    dueInMinutes: 5 + at,
  }))
  test.use({ appOptions: { pack: makePack({ tasks }) } })

  test('is walked through to its end by key, and says nothing of what anything is about', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await press(page, 'r', 'Control+k')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(row(page)).toHaveAttribute('data-task', 't-1')
    await expect(list(page)).toHaveAttribute('aria-rowcount', '3001')
    await expectAccessible(page)
    await press(page, 'End')
    await expect(row(page)).toHaveAttribute('data-task', 't-3000')
    await expect(row(page)).toBeInViewport()
    await press(page, 'PageUp', 'PageUp', 'ArrowUp')
    await expect(row(page)).toBeInViewport()
    const dialog = page.getByRole('dialog')
    await expect(dialog).not.toContainText('Secret')
    await expect(dialog).not.toContainText('Text number')
    expect(await list(page).locator('tbody tr').count()).toBeLessThan(80)
    const chosen = (await row(page).getAttribute('data-task')) ?? ''
    await press(page, 'Enter')
    await painted(page, chosen)
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await decide(page, 'n')
    await painted(page, 't-1')
  })

  test('closes by key, and leaves the task on screen as it was', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'b', 'Control+k')
    await expect(row(page)).toHaveAttribute('data-task', 't-1')
    await press(page, 'Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await press(page, 'Control+k')
    await expect(list(page)).toBeFocused()
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator('[data-label]')).toHaveCount(1)
    expect(journal(profile, 'take-up')).toEqual([])
  })
})

test.describe('one’s own decisions', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(6) }), settings: { undoSeconds: 60 } } })

  test('of the day are found by what was entered, and taken back by key', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    await press(page, 'b', 'r', 'w', 'Shift+ArrowRight', 'Enter')
    await expect(current(page).locator('[data-kind="evidence"]').first()).toBeVisible()
    await press(page, 'r', '/')
    await page.keyboard.type('asked Ana')
    await press(page, 'Enter')
    await decide(page, 'Enter')
    await decide(page, 'n')
    await press(page, 'Control+h')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('3 decisions.')
    await expectAccessible(page)
    await page.keyboard.type('ASKED ana')
    await expect(dialog).toContainText('One decision.')
    await expect(dialog).not.toContainText('Text number')
    await expect(row(page)).toContainText('t-2')
    await expect(row(page).getByRole('list', { name: 'Evidence' })).toHaveText('Marked: Text')
    // There it is a letter of what is looked for.
    const undoKey = row(page).locator('kbd', { hasText: 'U' })
    await expect(undoKey).toBeHidden()
    await press(page, 'ArrowDown')
    await expect(list(page)).toBeFocused()
    await expect(undoKey).toBeVisible()
    await press(page, 'u')
    await painted(page, 't-2')
    await expect(page.locator('#note')).toHaveValue('asked Ana')
    await press(page, 'Control+h')
    await page.getByLabel('Verdict').selectOption('Violation')
    await expect(row(page)).toContainText('taken back')
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test.describe('tasks of the same content', () => {
  const spam = (id: string) => ({ id, content: { kind: 'text', text: 'Buy now.' } })
  const tasks = [spam('s-1'), ...texts(2), spam('s-2'), spam('s-3')]
  test.use({ appOptions: { pack: makePack({ tasks }), settings: { undoSeconds: 60 } } })

  test('are decided at once by one confirmation, and taken back by one undo', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 's-1')
    await expect(page.locator('[data-alike]')).toContainText('2 alike')
    await press(page, 'r', 'b', 'Shift+A')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(
      '2 more tasks here have the same content. Decide all 3 in the same way?',
    )
    await expect(dialog).toContainText('Violation')
    await expectAccessible(page)
    await press(page, 'Escape')
    await expect(dialog).toHaveCount(0)
    expect(stats(profile).decided).toBe(0)
    await press(page, 'Shift+A')
    await expect(page.getByRole('button', { name: 'Decide all 3' })).toBeFocused()
    await press(page, 'Enter')
    await painted(page, 't-1')
    expect(stats(profile)).toMatchObject({ waiting: 2, decided: 3 })
    const [first, ...others] = journal(profile, 'decision')
    expect(others.map(({ taskId, details }) => [taskId, details.alikeTo])).toEqual([
      ['s-2', first?.decisionId],
      ['s-3', first?.decisionId],
    ])
    await expect(undoButton(page)).toHaveAttribute('title', 'Takes back the last 3 decisions, made at once')
    await press(page, 'u')
    await painted(page, 's-1')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    expect(stats(profile)).toMatchObject({ waiting: 5, decided: 0, undone: 3 })
  })

  test('are refused together where the decision would be refused alone', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 's-1')
    await press(page, 'q', 'Shift+A')
    await expect(page.getByRole('button', { name: 'Decide all 3' })).toBeFocused()
    await press(page, 'Enter')
    await expect(page.getByRole('alert')).toContainText('a marked text')
    expect(stats(profile).decided).toBe(0)
  })
})
