import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { mediaFiles } from './media.ts'
import { ask, current, decide, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'

const films = { transcript: 'captions.vtt', captions: 'captions-ar.vtt' }
const post = (author: string, text: string, more: object = {}) => ({ author, text, ...more })

/** Each pane, the keys that open all that it has, and those that leave it again. */
const panes = [
  {
    task: {
      id: 'film',
      content: { kind: 'video', src: 'numbered.mp4' },
      context: films,
      signals: [
        { source: 'classifier', title: 'Violence', score: 0.8, ranges: [{ startSeconds: 2, endSeconds: 3 }] },
      ],
    },
    keys: ['t', 'Shift+F', 'ArrowRight', 'Escape', '3', '4', 'i', 'ArrowRight', 'o'],
  },
  {
    task: { id: 'stream', content: { kind: 'video', src: 'hls/master.m3u8' } },
    keys: ['Shift+Q', 'w', 'Enter'],
  },
  {
    task: { id: 'recording', content: { kind: 'audio', src: 'steps.mp3' }, context: films },
    keys: ['p', 'i', 'ArrowRight', 'o', 'Shift+L'],
  },
  {
    task: { id: 'photo', content: { kind: 'image', src: 'located.jpg', alt: 'A red card with a nought' } },
    keys: ['i', 'p', 'o', '0', '2', 'w', 'Shift+ArrowRight', 'Enter'],
  },
  {
    task: {
      id: 'album',
      content: { kind: 'image', pictures: ['01', '02', '03'].map((name) => ({ src: `album/${name}.jpg` })) },
    },
    keys: ['PageDown', 'z'],
  },
  { task: { id: 'moving', content: { kind: 'image', src: 'moving.gif' } }, keys: ['.', 'Space'] },
  {
    task: {
      id: 'thread',
      content: {
        kind: 'text',
        thread: [
          post('Ada', 'A first post, with раураl in it.'),
          post('ليلى', 'هذا منشور باللغة العربية.', { language: 'ar' }),
          post('Ben', 'An answer that was reported.', { replyTo: 0, reported: true }),
        ],
      },
      context: {
        translation: {
          language: 'en',
          by: 'machine',
          texts: ['A first post.', 'An Arabic post.', 'An answer.'],
        },
      },
    },
    keys: ['t', 'p', 'q', 'w', 'Control+Shift+ArrowRight', 'Enter', 'Control+f'],
  },
  {
    task: {
      id: 'chat',
      content: {
        kind: 'text',
        chat: [
          { from: 'Ada', text: 'Where are you?' },
          { from: 'Ben', text: 'At \u202ehome\u202c.', reported: true },
        ],
      },
    },
    keys: ['p'],
  },
  {
    task: {
      id: 'profile',
      content: {
        kind: 'text',
        profile: {
          name: 'Ada',
          handle: '@ada',
          bio: 'I sell things.',
          links: ['https://shop.example/ada'],
          avatar: 'album/02.jpg',
        },
      },
    },
    keys: ['End'],
  },
  { task: { id: 'missing', content: { kind: 'audio', src: 'missing.mp3' } }, keys: [] },
] as const

const pack = makePack({
  tasks: panes.map(({ task }) => task),
  files: mediaFiles(
    ...['numbered.mp4', 'hls', 'steps.mp3', 'located.jpg', 'album', 'moving.gif'],
    ...['captions.vtt', 'captions-ar.vtt'],
  ),
})

for (const theme of ['dark', 'light'] as const) {
  // A theme changes colours, and nothing else.
  const rules = theme === 'dark' ? undefined : ['color-contrast']
  test.describe(`in the ${theme} theme`, () => {
    test.use({ appOptions: { pack, settings: { theme, reveal: 'toggle', reveilSeconds: 600 } } })
    test.describe.configure({ timeout: 240_000 })

    test('every pane has nothing serious for a screen reader: veiled, revealed, with all that it opens and with evidence', async ({
      app,
    }) => {
      const { page } = app
      for (const { task, keys } of panes) {
        await painted(page, task.id)
        await test.step(`${task.id}, veiled`, () => expectAccessible(page, rules))
        await press(page, 'r', ...keys)
        await test.step(`${task.id}, revealed, with ${keys.join(' ')}`, () => expectAccessible(page, rules))
        await closeByAnyMeans(page)
      }
    })

    test('every dialog of the queue has nothing serious either', async ({ app }) => {
      const { page } = app
      await ask(page, 'settings:change', { theme })
      await painted(page, 'film')
      await decide(page, 'c', '1')
      for (const key of ['Control+k', 'Control+h']) {
        await press(page, key)
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessible(page, rules)
        await press(page, 'Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      for (const key of ['e', 'h', 'c', 's', '3']) {
        await press(page, key)
        await expect(page.locator('[data-opened]')).toBeVisible()
        await expectAccessible(page, rules)
        await press(page, 'Escape')
      }
      await press(page, 'Backquote')
      await expect(page.locator('[data-panic]')).toBeVisible()
      await expectAccessible(page, rules)
    })
  })
}

/** Leaves what is open, then closes the task. */
async function closeByAnyMeans(page: Page): Promise<void> {
  await press(page, 'Escape', 'Escape')
  await expect(current(page)).toBeVisible()
  await decide(page, 'c', '1')
}
