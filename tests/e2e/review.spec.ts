import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'

test.describe('a shift of all four kinds', () => {
  test.use({ appOptions: { pack: makePack({ tasks: Object.values(oneOfEach) }) } })

  test('is worked through with the keyboard alone', async ({ app }) => {
    const { page, profile } = app
    for (const { id, content } of Object.values(oneOfEach)) {
      await painted(page, id)
      await expect(current(page)).toHaveAttribute('data-kind', content.kind)
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
      await press(page, 'r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'true')
      await decide(page, 'n')
    }
    await expect(page.locator('[data-empty]')).toBeVisible()
    const decisions = journal(profile, 'decision')
    expect(decisions.map(({ taskId, verdict }) => [taskId, verdict])).toEqual(
      Object.values(oneOfEach).map(({ id }) => [id, 'no-violation']),
    )
    expect(stats(profile)).toMatchObject({ waiting: 0, decided: 5, undone: 0 })
  })

  test('plays, sounds and shows nothing by itself, nor when the pointer crosses it', async ({ app }) => {
    const { page } = app
    for (const { id } of Object.values(oneOfEach)) {
      await painted(page, id)
      const box = await current(page).boundingBox()
      if (!box) throw new Error('The task has no place on screen.')
      await page.mouse.move(box.x + 20, box.y + 20)
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 5 })
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
      const veiled = await current(page)
        .locator('[data-veil]')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).filter))
      expect(veiled.length).toBeGreaterThan(0)
      for (const filter of veiled) expect(filter).toMatch(/blur\(\d+px\)/)
      await press(page, 'Space')
      expect(await playing(page)).toEqual([])
      await decide(page, 'n')
    }
  })

  test('plays only what is revealed, muted until asked, and stops at the veil and at the next task', async ({
    app,
  }) => {
    const { page } = app
    await painted(page)
    await decide(page, 'n')
    await decide(page, 'n')
    for (const id of ['an-audio', 'a-video']) {
      await painted(page, id)
      // At a quarter of the speed, so that the short clip is still playing when it is looked at.
      await press(page, 'r', '[', '[', '[', 'Space')
      await playsWith(page, { muted: true })
      await press(page, 'm')
      await playsWith(page, { muted: false })
      await press(page, 'r')
      expect(await playing(page)).toEqual([])
      await press(page, 'r', 'Space')
      await playsWith(page, { muted: true })
      await decide(page, 'n')
      expect(await playing(page)).toEqual([])
    }
  })
})

test.describe('labels', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(6) }) } })

  test('are chosen by a category key and a label key, by a single key, and taken away again', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'r', '1', '2', '7', '1')
    await expect(page.locator('[data-label]')).toHaveCount(2)
    await press(page, 'Backspace')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await press(page, 'q')
    await expect(page.locator('[data-label]')).toHaveCount(2)
    await press(page, 'q')
    const chosen = await page.locator('[data-label]').getAttribute('data-label')
    await decide(page, 'Enter')
    const [decision] = journal(profile, 'decision')
    expect(decision).toMatchObject({ taskId: 't-1', verdict: 'violation', labels: [chosen] })
    expect(decision?.action).toBeTruthy()
  })

  test('a slip within a category costs nothing, and Escape leaves it', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, '1', 'n', 'Enter')
    await expect(page.locator('[data-action^="label:"]').first()).toBeVisible()
    await press(page, 'Escape')
    await expect(page.locator('[data-action^="category:"]').first()).toBeVisible()
    expect(journal(profile, 'decision')).toEqual([])
  })

  test('a violation without a label, and no violation with one, are refused in a sentence', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'Enter')
    await expect(page.getByRole('alert')).toContainText('needs at least one label')
    await press(page, 'q', 'n')
    await expect(page.getByRole('alert')).toContainText('carries no labels')
    await expect(current(page)).toHaveAttribute('data-task-id', 't-1')
    expect(journal(profile, 'decision')).toEqual([])
  })

  test('escalation, cannot-review and skip each ask for their reason by one more key', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'r', 'e')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    // The key that would reveal is not offered while it would not.
    const revealKey = current(page).locator('kbd', { hasText: /^R$/ })
    await expect(revealKey).toBeHidden()
    await press(page, 'r', 'Escape')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(revealKey).toBeVisible()
    await press(page, 'e', '1')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await page.keyboard.type('A threat, see the second line.')
    await decide(page, 'Enter')
    await decide(page, 'c', '1')
    await decide(page, 's', '1')
    await painted(page, 't-4')
    const rows = journal(profile).filter(({ kind }) => kind === 'decision' || kind === 'skip')
    expect(rows.map(({ kind, verdict, taskId }) => [kind, verdict, taskId])).toEqual([
      ['decision', 'escalate', 't-1'],
      ['decision', 'cannot-review', 't-2'],
      ['skip', undefined, 't-3'],
    ])
    expect(rows[0]?.reason).toBeTruthy()
    expect(rows[0]?.details.note).toBe('A threat, see the second line.')
    expect(rows[1]?.reason).toBeTruthy()
    // What was skipped comes back at the end.
    for (let left = 0; left < 3; left += 1) await decide(page, 'n')
    await painted(page, 't-3')
  })

  test('keys do nothing while typing, in a dialog, or when held', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, '/')
    await page.keyboard.type('n q e 1 r u')
    await expect(page.locator('#note')).toHaveValue('n q e 1 r u')
    await press(page, 'Escape', '?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await press(page, 'n', 'q')
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.down('n')
    await page.keyboard.down('n')
    await page.keyboard.down('n')
    await page.keyboard.up('n')
    await painted(page, 't-2')
    expect(journal(profile, 'decision')).toHaveLength(1)
    expect(journal(profile, 'decision')[0]?.details.note).toBe('n q e 1 r u')
  })
})

/** The media elements that play now. */
function playing(page: Page): Promise<{ muted: boolean }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLMediaElement>('video, audio')]
      .filter((media) => !media.paused)
      .map(({ muted, volume }) => ({ muted: muted || volume === 0 })),
  )
}

/** Waits frame by frame, since a short clip ends soon. */
async function playsWith(page: Page, sound: { muted: boolean }): Promise<void> {
  await page.waitForFunction(
    (muted) =>
      [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some(
        (media) => !media.paused && (media.muted || media.volume === 0) === muted,
      ),
    sound.muted,
  )
}
