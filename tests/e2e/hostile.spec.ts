import type { Page } from 'playwright/test'
import { endlessWebm } from './endless-webm.ts'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { blankPng } from './pictures.ts'

test.describe('odd language tags', () => {
  const thread = [{ author: 'A', text: 'Text in a thread', language: 'en-a1', at: '2026-01-01T10:00:00Z' }]
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          { id: 'cantonese', content: { kind: 'text', text: 'Cantonese text' }, language: 'zh-yue' },
          { id: 'thread', content: { kind: 'text', thread }, language: 'zh-min-nan' },
          ...texts(1),
        ],
      }),
    },
  })

  test('stand for themselves where they have no name', async ({ app }) => {
    const { page } = app
    for (const [id, tag] of [
      ['cantonese', 'zh-yue'],
      ['thread', 'en-a1'],
    ] as const) {
      await painted(page, id)
      await expect(current(page)).toContainText(tag)
      await decide(page, 'n')
    }
    await painted(page, 't-1')
  })
})

test.describe('a task at which drawing fails', () => {
  const dated = [{ author: 'A', text: 'Dated', at: '2026-01-01T10:00:00Z' }]
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          ...texts(2),
          { id: 'dated', content: { kind: 'text', thread: dated } },
          { id: 'last', content: { kind: 'text', text: 'The last' } },
        ],
      }),
    },
  })

  test('becomes a problem of that task, and the shift goes on', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    // The third task is drawn once the first is decided.
    await page.evaluate(() => {
      Intl.DateTimeFormat = class extends Intl.DateTimeFormat {
        override format(): string {
          throw new RangeError('planted fault')
        }
      } as typeof Intl.DateTimeFormat
    })
    await decide(page, 'n')
    await painted(page, 't-2')
    await decide(page, 'n')
    await painted(page, 'dated')
    await expect(current(page).locator('[data-problem]')).toContainText('planted fault')
    await decide(page, 'c', '1')
    await painted(page, 'last')
  })
})

test.describe('a hostile transcript', () => {
  const cues = Array.from({ length: 20_100 }, (_, index) => `00:00.000 --> 00:01.000\nLine ${index + 1}.`)
  const markup = `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<'.repeat(400_000)}\n${'<v '.repeat(100_000)}`
  const video = (id: string, transcript: string) => ({
    id,
    content: { kind: 'video', src: 'clip.mp4' },
    context: { transcript },
  })
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [video('markup', 'markup.vtt'), video('endless', 'endless.vtt'), ...texts(1)],
        files: { 'markup.vtt': markup, 'endless.vtt': ['WEBVTT', ...cues].join('\n\n') },
      }),
    },
  })

  test('holds nothing up, and of an endless one only what is in view is drawn', async ({ app }) => {
    const { page } = app
    await painted(page, 'markup')
    await decide(page, 'n')
    await painted(page, 'endless')
    await press(page, 't')
    const lines = current(page).locator('ol > li')
    await expect(lines.first()).toBeVisible()
    expect(await lines.count()).toBeLessThan(200)
    await press(page, 't', 'n')
    await painted(page, 't-1')
  })
})

test.describe('a picture that unpacks to gigabytes', () => {
  const bomb = blankPng(64, 64)
  const header = bomb.indexOf('IHDR') + 4
  bomb.writeUInt32BE(50_000, header)
  bomb.writeUInt32BE(50_000, header + 4)
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'bomb', content: { kind: 'image', src: 'bomb.png' } }, ...texts(1)],
        files: { 'bomb.png': bomb },
      }),
    },
  })

  test('is never unpacked: the task says what is wrong, and the shift goes on', async ({ app }) => {
    const { page } = app
    await painted(page, 'bomb')
    await expect(current(page).locator('[data-problem]')).toContainText('50,000 × 50,000')
    await decide(page, 'c', '1')
    await painted(page, 't-1')
  })
})

test.describe('a recording that does not say how long it is', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'endless', content: { kind: 'audio', src: 'endless.webm' } }, ...texts(1)],
        files: { 'endless.webm': endlessWebm(500) },
      }),
    },
  })

  test('is heard, seeks to its end, and what was heard of it counts', async ({ app }) => {
    const { page } = app
    const faults: Error[] = []
    page.on('pageerror', (fault) => faults.push(fault))
    await painted(page, 'endless')
    await expect(current(page)).toContainText('0:00.0 / –:––')
    await press(page, 'r', 'End')
    await expect(current(page)).toContainText('3:23.9 / 3:23.9')
    await press(page, 'Space')
    await expect
      .poll(() => page.evaluate(() => document.querySelector('audio')?.currentTime))
      .toBeLessThan(60)
    await expect
      .poll(() => page.evaluate(() => document.querySelector('audio')?.currentTime))
      .toBeGreaterThan(1)
    await decide(page, 'n')
    const [decision] = journal(app.profile, 'decision')
    const made = decision?.details.made as { watchedShare: number } | undefined
    expect(made?.watchedShare).toBeGreaterThan(0)
    expect(made?.watchedShare).toBeLessThan(0.5)
    expect(faults).toEqual([])
  })
})

test.describe('what is veiled', () => {
  const secret = 'Words that nobody should meet unprepared'
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          { id: 'plain', content: { kind: 'text', text: secret } },
          { id: 'thread', content: { kind: 'text', thread: [{ author: 'A', text: secret }] } },
          { id: 'picture', content: { kind: 'image', src: 'picture.png', alt: secret } },
          ...texts(1),
        ],
      }),
    },
  })

  test('is neither told to assistive technology nor selected, until it is revealed', async ({ app }) => {
    const { page } = app
    for (const id of ['plain', 'thread', 'picture']) {
      await painted(page, id)
      expect(await told(page)).not.toContain(secret)
      expect(await selected(page)).not.toContain(secret)
      await press(page, 'r')
      await expect.poll(() => told(page)).toContain(secret)
      if (id !== 'picture') expect(await selected(page)).toContain(secret)
      await press(page, 'r')
      await expect.poll(() => told(page)).not.toContain(secret)
      await decide(page, 'n')
    }
  })
})

/** All names in the accessibility tree of the window, as the browser hands it to screen readers. */
async function told(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => String(name?.value ?? ''))
    .join('\n')
}

/** What copying would take along after everything was selected. */
function selected(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = document.getSelection()
    selection?.selectAllChildren(document.body)
    const text = String(selection)
    selection?.removeAllRanges()
    return text
  })
}
