import type { Page } from 'playwright/test'
import { type Crew, makeCrew } from '../e2e/crew.ts'
import { test } from '../e2e/fixtures.ts'
import { ask, painted, press } from '../e2e/moderator.ts'
import { makePack, texts } from '../e2e/packs.ts'
import { item, makePracticePack, spam } from '../e2e/practice-packs.ts'
import { takePicture } from './pictures.ts'

// Practice from the first pack to the end of an exam, with titles and words as long as they come.

const pack = makePack({ tasks: texts(1) })
const long =
  'Donaudampfschifffahrtsgesellschaftskapitän is no name of a person, and the offer is the same in each of the three lines: that it comes three times is what makes it spam, not what is sold.'
const corner = { type: 'region', x: 0.3, y: 0.3, width: 0.3, height: 0.3 }
const symbol = { code: 'hate.symbol', evidence: [corner] }
const exam = { passShare: 0.5, minutes: 10, attempts: 2, skill: 'spam-live', lasts: 90 }
const answer = { verdict: 'violation', labels: [spam] }
const basics = makePracticePack(
  [
    item('one', answer, {
      rationale: long,
      gold: { answer, alternatives: [{ verdict: 'violation', labels: [{ code: 'fraud.giveaway' }] }] },
    }),
    item('picture', { verdict: 'violation', labels: [symbol] }),
  ],
  {
    title: 'Bulk spam and fake giveaways in short comments, with what is none though it looks like it',
    exam,
  },
)
const other = makePracticePack([item('two', { verdict: 'no-violation', labels: [] })], {
  id: 'satire',
  title: 'Satire',
})

for (const theme of ['dark', 'light'] as const) {
  test(`practice, ${theme}`, async () => {
    const crew = makeCrew({ theme })
    try {
      await show(crew, (page, name) => takeBoth(page, `practice-${name}-${theme}`))
    } finally {
      await crew.leave()
    }
  })
}

type Take = (page: Page, name: string) => Promise<void>

async function show(crew: Crew, take: Take): Promise<void> {
  const { page } = await crew.join('Ada', 'lead', pack)
  await page.setViewportSize({ width: 1280, height: 800 })
  await painted(page)
  await open(page)
  await take(page, 'dialog-empty')
  for (const folder of [other, basics]) {
    await crew.answer(page, 'g', folder)
    await page.getByRole('status').getByText('is here').waitFor()
  }
  await take(page, 'dialog')
  await press(page, 's')
  await painted(page, 'practice:basics:1:1')
  await press(page, 'r')
  await take(page, 'task')
  await press(page, '7', '2', 'Backspace', '1', '2', 'Enter')
  await page.locator('[data-feedback="wrong"]').waitFor()
  await take(page, 'feedback-wrong')
  await press(page, 'Enter')
  await painted(page, 'practice:basics:1:2')
  await press(page, 'r', '2', '4', 'w', 'Enter', 'Enter')
  await page.locator('[data-feedback]').waitFor()
  await take(page, 'feedback-region')
  await open(page)
  await press(page, 'x')
  await painted(page, 'practice:basics:1:1')
  await press(page, 'r')
  await take(page, 'exam')
  await press(page, 'n')
  await painted(page, 'practice:basics:1:2')
  await press(page, 'r', 'n')
  await page.locator('[data-practice="failed"]').waitFor()
  await take(page, 'exam-failed')
  await open(page)
  await press(page, 'x')
  await painted(page, 'practice:basics:1:1')
  await press(page, 'r', 'b', 'Enter')
  await painted(page, 'practice:basics:1:2')
  await press(page, 'r', 'n')
  await page.locator('[data-practice="passed"]').waitFor()
  await take(page, 'exam-passed')
  await open(page)
  await take(page, 'dialog-after')
  await press(page, 'm')
  await page.getByRole('textbox', { name: /^Title/ }).waitFor()
  await page.getByLabel('Can be taken as an exam').check()
  await take(page, 'make')
  await page.getByRole('button', { name: 'Leave it as it was' }).click()
  await page.getByRole('button', { name: /Take in a folder/ }).waitFor()
  await press(page, 'ArrowDown', 's')
  await painted(page, 'practice:satire:1:1')
  await press(page, 'r', 'n')
  await page.locator('[data-feedback="right"]').waitFor()
  await take(page, 'feedback-right')
  await press(page, 'Enter')
  await page.locator('[data-practice="done"]').waitFor()
  await take(page, 'done')
}

async function open(page: Page): Promise<void> {
  await press(page, 'Control+p')
  const folder = page.getByRole('button', { name: /Take in a folder/ })
  await folder.and(page.locator(':enabled')).waitFor()
}

/** From left to right, and from right to left. */
async function takeBoth(page: Page, name: string): Promise<void> {
  await ask(page, 'shift:view', {})
  await takePicture(page, name)
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await takePicture(page, `${name}-rtl`)
  await page.evaluate(() => {
    document.documentElement.dir = 'ltr'
  })
}
