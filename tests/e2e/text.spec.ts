import type { Page } from 'playwright/test'
import defaultPolicy from '../../assets/policy/default.json' with { type: 'json' }
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'

const policy = structuredClone(defaultPolicy)
policy.id = 'terms'
policy.review.terms = [
  { term: 'free money', title: 'Bait of giveaways', label: 'fraud.giveaway' },
  { term: 'paypal', title: 'Often imitated', label: 'fraud.phishing' },
]

/** Number keys of a label that wants a marked text. */
const insult = ['1', '1'] as const

const text = (id: string, content: object, more: object = {}) => ({
  id,
  content: { kind: 'text', ...content },
  ...more,
})

async function reveal(page: Page, id: string): Promise<void> {
  await painted(page, id)
  await press(page, 'r')
  await expect(current(page)).toHaveAttribute('data-revealed', 'true')
}

/** The evidence of the last decision. */
function evidenceOf(profile: string): unknown {
  const details = journal(profile, 'decision').at(-1)?.details as { labels?: { evidence: unknown }[] }
  return details.labels?.flatMap(({ evidence }) => evidence)
}

/** What is selected, as it is shown. */
function chosen(page: Page): Promise<string> {
  return current(page)
    .locator('[data-chosen]')
    .allTextContents()
    .then((parts) => parts.join(''))
}

test.describe('a text with disguised terms', () => {
  test.use({
    appOptions: {
      pack: makePack({
        policy,
        tasks: [
          text('disguised', {
            text: 'Get FREE money now, says Pаypal.\nHonest: Łódź, 私はTシャツ, TNFα.\nf.r.e.e, and fr\u200bee  money again.',
          }),
          text('honest', { text: 'Nothing of note, in 日本語 and по-русски.' }),
        ],
      }),
    },
  })

  test('names look-alikes, marks terms with what they stand for, and P goes through them', async ({
    app,
  }) => {
    const { page } = app
    await reveal(page, 'disguised')
    const pane = current(page)
    await expect(pane).toContainText('CYRILLIC SMALL LETTER A looks like a')
    // Said once, however often the term is there.
    await expect(pane.getByText('Bait of giveaways')).toHaveCount(1)
    await expect(pane.getByText('Often imitated')).toHaveCount(1)
    await expect(pane.getByText('3 terms')).toBeVisible()
    await expect(pane.getByText('1 look-alike word')).toBeVisible()
    await expect(pane.getByText('1 hidden character')).toBeVisible()
    const at = pane.locator('[data-current-hit]')
    await press(page, 'p')
    await expect(at).toHaveText(['FREE money'])
    await press(page, 'p')
    await expect(at).toHaveText(['Pаypal'])
    await press(page, 'p')
    await expect(at).toHaveText(['fr', 'ee  money'])
    await press(page, 'p')
    await expect(at).toHaveText(['FREE money'])
    await decide(page, 'n')
    await reveal(page, 'honest')
    await expect(current(page).getByText(/looks like|term/)).toHaveCount(0)
  })
})

test.describe('a search', () => {
  const lines = Array.from({ length: 2000 }, (_, index) =>
    index % 500 === 100 ? `Line ${index} holds the Needle, l’été` : `Line ${index} holds hay`,
  )
  test.use({
    appOptions: {
      pack: makePack({ tasks: [text('hay', { text: lines.join('\n') }), text('next', { text: 'Next' })] }),
    },
  })

  test('finds in any case and accent, counts, and goes on and back by key', async ({ app }) => {
    const { page } = app
    await reveal(page, 'hay')
    const field = page.getByRole('textbox', { name: 'Find' })
    const hit = current(page).locator('[data-current-hit]')
    await press(page, 'Control+f')
    await expect(field).toBeFocused()
    await page.keyboard.type('needle, l’ete')
    await expect(current(page).getByText('1 of 4')).toBeVisible()
    await expect(hit).toBeInViewport()
    await press(page, 'Enter')
    await expect(current(page).getByText('2 of 4')).toBeVisible()
    await expect(current(page).getByText('Line 600 holds')).toBeInViewport()
    await press(page, 'Shift+Enter', 'Shift+Enter')
    await expect(current(page).getByText('4 of 4')).toBeVisible()
    // Out of the field the hits stay, and keys are keys again.
    await press(page, 'Escape')
    await expect(field).not.toBeFocused()
    await press(page, 'F3')
    await expect(current(page).getByText('1 of 4')).toBeVisible()
    await press(page, 'Shift+F3')
    await expect(current(page).getByText('4 of 4')).toBeVisible()
    await expect(current(page).getByText('Line 1600 holds')).toBeInViewport()
    // Emptied, Escape closes the field.
    await press(page, 'Control+f', 'Delete', 'Escape')
    await expect(field).toHaveCount(0)
    await expect(hit).toHaveCount(0)
    await decide(page, 'n')
    await painted(page, 'next')
    await expect(field).toHaveCount(0)
  })

  test('says so when there is nothing', async ({ app }) => {
    const { page } = app
    await reveal(page, 'hay')
    await press(page, 'Control+f')
    await page.keyboard.type('straw')
    await expect(current(page).getByText('none')).toBeVisible()
  })
})

test.describe('a selection by key', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          text('single', { text: 'Ein 😀 Bild.\nZweite Zeile hier.' }),
          text('thread', {
            thread: [
              { author: 'A', text: 'The first of all.' },
              // So many that they are laid out little by little.
              ...Array.from({ length: 700 }, (_, n) => ({ author: 'C', text: `Answer ${n}`, replyTo: 0 })),
              { author: 'B', text: 'You 👩‍👩‍👧 utter fool!', reported: true, replyTo: 0 },
            ],
          }),
          text('arabic', { text: 'هذا نص سيئ جدا' }, { language: 'ar' }),
          text('end', { text: 'End' }),
        ],
      }),
    },
  })

  test('counts code points, goes by grapheme, word, line and edge, and comes back as evidence', async ({
    app,
  }) => {
    const { page, profile } = app
    await reveal(page, 'single')
    await press(page, ...insult, 'w')
    await expect(current(page).locator('[data-caret]')).toBeVisible()
    // Over “Ein ” and the picture: one character for the eye and for Unicode, two for the machine.
    await press(page, 'Control+ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
    expect(await chosen(page)).toBe('😀')
    await press(page, 'Control+Shift+ArrowRight')
    expect(await chosen(page)).toBe('😀 Bild')
    await press(page, 'Shift+ArrowLeft', 'Enter')
    await expect(current(page).locator('[data-caret]')).toHaveCount(0)
    await expect(current(page).locator('[data-mark]')).toHaveText('😀 Bil')
    // A second one: down, to the start of the line, and to its end.
    await press(page, 'w', 'ArrowDown', 'Home', 'Shift+ArrowRight', 'End')
    expect(await chosen(page)).toBe('Zweite Zeile hier.')
    await press(page, 'Escape')
    await expect(current(page).locator('[data-chosen]')).toHaveCount(0)
    await decide(page, 'Enter')
    expect(evidenceOf(profile)).toEqual([{ type: 'span', post: 0, start: 4, end: 9 }])
  })

  test('begins at the reported post and stays in it', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 'single')
    await decide(page, 'n')
    await reveal(page, 'thread')
    await press(page, ...insult, 'w', 'Control+ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
    expect(await chosen(page)).toBe('👩‍👩‍👧')
    for (let times = 0; times < 20; times++) await press(page, 'Control+Shift+ArrowRight')
    expect(await chosen(page)).toBe('👩‍👩‍👧 utter fool!')
    await press(page, 'Enter')
    await decide(page, 'Enter')
    expect(evidenceOf(profile)).toEqual([{ type: 'span', post: 701, start: 4, end: 21 }])
  })

  test('goes where the arrows point in text from right to left', async ({ app }) => {
    const { page, profile } = app
    for (const id of ['single', 'thread']) {
      await painted(page, id)
      await decide(page, 'n')
    }
    await reveal(page, 'arabic')
    await press(page, ...insult, 'w', 'Control+ArrowLeft', 'ArrowLeft', 'Control+Shift+ArrowLeft')
    expect(await chosen(page)).toBe('نص')
    await press(page, 'Enter')
    await decide(page, 'Enter')
    expect(evidenceOf(profile)).toEqual([{ type: 'span', post: 0, start: 4, end: 6 }])
  })

  test('can be dragged, and is taken by key', async ({ app }) => {
    const { page } = app
    await reveal(page, 'single')
    const line = current(page).getByText('Zweite Zeile hier.')
    const box = await line.boundingBox()
    if (!box) throw new Error('not laid out')
    await page.mouse.move(box.x + 1, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    expect(await chosen(page)).toBe('Zweite Zeile hier.')
    await press(page, 'w')
    await expect(current(page).locator('[data-mark]')).toHaveText('Zweite Zeile hier.')
  })
})

test.describe('what a machine points at', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          text(
            'flagged',
            { text: 'Harmless words, then something vile, then harmless ones.' },
            {
              signals: [{ source: 'm', title: 'Vile', score: 0.9, spans: [{ post: 0, start: 21, end: 35 }] }],
            },
          ),
        ],
      }),
    },
  })

  test('stays covered until it is asked for', async ({ app }) => {
    const { page } = app
    await reveal(page, 'flagged')
    const behind = current(page).getByText('something vile')
    await expect(behind).toBeHidden()
    await press(page, 'Shift+R')
    await expect(behind).toBeVisible()
    await expect(current(page).locator('[data-mark]')).toHaveText('something vile')
  })
})

test.describe('a translation', () => {
  const translation = {
    language: 'en',
    by: 'machine',
    texts: ['This is the first.', 'And this the second.'],
  }
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          text(
            'posts',
            {
              thread: [
                { author: 'A', text: 'هذا الأول' },
                { author: 'B', text: 'وهذا الثاني' },
              ],
            },
            { language: 'ar', context: { translation } },
          ),
          text(
            'whole',
            { text: 'هذا الأول' },
            { language: 'ar', context: { translation: { ...translation, texts: ['This is the first.'] } } },
          ),
        ],
      }),
    },
  })

  test('shows by key under each post or below the text, named, in its own direction', async ({ app }) => {
    const { page } = app
    await reveal(page, 'posts')
    await expect(page.getByText('And this the second.')).toHaveCount(0)
    await press(page, 't')
    await expect(current(page).getByText('And this the second.')).toBeVisible()
    await expect(current(page).getByText('Translation into English').first()).toBeVisible()
    await expect(current(page).getByText('by machine').first()).toBeVisible()
    expect(
      await current(page)
        .locator('p', { hasText: 'And this the second.' })
        .evaluate((line) => getComputedStyle(line).direction),
    ).toBe('ltr')
    await press(page, 't')
    await expect(current(page).getByText('And this the second.')).toHaveCount(0)
    await decide(page, 'n')
    await reveal(page, 'whole')
    await press(page, 't')
    await expect(current(page).getByText('This is the first.')).toBeVisible()
  })
})

test.describe('a chat and a profile', () => {
  const chat = Array.from({ length: 400 }, (_, index) => ({
    from: index % 2 === 0 ? 'Ada' : 'Bob',
    text: `Message ${index}`,
    at: '2026-01-01T10:00:00Z',
    ...(index === 301 && { reported: true }),
  }))
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          text('chat', { chat }),
          text('profile', {
            profile: {
              name: 'Jоhn',
              handle: '@john',
              bio: 'I sell things.',
              links: ['https://example.com/a'],
              avatar: 'picture.png',
            },
          }),
        ],
      }),
    },
  })

  test('show who says what on which side, and go to the reported line', async ({ app }) => {
    const { page } = app
    await reveal(page, 'chat')
    const reported = current(page).locator('[data-reported="true"]')
    await expect(reported).toBeInViewport()
    await expect(reported).toContainText('Reported')
    await expect(reported).toContainText('Message 301')
    await expect(reported).toHaveAttribute('data-side', 'end')
    await expect(current(page).locator('[data-side="start"]', { hasText: 'Message 302' })).toBeVisible()
    await expect(current(page)).toContainText('400 messages')
    await decide(page, 'n')
    await reveal(page, 'profile')
    const pane = current(page)
    await expect(pane).toContainText('@john')
    await expect(pane).toContainText('https://example.com/a')
    await expect(pane.getByRole('link')).toHaveCount(0)
    await expect(pane).toContainText('CYRILLIC SMALL LETTER O looks like o')
    await expect(pane.getByRole('img', { name: 'Picture of the account' })).toBeVisible()
  })
})

test.describe('very long texts', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `Line ${index} of a very long text, free money`)
  test.use({
    appOptions: {
      pack: makePack({
        policy,
        tasks: [
          text('lines', { src: 'lines.txt' }),
          text('one-line', { src: 'one.txt' }),
          text('last', { text: 'The last' }),
        ],
        files: { 'lines.txt': lines.join('\n'), 'one.txt': 'ab\u200bcd pаypal '.repeat(600_000) },
      }),
    },
  })

  test('are scrolled through and searched, and coverage tells how little was read', async ({ app }) => {
    test.slow()
    const { page, profile } = app
    await reveal(page, 'lines')
    await press(page, 'End')
    await expect(current(page).getByText('Line 99999 of')).toBeInViewport()
    for (let times = 0; times < 10; times++) await press(page, 'PageUp')
    await press(page, 'Control+f')
    await page.keyboard.type('line 50000 ')
    await expect(current(page).getByText('1 of 1')).toBeVisible()
    await expect(current(page).getByText('Line 50000 of')).toBeInViewport()
    await press(page, 'Escape')
    await decide(page, 'n')
    const coverage = journal(profile, 'decision')[0]?.details.made as {
      coverage?: { seen: number; of: number }
    }
    expect(coverage.coverage?.of).toBeGreaterThan(99_000)
    expect(coverage.coverage?.seen).toBeGreaterThan(40)
    expect(coverage.coverage?.seen).toBeLessThan(1000)
    await reveal(page, 'one-line')
    await press(page, 'End', 'PageUp', 'Control+f')
    await page.keyboard.type('paypal')
    // All ten megabytes are looked through, and keys count meanwhile.
    await press(page, 'Escape', 'PageUp')
    await expect(current(page).getByText('none')).toBeVisible({ timeout: 60_000 })
    await decide(page, 'n')
    await painted(page, 'last')
  })
})
