import type { Locator, Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { type Crew, makeCrew, onlyFile } from './crew.ts'
import { expect, runtime, test } from './fixtures.ts'
import { allFinal, current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'

const pack = makePack({ tasks: [...texts(2), oneOfEach.image] })
/** What auditors have in production. */
const others = makePack({ id: 'others', tasks: [oneOfEach.text] })

let crew: Crew
test.beforeAll(() => {
  crew = makeCrew()
})
test.afterAll(() => crew.leave())

function audits(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Audits' })
}

function feedback(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Feedback on my decisions' })
}

async function openAudits(page: Page): Promise<void> {
  await press(page, 'Control+g')
  await expect(audits(page).getByRole('region', { name: 'Audits' })).toBeFocused()
}

/** Which task of the pack is on screen: in an audit it has an id of its own, and its content tells. */
async function whichIs(page: Page): Promise<'t-1' | 't-2' | 'image'> {
  if ((await current(page).getAttribute('data-kind')) === 'image') return 'image'
  return (await current(page).textContent())?.includes('Text number 1') ? 't-1' : 't-2'
}

/** Takes a file in, from whichever of the two dialogs is open. */
async function takeIn(page: Page, dialog: Locator, file: string, says: string): Promise<void> {
  await crew.answer(page, 't', file)
  await expect(dialog.getByRole('status')).toContainText(says)
}

/** Writes a file out of an open dialog by a key; the file. */
async function write(page: Page, dialog: Locator, key: string): Promise<string> {
  const folder = crew.folder()
  await crew.answer(page, key, folder)
  await expect(dialog.getByRole('status')).toContainText(folder)
  return onlyFile(folder)
}

test('a case goes by files from the decision to the ruling, blind first, by keys alone', async () => {
  test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')
  // Three programs, one after the other.
  test.setTimeout(600_000)
  const ada = await crew.join('Ada', 'moderator', pack)
  await painted(ada.page, 't-1')
  await decide(ada.page, 'r', 'b', 'Enter')
  await decide(ada.page, 'r', 'n')
  await painted(ada.page, 'an-image')
  await decide(ada.page, 'r', '7', '1', 'w', 'Enter', 'Enter')
  await allFinal(ada.page, 'an-image')

  await press(ada.page, 'Control+g')
  await expect(ada.page.getByRole('status').first()).toContainText('Audits are for QA reviewers')
  await press(ada.page, 'Control+i')
  await expect(feedback(ada.page)).toContainText('No decision of yours has been audited yet')
  await expectAccessible(ada.page)
  await expect(feedback(ada.page).locator('[data-cases]')).toBeFocused()
  await press(ada.page, 'h')
  await expect(ada.page.getByLabel('Decisions of the last days')).toBeFocused()
  const decisions = await write(ada.page, feedback(ada.page), 'Enter')

  const grace = await crew.join('Grace', 'qa', others)
  await openAudits(grace.page)
  await press(grace.page, 'p')
  await expect(audits(grace.page).getByLabel('Name of the plan')).toBeFocused()
  await grace.page.keyboard.type(' of ours')
  await changeRules(grace.page, audits(grace.page))
  await expectAccessible(grace.page)
  await press(grace.page, 'Control+Enter')
  await expect(audits(grace.page).getByRole('status')).toContainText('The plan is saved')
  await expect(audits(grace.page).getByRole('region', { name: 'Audits' })).toBeFocused()
  await takeIn(grace.page, audits(grace.page), decisions, '3 new decisions')
  await press(grace.page, 'd')
  await expect(audits(grace.page).getByRole('status')).toContainText('3 decisions were drawn')
  await expect(audits(grace.page).getByRole('row', { name: /first 30 days 3 3/ })).toBeVisible()
  await crew.answer(grace.page, 'g', pack)
  await expect(audits(grace.page).getByRole('status')).toContainText('The content of 3 tasks is here')
  await expectAccessible(grace.page)
  await press(grace.page, 's')
  await auditAll(grace.page)
  await expect(grace.page.locator('[data-empty="audit"]')).toBeVisible()
  await expectAccessible(grace.page)
  expect(stats(grace.profile)).toMatchObject({ waiting: 1, decided: 0 })
  await press(grace.page, 'F8')
  await painted(grace.page, 'a-text')
  await expect(grace.page.locator('[data-bench="audit"]')).toHaveCount(0)
  await openAudits(grace.page)
  const judged = await write(grace.page, audits(grace.page), 'o')

  await takeIn(ada.page, feedback(ada.page), judged, '3 new audits')
  const mine = feedback(ada.page)
  await mine.getByRole('listbox').focus()
  await expect(mine.getByRole('option')).toHaveCount(3)
  while ((await mine.locator('[data-detail="t-1"]').count()) === 0) await press(ada.page, 'ArrowDown')
  const detail = mine.locator('[data-detail="t-1"]')
  await expect(detail).toContainText('Your answer, until')
  await expect(detail).toContainText('False positive · Major')
  await expect(detail).toContainText('Read the whole line first.')
  await expect(detail).toContainText('Grace')
  await expectAccessible(ada.page)
  await press(ada.page, 'd')
  await ada.page.keyboard.type('It names a person.')
  await press(ada.page, 'Enter')
  await expect(mine.getByRole('status')).toContainText('Disputed.')
  await expect(detail).toContainText('With a second QA reviewer')
  const disputed = await write(ada.page, mine, 'o')

  const edsger = await crew.join('Edsger', 'qa', others)
  await openAudits(edsger.page)
  await takeIn(edsger.page, audits(edsger.page), disputed, 'new answer or ruling')
  await expect(audits(edsger.page).locator('[data-figure="audit-disputes"] dd')).toHaveText('1')
  await crew.answer(edsger.page, 'g', pack)
  await expect(audits(edsger.page).getByRole('status')).toContainText('The content of one task is here')
  await press(edsger.page, 's')
  await settle(edsger.page)
  await openAudits(edsger.page)
  const ruled = await write(edsger.page, audits(edsger.page), 'o')

  await takeIn(ada.page, mine, ruled, 'new answer or ruling')
  await expect(detail).toContainText('Your decision stands: a second QA reviewer has overturned the audit')
  await expect(detail).toContainText('It does name one.')
  expect(journal(ada.profile, 'decision')).toHaveLength(3)
})

/** Adds a rule to the plan, has it drawn by before the last one, and removes it again. */
async function changeRules(page: Page, dialog: Locator): Promise<void> {
  const rules = dialog.locator('[data-rule]')
  const places = () => rules.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.rule))
  const before = await places()
  await press(page, 'Alt+Enter')
  const title = rules.last().getByLabel('Title')
  await expect(title).toBeFocused()
  await page.keyboard.type('Night shifts')
  await press(page, 'Tab', 'Alt+ArrowUp')
  await expect(rules.nth(before.length - 1).getByLabel('Title')).toHaveValue('Night shifts')
  await expect(rules.nth(before.length - 1).getByLabel('Share drawn')).toBeFocused()
  await press(page, 'ArrowUp', 'PageUp', 'PageDown')
  await expect(rules.nth(before.length - 1).getByLabel('Share drawn')).toHaveValue('11 %')
  await expect(rules.nth(before.length - 1).getByLabel('Title')).toBeFocused()
  await press(page, 'Alt+Delete')
  await expect(rules.last().getByLabel('Title')).toBeFocused()
  expect(await places()).toEqual(before)
}

/** Judges three tasks blind and closes their audits: one of them disagrees. */
async function auditAll(page: Page): Promise<void> {
  const banner = page.locator('[data-bench="audit"]').getByText('Judge it as if nobody had.')
  for (let left = 3; left > 0; left -= 1) {
    // Until then the task of production may still be on screen, or the one before.
    await expect(page.getByText(`${left} left`)).toBeVisible()
    await expect(banner).toBeVisible()
    const id = await painted(page)
    await expect(page.getByText('Ada')).toHaveCount(0)
    await press(page, 'r')
    const which = await whichIs(page)
    if (which === 'image') await press(page, '7', '1', 'w', 'ArrowRight', 'Enter', 'Enter')
    else await press(page, 'n')
    const panel = page.locator('[data-beside="audit"]')
    await expect(panel).toContainText('Original: Ada')
    await expect(current(page)).toHaveAttribute('data-task-id', id)
    if (which === 't-1') await disagree(page, panel)
    if (which === 'image') {
      await expect(page.getByRole('img', { name: /^Original evidence 1: / })).toBeVisible()
      await expect(page.getByRole('img', { name: /^Evidence 1: / })).toBeVisible()
      await expectAccessible(page)
    }
    await press(page, 'Enter')
    await expect(page.locator(`[data-task-id="${id}"]`)).toHaveCount(0)
  }
}

async function disagree(page: Page, panel: Locator): Promise<void> {
  await expect(panel.getByText('differs')).toHaveCount(3)
  await press(page, 'Enter')
  await expect(page.getByRole('alert')).toContainText('Say first whether the original is right')
  await press(page, 's')
  await press(page, 'u')
  await expect(page.getByRole('alert')).toContainText('Say first whether the original is right')
  await scrollBeside(page)
  await press(page, 'v')
  await expect(panel.getByRole('combobox')).toBeFocused()
  await press(page, 'Escape', 'd')
  await expect(panel.getByRole('button', { name: /False positive/ })).toHaveAttribute('aria-pressed', 'true')
  await press(page, 'Enter')
  await expect(page.getByRole('alert')).toContainText('how much the error matters')
  await press(page, '6', 'c')
  await expect(panel.getByRole('combobox')).toBeFocused()
  await expectAccessible(page)
  await press(page, 'ArrowDown', 'Enter', '/')
  await page.keyboard.type('Read the whole line first.')
  await press(page, 'Enter')
  await expect(panel.getByRole('textbox')).not.toBeFocused()
  await expectAccessible(page)
}

/** In a low window what is beside the content is longer than its place. */
async function scrollBeside(page: Page): Promise<void> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await page.setViewportSize({ width: 1280, height: 500 })
  const top = () => page.locator('#comparison').evaluate(({ scrollTop }) => scrollTop)
  await press(page, 'Shift+ArrowDown')
  await expect.poll(top).toBeGreaterThan(0)
  await press(page, 'Shift+ArrowUp')
  await expect.poll(top).toBe(0)
  await page.setViewportSize(size)
}

async function settle(page: Page): Promise<void> {
  const id = await painted(page)
  const panel = page.locator('[data-beside="settle"]')
  await expect(panel).toContainText('It names a person.')
  await expect(panel).toContainText('Audit: Grace')
  await press(page, 'r', 'd', 'Enter')
  await expect(page.getByRole('alert')).toContainText('Give a reason')
  await page.keyboard.type('It does name one.')
  await expectAccessible(page)
  await press(page, 'Enter', 'Enter')
  await expect(page.locator(`[data-task-id="${id}"]`)).toHaveCount(0)
}
