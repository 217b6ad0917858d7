import type { Locator, Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { type Crew, makeCrew, onlyFile } from './crew.ts'
import { expect, runtime, test } from './fixtures.ts'
import { allFinal, ask, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'

const decisions = 20
const pack = makePack({ tasks: texts(decisions) })
/** What the others have in production. */
const own = makePack({ id: 'own', tasks: [oneOfEach.text] })
/** A task of it is for whoever has the skill. */
const hers = makePack({
  id: 'hers',
  tasks: [oneOfEach.text, { ...oneOfEach.text, id: 'for-shops', skills: ['shops'] }],
})

let crew: Crew
test.beforeAll(() => {
  crew = makeCrew()
})
test.afterAll(() => crew.leave())
test.describe.configure({ timeout: 600_000 })

/** Opens a dialog by its key. */
async function open(page: Page, key: string, name: string): Promise<Locator> {
  await press(page, key)
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  // Its keys count once it has the focus.
  await expect(dialog.locator(':focus')).toHaveCount(1)
  return dialog
}

/** Takes a file or folder in by a key of an open dialog. */
async function take(page: Page, dialog: Locator, key: string, path: string, says: string): Promise<void> {
  await crew.answer(page, key, path)
  await expect(dialog.getByRole('status')).toContainText(says)
}

/** Writes by a key of an open dialog; the folder. */
async function write(page: Page, dialog: Locator, key: string, says?: string): Promise<string> {
  const folder = crew.folder()
  await crew.answer(page, key, folder)
  await expect(dialog.getByRole('status')).toContainText(says ?? folder)
  return folder
}

test('a decision is audited, disputed and overturned, becomes a practice case, and teaches a newcomer who gets a skill', async () => {
  test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')

  // A moderator decides twenty tasks and hands them over.
  const { page: ada, profile: adas } = await crew.join('Ada', 'moderator', pack)
  for (let task = 1; task <= decisions; task += 1) {
    await painted(ada, `t-${task}`)
    await decide(ada, 'r', 'n')
  }
  await allFinal(ada, `t-${decisions}`)
  const adasFeedback = await open(ada, 'Control+i', 'Feedback on my decisions')
  await press(ada, 'h')
  await expect(ada.getByLabel('Decisions of the last days')).toBeFocused()
  const handedOver = onlyFile(await write(ada, adasFeedback, 'Enter'))

  // A QA reviewer audits a sample of them blind, and disagrees on two.
  const { page: grace } = await crew.join('Grace', 'qa', own)
  const gracesAudits = await open(grace, 'Control+g', 'Audits')
  await take(grace, gracesAudits, 't', handedOver, `${decisions} new decisions`)
  await press(grace, 'd')
  await expect(gracesAudits.getByRole('status')).toContainText('5 decisions were drawn')
  await take(grace, gracesAudits, 'g', pack, 'The content of 5 tasks is here')
  await press(grace, 's')
  await grace.locator('[data-bench="audit"]').first().waitFor()
  for (let audit = 1; audit <= 5; audit += 1) {
    const id = await painted(grace)
    if (audit <= 2) await press(grace, 'r', 'b', 'Enter')
    else await press(grace, 'r', 'n')
    await grace.locator('[data-beside="audit"]').waitFor()
    if (audit <= 2) await press(grace, 'd', '6')
    await press(grace, 'Enter')
    await expect(grace.locator(`[data-task-id="${id}"]`)).toHaveCount(0)
  }
  await grace.locator('[data-empty="audit"]').waitFor()
  const judged = onlyFile(await write(grace, await open(grace, 'Control+g', 'Audits'), 'o'))

  // The moderator disputes one of the two.
  await take(ada, adasFeedback, 't', judged, '5 new audits')
  await adasFeedback.getByRole('listbox').focus()
  await expect(adasFeedback.getByRole('option')).toHaveCount(5)
  const isOpen = adasFeedback.getByText('Your answer, until').and(adasFeedback.locator('[data-detail] *'))
  while ((await isOpen.count()) === 0) await press(ada, 'ArrowDown')
  const disputed = await adasFeedback.locator('[data-detail]').getAttribute('data-detail')
  await press(ada, 'd')
  await ada.keyboard.type('Nobody is sold anything here.')
  await press(ada, 'Enter')
  await expect(adasFeedback.getByRole('status')).toContainText('Disputed.')
  const dispute = onlyFile(await write(ada, adasFeedback, 'o'))

  // A second reviewer overturns the audit, and as trainer makes a practice case of it, with an exam.
  const { page: edsger } = await crew.join('Edsger', 'qa', own)
  const edsgersAudits = await open(edsger, 'Control+g', 'Audits')
  await take(edsger, edsgersAudits, 't', dispute, 'new answer or ruling')
  await take(edsger, edsgersAudits, 'g', pack, 'The content of one task is here')
  await press(edsger, 's')
  await edsger.locator('[data-beside="settle"]').waitFor()
  await painted(edsger)
  await expect(edsger.locator('[data-beside="settle"]')).toContainText('Nobody is sold anything here.')
  await press(edsger, 'r', 'd', 'Enter')
  await edsger.keyboard.type('It only names a shop.')
  await press(edsger, 'Enter', 'Enter')
  await edsger.locator('[data-empty="audit"]').waitFor()
  const ruling = onlyFile(await write(edsger, await open(edsger, 'Control+g', 'Audits'), 'o'))
  await take(ada, adasFeedback, 't', ruling, 'new answer or ruling')
  await expect(adasFeedback.locator(`[data-detail="${disputed}"]`)).toContainText('Your decision stands')

  await ask(edsger, 'profile:change', { name: 'Edsger', role: 'trainer', languages: ['en'] })
  await edsger.reload()
  await edsger.locator('[data-bench="live"], [data-empty]').first().waitFor()
  await open(edsger, 'Control+p', 'Practice')
  await press(edsger, 'c')
  const cases = edsger.getByRole('dialog', { name: 'Settled cases' })
  await expect(cases.getByRole('option', { selected: true })).toContainText('No violation')
  await expect(cases).not.toContainText(`${disputed}`)
  await expect(cases.locator('[data-excerpt]')).toHaveCount(0)
  await press(edsger, 'r')
  await expect(cases.locator('[data-excerpt]')).not.toBeEmpty()
  await press(edsger, 'c')
  await expect(cases.getByRole('option', { selected: true })).toContainText('set aside')
  await expectAccessible(edsger)
  await press(edsger, 'm')
  await expect(edsger.getByRole('textbox', { name: /^Title/ })).toBeFocused()
  await edsger.keyboard.type('חנויות')
  await press(edsger, 'Control+Enter')
  await expect(edsger.getByRole('alert')).toContainText('Give the pack a short name')
  await press(edsger, 'Control+a')
  await edsger.keyboard.type('Names of shops')
  await expect(edsger.getByLabel('In the pack')).toBeChecked()
  await edsger.getByLabel('Why this is right').fill('A name alone sells nothing.')
  await edsger.getByLabel('Can be taken as an exam').check()
  await press(edsger, 'Control+Enter')
  await expect(edsger.getByRole('alert')).toContainText('Name the skill')
  await expectAccessible(edsger)
  await edsger.getByLabel('Skill that it grants').fill('shops')
  await press(edsger, 'Control+Enter')
  await expect(cases.getByRole('status')).toContainText('is saved as version 1')
  await press(edsger, 'Escape')
  await expect(cases).toHaveCount(0)
  const packs = await open(edsger, 'Control+p', 'Practice')
  await expect(packs.getByRole('option')).toHaveCount(1)
  const published = await write(edsger, packs, 'o', 'Written and checked')

  // A newcomer practises it, passes the exam, and has the skill.
  const { page: mary, profile: marys } = await crew.join('Mary', 'moderator', hers)
  expect(stats(marys)).toMatchObject({ waiting: 1 })
  const list = await open(mary, 'Control+k', 'What waits')
  await expect(list).toContainText('One task is not given out: it needs the skill “shops”')
  await press(mary, 'Escape')
  await expect(list).toHaveCount(0)
  const practice = await open(mary, 'Control+p', 'Practice')
  await expect(practice.getByRole('button', { name: /Make a pack/ })).toHaveCount(0)
  await take(mary, practice, 'g', `${published}/names-of-shops-1`, 'is here, with one item')
  const item = 'practice:names-of-shops:1:1'
  await press(mary, 's')
  await painted(mary, item)
  await press(mary, 'r', 'b', 'Enter')
  await expect(mary.locator('[data-feedback="wrong"]')).toContainText('A name alone sells nothing.')
  await press(mary, 'Shift+Enter')
  await expect(mary.locator('[data-feedback]')).toHaveCount(0)
  await painted(mary, item)
  await press(mary, 'r', 'n')
  await expect(mary.locator('[data-feedback="right"]')).toBeFocused()
  await press(mary, 'F8')
  await painted(mary, 'a-text')
  await open(mary, 'Control+p', 'Practice')
  await expect(practice.getByRole('option', { selected: true })).toBeVisible()
  await press(mary, 'x')
  await painted(mary, item)
  await mary.locator('[data-exam-left]').waitFor()
  await press(mary, 'r', 'n')
  await expect(mary.locator('[data-practice="passed"]')).toContainText('You have the skill shops until')
  await press(mary, 'F8')
  await painted(mary, 'a-text')
  await open(mary, 'Control+k', 'What waits')
  await expect(list).toContainText('2 tasks to review.')
  await press(mary, 'Escape')
  await expect(list).toHaveCount(0)

  // What she has come to goes to the trainer, and to nobody else; who is no trainer is told so.
  await press(mary, 'Control+Shift+p')
  await expect(mary.getByText('What people have handed over is for trainers.')).toBeVisible()
  await open(mary, 'Control+p', 'Practice')
  await expect(practice.getByRole('option')).toContainText('passed')
  const results = onlyFile(await write(mary, practice, 'h'))
  await press(edsger, 'Escape')
  await expect(packs).toHaveCount(0)
  const cohort = await open(edsger, 'Control+Shift+p', 'Results of a cohort')
  await expect(cohort.locator('[data-empty="cohort"]')).toContainText('Take it in with T')
  await expectAccessible(edsger)
  await take(edsger, cohort, 't', results, 'One exam passed')
  await expect(cohort.getByRole('row', { name: /^Mary/ })).toContainText('1 of 1 passed')
  await expect(cohort.getByRole('row', { name: /^Mary/ })).toContainText('too few')
  await expectAccessible(edsger)
  await press(edsger, 's')
  await expect(cohort.getByRole('columnheader', { name: 'Person' })).toHaveAttribute('aria-sort', 'ascending')
  await press(edsger, 'p')
  await expect(cohort.getByRole('button', { name: /^Pack: Names of shops, version 1/ })).toBeEnabled()
  // Its keys count once it has the focus again.
  await expect(cohort.locator(':focus')).toHaveCount(1)
  for (const [key, says] of Object.entries({
    2: 'No item has enough',
    3: 'No gold is in doubt',
    4: 'No answers',
  })) {
    await press(edsger, key)
    await expect(cohort).toContainText(says)
  }
  await press(edsger, '1')
  await expect(cohort.getByRole('row', { selected: true })).toContainText('Mary')
  await press(edsger, 'Enter')
  await expect(cohort.getByRole('row', { selected: true })).toContainText('Names of shops')
  await press(edsger, 'Enter')
  await expect(cohort.locator('[data-item]')).toContainText('A name alone sells nothing.')
  await expectAccessible(edsger)
  await press(edsger, 'Escape', 'Escape')
  await expect(cohort.getByRole('row', { selected: true })).toContainText('Mary')
  await press(edsger, 'Escape')
  await expect(cohort).toHaveCount(0)

  // Nothing of it is production's but the twenty decisions.
  expect(journal(adas, 'decision')).toHaveLength(decisions)
  expect(stats(marys)).toMatchObject({ decided: 0, waiting: 2 })
  expect(journal(marys, 'decision')).toEqual([])
})
