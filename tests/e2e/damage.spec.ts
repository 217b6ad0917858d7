import { copyFileSync, readdirSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, type RunningApp, test } from './fixtures.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { flipInMiddle, vaultFiles } from './vault-files.ts'

const demo = join(import.meta.dirname, '../../assets/demo/media')
const streamFiles = readdirSync(join(demo, 'crue-du-soir/720p'))
const image = (id: string, src: string) => ({ id, content: { kind: 'image', src } })

test.describe('files of the vault that were changed behind its back', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          ...texts(1),
          image('flipped', 'flipped.webp'),
          image('swapped-a', 'a.webp'),
          image('swapped-b', 'b.webp'),
          image('cut', 'cut.webp'),
          { id: 'clip', content: { kind: 'video', src: 'clip.mp4' } },
          image('whole', 'whole.webp'),
        ],
        files: {
          'flipped.webp': readFileSync(join(demo, 'museum-hall.webp')),
          'a.webp': readFileSync(join(demo, 'museum-hall.webp')),
          'b.webp': readFileSync(join(demo, 'bakery-shutter.webp')),
          'cut.webp': readFileSync(join(demo, 'feira-de-bolos.webp')),
          'whole.webp': readFileSync(join(demo, 'bakery-shutter.webp')),
        },
      }),
    },
  })

  test('are a sentence and never a picture; the task can be decided, and the shift goes on', async ({
    app,
  }) => {
    await damage(app)
    const { page, profile } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    for (const id of ['flipped', 'swapped-a', 'swapped-b', 'cut', 'clip']) {
      await painted(page, id)
      await expect(current(page).locator('[data-problem]')).toContainText('could not be read')
      await press(page, 'r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
      expect(await shownMedia(page)).toBe(0)
      await press(page, 'n')
      await expect(page.getByRole('alert').filter({ hasText: 'cannot be cleared' })).toBeVisible()
      if (id === 'flipped') await expectAccessible(page)
      await decide(page, 'c', '1')
    }
    await painted(page, 'whole')
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    expect(await shownMedia(page)).toBe(1)
    await decide(page, 'n')
    await expect(page.locator('[data-empty]')).toBeVisible()
    expect(journal(profile, 'decision').map(({ verdict }) => verdict)).toEqual([
      'no-violation',
      ...Array(5).fill('cannot-review'),
      'no-violation',
    ])
    expect(journal(profile, 'reveal').map(({ taskId }) => taskId)).toEqual(['whole'])
  })
})

test.describe('what is damaged in its middle', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          { id: 'long', content: { kind: 'video', src: 'long.mp4' } },
          image('large', 'large.gif'),
          { id: 'stream', content: { kind: 'video', src: 'stream/index.m3u8' } },
          ...texts(1),
        ],
        files: {
          'long.mp4': readFileSync(join(demo, 'council-evening.mp4')),
          'large.gif': readFileSync(join(demo, 'lucky-spin.gif')),
          ...Object.fromEntries(
            streamFiles.map((name) => [
              `stream/${name}`,
              readFileSync(join(demo, 'crue-du-soir/720p', name)),
            ]),
          ),
        },
      }),
    },
  })

  test('is a sentence at the latest where the damage begins', async ({ app }) => {
    await painted(app.page, 'long')
    await app.close()
    const files = await vaultFiles(app.profile, [
      ['long', 'long.mp4'],
      ['large', 'large.gif'],
      ['stream', 'stream/part-0.m4s'],
    ])
    for (const file of files) flipInMiddle(file)
    await app.relaunch()
    const { page } = app
    for (const id of ['long', 'large', 'stream']) {
      await painted(page, id)
      await press(page, 'r', 'Space')
      await expect(current(page).locator('[data-problem]')).toContainText('could not be read')
      expect(await shownMedia(page)).toBe(0)
      await decide(page, 'c', '1')
    }
    await painted(page, 't-1')
    expect(journal(app.profile, 'decision').map(({ verdict }) => verdict)).toEqual(
      Array(3).fill('cannot-review'),
    )
  })
})

/** Ends the program, changes each file in its own way, and starts it again. */
async function damage(app: RunningApp): Promise<void> {
  await painted(app.page, 't-1')
  await app.close()
  const [flipped = '', a = '', b = '', cut = '', clip = ''] = await vaultFiles(app.profile, [
    ['flipped', 'flipped.webp'],
    ['swapped-a', 'a.webp'],
    ['swapped-b', 'b.webp'],
    ['cut', 'cut.webp'],
    ['clip', 'clip.mp4'],
  ])
  flipInMiddle(flipped)
  flipInMiddle(clip)
  truncateSync(cut, Math.floor(statSync(cut).size / 2))
  const kept = `${a}.kept`
  copyFileSync(a, kept)
  renameSync(b, a)
  renameSync(kept, b)
  await app.relaunch()
}

/** How many pictures, drawings and videos the task on screen has. */
function shownMedia(page: Page): Promise<number> {
  return current(page).locator('img, canvas, video').count()
}
