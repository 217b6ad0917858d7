import type { Locator, Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { type Crew, makeCrew } from './crew.ts'
import { expect, runtime, test } from './fixtures.ts'
import { journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { item, makePracticePack, spam } from './practice-packs.ts'

const pack = makePack({ tasks: texts(1) })
const exam = { passShare: 0.5, minutes: 10, attempts: 1, skill: 'spam-live', lasts: 30 }
const corner = { type: 'region', x: 0, y: 0, width: 0.1, height: 0.1 }
const symbol = { code: 'hate.symbol', evidence: [corner] }
const basics = makePracticePack(
  [
    item('one', { verdict: 'violation', labels: [spam] }),
    item('picture', { verdict: 'violation', labels: [symbol] }),
  ],
  { exam },
)
const hard = makePracticePack([item('two', { verdict: 'violation', labels: [spam] })], {
  id: 'hard',
  title: 'Hard ones',
  exam: { ...exam, skill: 'hard-live' },
})

let crew: Crew
test.beforeAll(() => {
  crew = makeCrew()
})
test.afterAll(() => crew.leave())
test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Practice' })
}

async function openPractice(page: Page): Promise<void> {
  await press(page, 'Control+p')
  await expect(dialog(page).getByRole('button', { name: /Take in a folder/ })).toBeEnabled()
  await expect(dialog(page).getByRole('region', { name: 'Practice' })).toBeFocused()
}

/** Answers the task on screen, and waits for what is told. */
async function answer(page: Page, outcome: 'right' | 'wrong', ...keys: string[]): Promise<void> {
  await painted(page)
  await press(page, ...keys)
  await expect(page.locator(`[data-feedback="${outcome}"]`)).toBeFocused()
}

test('practises by keys alone, is told why, and takes an exam', async () => {
  const { page, profile } = await crew.join('Ada', 'moderator', pack)
  await painted(page, 't-1')
  await openPractice(page)
  await expect(dialog(page)).toContainText('There is no practice pack here yet')
  await crew.answer(page, 'g', hard)
  await expect(dialog(page).getByRole('status')).toContainText('“Hard ones” is here, with one item.')
  await crew.answer(page, 'g', basics)
  await expect(dialog(page).getByRole('status')).toContainText('with 2 items')
  await expect(dialog(page).getByRole('option', { selected: true })).toContainText('Basics of spam')
  await expectAccessible(page)

  await press(page, 's')
  await expect(dialog(page)).toHaveCount(0)
  await painted(page, 'practice:basics:1:1')
  await expect(page.locator('[data-bench="practice"]').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Practice' })).toContainText('nothing here is a decision')
  await press(page, 'u')
  await expect(page.getByText('In practice nothing is taken back.')).toBeVisible()
  await answer(page, 'wrong', 'r', 'n')
  const told = page.getByRole('region', { name: 'Feedback' })
  await expect(told).toContainText('Not quite')
  await expect(told.locator('[data-how="missing"]')).toContainText('is missing')
  await expect(told).toContainText('Because of one.')
  await expect(told.locator('[data-clause]')).toContainText('What the policy says')
  await expectAccessible(page)
  await press(page, 'Shift+Enter')
  await expect(told).toHaveCount(0)
  await answer(page, 'right', 'r', 'b', 'Enter')
  await expect(told).toContainText('try 2')
  await press(page, 'Enter')
  await painted(page, 'practice:basics:1:2')
  await answer(page, 'wrong', 'r', '2', '4', 'w', 'Enter', 'Enter')
  await expect(told).toContainText('0% of the evidence agrees; 50% would be enough.')
  await press(page, 'F8')
  await painted(page, 't-1')
  await expect(page.locator('[data-bench="live"]')).toBeVisible()

  await openPractice(page)
  await press(page, 'x')
  await painted(page, 'practice:basics:1:1')
  await expect(page.locator('[data-exam-left]')).toContainText(':')
  await press(page, 'r', 'b', 'Enter')
  await painted(page, 'practice:basics:1:2')
  await press(page, 'r', 'n')
  const result = page.locator('[data-practice="passed"]')
  await expect(result).toContainText('1 of 2 right, 1 needed.')
  await expect(result).toContainText('You have the skill spam-live until')
  await expectAccessible(page)

  await openPractice(page)
  await expect(dialog(page).getByRole('row', { name: /spam-live/ })).toBeVisible()
  await press(page, 'ArrowDown', 'x')
  await painted(page, 'practice:hard:1:1')
  await press(page, 'r', 'n')
  const failed = page.locator('[data-practice="failed"]')
  await expect(failed).toContainText('What to practise: ')
  await expect(failed).toContainText('No attempt is left on this version.')
  await expect(failed).toContainText('Ask your trainer or lead')
  await openPractice(page)
  await press(page, 'ArrowDown')
  await expect(dialog(page).getByRole('button', { name: /Begin the exam/ })).toBeDisabled()
  await press(page, 'Escape', 'F8')
  await painted(page, 't-1')
  expect(stats(profile)).toMatchObject({ waiting: 1, decided: 0 })
  expect(journal(profile, 'practice-answer')).toHaveLength(6)
})
