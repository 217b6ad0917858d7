import type { Page } from 'playwright/test'
import { type Crew, makeCrew, onlyFile } from '../e2e/crew.ts'
import { test } from '../e2e/fixtures.ts'
import { ask, current, decide, painted, press } from '../e2e/moderator.ts'
import { makePack, oneOfEach, texts } from '../e2e/packs.ts'
import { takePicture } from './pictures.ts'

// Audits from the decision to the ruling, with names and notes as long as they come.

const pack = makePack({
  tasks: [
    {
      id: 'a-text-with-a-rather-long-identifier-from-the-platform',
      content: { kind: 'text', text: 'Somebody says something.\nSomebody else answers.\nAnd so it goes on.' },
    },
    ...texts(1),
    oneOfEach.image,
    oneOfEach.video,
  ],
})
const others = makePack({ id: 'others', tasks: [oneOfEach.text] })
const long =
  'Donaudampfschifffahrtsgesellschaftskapitän is named, and the line before it says who is meant; read as an answer to the first comment it is about a person and not about the company, which the clause does not tell apart.'

for (const theme of ['dark', 'light'] as const) {
  test(`audits, ${theme}`, async () => {
    const crew = makeCrew({ theme })
    try {
      await show(crew, (page, name) => takeBoth(page, `audit-${name}-${theme}`))
    } finally {
      await crew.leave()
    }
  })
}

type Take = (page: Page, name: string) => Promise<void>

/** Those that the documents show, with their names there. */
const inDocuments: Record<string, string> = {
  'audit-video-dark': 'audit-beside-dark',
  'audit-feedback-light': 'audit-feedback-light',
}

async function show(crew: Crew, take: Take): Promise<void> {
  const ada = await someone(crew, 'Maria-Theresia von Hohenlohe-Langenburg-Öhringen', 'moderator', pack)
  await painted(ada)
  await press(ada, 'r', 'b', '1', '2', '7', '1', '/')
  await ada.keyboard.type(long)
  await press(ada, 'Enter')
  await decide(ada, 'Enter')
  await decide(ada, 'r', 'n')
  await decide(ada, 'r', '7', '1', 'w', 'Enter', 'Enter')
  await decide(ada, 'r', '7', '1', 'i', 'ArrowRight', 'o', 'w', 'Enter', 'Enter')
  await ada.locator('[data-countdown="running"]').first().waitFor({ state: 'detached' })
  await press(ada, 'Control+i')
  await ada.locator('[data-cases]:focus').waitFor()
  await take(ada, 'feedback-empty')
  await press(ada, 'h')
  await take(ada, 'hand-over')
  const decisions = await write(crew, ada, 'Enter')

  const grace = await someone(crew, 'Grace', 'qa', others)
  await openAudits(grace)
  await take(grace, 'dialog-empty')
  await crew.answer(grace, 't', decisions)
  await grace.getByRole('status').getByText('new decisions').waitFor()
  await press(grace, 'd')
  await grace.getByRole('status').getByText('drawn').waitFor()
  await take(grace, 'dialog-drawn')
  await press(grace, 'p')
  await take(grace, 'plan')
  await grace.getByRole('button', { name: 'Leave it as it was' }).click()
  await grace.getByRole('region', { name: 'Audits' }).and(grace.locator(':focus')).waitFor()
  await crew.answer(grace, 'g', pack)
  await grace.getByRole('status').getByText('The content of').waitFor()
  await press(grace, 's')
  for (let left = 4; left > 0; left -= 1) await auditOne(grace, take)
  await grace.locator('[data-empty="audit"]').waitFor()
  await take(grace, 'none-left')
  await openAudits(grace)
  const judged = await write(crew, grace, 'o')

  await crew.answer(ada, 't', judged)
  await ada.getByRole('listbox').waitFor()
  while ((await ada.locator('[data-detail^="a-text"]').count()) === 0) await press(ada, 'ArrowDown')
  await take(ada, 'feedback')
  await press(ada, 'd')
  await ada.keyboard.type(long)
  await take(ada, 'feedback-dispute')
  await press(ada, 'Enter')
  await ada.getByRole('status').getByText('Disputed').waitFor()
  const disputed = await write(crew, ada, 'o')
  await press(ada, 'Escape')
  await take(ada, 'top-bar-waits')

  const edsger = await someone(crew, 'Edsger', 'qa', others)
  await openAudits(edsger)
  await crew.answer(edsger, 't', disputed)
  await edsger.getByRole('status').getByText('new answer').waitFor()
  await crew.answer(edsger, 'g', pack)
  await edsger.getByRole('status').getByText('The content of').waitFor()
  await press(edsger, 's')
  await painted(edsger)
  await press(edsger, 'r', 'd')
  await take(edsger, 'settle')
}

async function auditOne(page: Page, take: Take): Promise<void> {
  const id = await painted(page)
  const kind = await current(page).getAttribute('data-kind')
  const isFirst = (await current(page).textContent())?.includes('Somebody') === true
  await press(page, 'r')
  if (isFirst) {
    await take(page, 'blind')
    await press(page, 'n')
    await page.locator('[data-beside]').waitFor()
    await press(page, 'd')
    await press(page, '6', 'c')
    await take(page, 'coaching')
    await press(page, 'ArrowDown', 'ArrowDown', 'Enter', '/')
    await page.keyboard.type(long)
    await press(page, 'Enter')
    await take(page, 'text')
    await press(page, 'g')
    await take(page, 'grey')
    await press(page, 'd')
  } else if (kind === 'image' || kind === 'video') {
    const time = kind === 'video' ? ['i', 'ArrowRight', 'o'] : []
    await press(page, '7', '1', ...time, 'w', 'ArrowRight', 'ArrowDown', 'Enter', 'Enter')
    await page.locator('[data-beside]').waitFor()
    await take(page, kind)
  } else {
    await press(page, 'b', 'Enter')
    await page.locator('[data-beside]').waitFor()
    await take(page, 'differs')
    await press(page, 'd', '5')
  }
  await press(page, 'Enter')
  await page.locator(`[data-task-id="${id}"]`).waitFor({ state: 'detached' })
}

async function someone(crew: Crew, ...who: Parameters<Crew['join']>): Promise<Page> {
  const { page } = await crew.join(...who)
  await page.setViewportSize({ width: 1280, height: 800 })
  return page
}

async function openAudits(page: Page): Promise<void> {
  await ask(page, 'shift:view', {})
  await press(page, 'Control+g')
  await page.getByRole('region', { name: 'Audits' }).and(page.locator(':focus')).waitFor()
}

async function write(crew: Crew, page: Page, key: string): Promise<string> {
  const folder = crew.folder()
  await crew.answer(page, key, folder)
  await page.getByRole('status').getByText(folder).waitFor()
  return onlyFile(folder)
}

async function takeBoth(page: Page, name: string): Promise<void> {
  await takePicture(page, name, inDocuments[name])
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await takePicture(page, `${name}-rtl`)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
}
