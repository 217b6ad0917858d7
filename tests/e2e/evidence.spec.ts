import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack, oneOfEach } from './packs.ts'

test.describe('evidence', () => {
  const film = { ...oneOfEach.video, id: 'film' }
  const words = { id: 'words', content: { kind: 'text', text: 'You are a fool, all of you.' } }
  const sign = { ...oneOfEach.image, id: 'sign' }
  test.use({ appOptions: { pack: makePack({ tasks: [words, film, sign] }) } })

  test('that a label needs is asked for, entered by key, shown as a chip and kept with the decision', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 'words')
    await press(page, 'r', 'q', 'Enter')
    await expect(page.getByRole('alert')).toContainText('needs a marked text')
    await expect(page.locator('[data-missing="span"]')).toBeVisible()
    // The first word.
    await press(page, 'w', 'Control+Shift+ArrowRight', 'Enter')
    await expect(page.locator('[data-evidence="span"]')).toHaveCount(1)
    await expect(page.locator('[data-missing]')).toHaveCount(0)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await decide(page, 'Enter')

    await painted(page, 'film')
    // A fight, which needs a time range in a video.
    await press(page, 'r', '3', '4', 'i', 'End', 'o')
    await expect(page.locator('[data-evidence="time-range"]')).toHaveCount(1)
    await decide(page, 'Enter')

    await painted(page, 'sign')
    // Identity papers, which need a region in a picture.
    await press(page, 'r', '0', '2', 'w', 'ArrowLeft', 'Shift+ArrowRight', 'Enter')
    await expect(page.locator('[data-evidence="region"]')).toHaveCount(1)
    await press(page, 'Enter')
    await page.locator('[data-empty]').waitFor()

    const given = journal(profile, 'decision').map(({ details }) => {
      const [label] = details.labels as { evidence: { type: string; start?: number; end?: number }[] }[]
      return label?.evidence[0]
    })
    expect(given.map((evidence) => evidence?.type)).toEqual(['span', 'time-range', 'region'])
    expect(given[0]).toMatchObject({ start: 0 })
    expect(given[0]?.end).toBeGreaterThanOrEqual(3)
  })

  test('is undone step by step, and given back after a restart', async ({ app }) => {
    const { page } = app
    await painted(page, 'words')
    await press(page, 'r', 'q', 'w', 'Control+Shift+ArrowRight', 'Enter')
    await expect(page.locator('[data-evidence]')).toHaveCount(1)
    await press(page, 'Control+z')
    await expect(page.locator('[data-evidence]')).toHaveCount(0)
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await press(page, 'Control+Shift+z')
    await expect(page.locator('[data-evidence]')).toHaveCount(1)
    await press(page, 'Shift+Backspace')
    await expect(page.locator('[data-evidence]')).toHaveCount(0)
    await press(page, 'Control+z')
    await expect(page.locator('[data-evidence]')).toHaveCount(1)
    await app.relaunch()
    await painted(app.page, 'words')
    await expect(app.page.locator('[data-evidence="span"]')).toHaveCount(1)
  })

  test('goes to the label that is current; what is marked before a label waits for it', async ({ app }) => {
    const { page } = app
    await painted(page, 'words')
    await press(page, 'r', 'w', 'Control+Shift+ArrowRight', 'Enter')
    await expect(page.locator('[data-loose] [data-evidence]')).toHaveCount(1)
    await press(page, 'q')
    await expect(page.locator('[data-label="harassment.insult"] [data-evidence]')).toHaveCount(1)
    await press(page, 'b', 'Shift+w')
    await expect(page.locator('[data-label="harassment.insult"] [data-target]')).toBeVisible()
    await press(page, 'w', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Enter')
    await expect(page.locator('[data-label="harassment.insult"] [data-evidence]')).toHaveCount(2)
    await expect(page.locator('[data-label="integrity.bulk-spam"] [data-evidence]')).toHaveCount(0)
  })

  test('is left by Escape without a mark, and no judgement is made by its keys', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 'words')
    await press(page, 'r', 'w', 'n', 'Escape')
    await expect(page.locator('[data-evidence]')).toHaveCount(0)
    await expect(current(page)).toHaveAttribute('data-task-id', 'words')
    expect(journal(profile, 'decision')).toEqual([])
  })
})

test.describe('what machines say', () => {
  const signals = [
    {
      source: 'm',
      label: 'violence.fight',
      title: 'Fight',
      score: 0.8,
      ranges: [{ startSeconds: 0.2, endSeconds: 0.6 }],
    },
    { source: 'm', label: 'integrity.bulk-spam', title: 'Spam', score: 0.3 },
  ]
  test.use({ appOptions: { pack: makePack({ tasks: [{ ...oneOfEach.video, signals }] }) } })

  test('is taken over by one key, the strongest first, with what it points at as evidence', async ({
    app,
  }) => {
    const { page } = app
    await painted(page)
    await press(page, 'r', 'y')
    await expect(page.locator('[data-label="violence.fight"] [data-evidence="time-range"]')).toHaveCount(1)
    await press(page, 'y')
    await expect(page.locator('[data-label]')).toHaveCount(2)
    await press(page, 'y')
    await expect(page.getByRole('alert')).toContainText('No machine has a label here')
  })
})
