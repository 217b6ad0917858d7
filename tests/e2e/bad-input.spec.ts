import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'packs', 'media')
const defaultPolicy = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'assets', 'policy', 'default.json'), 'utf8'),
)

test.describe('a pack with bad entries', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          ...texts(2),
          '{ this is no JSON',
          { id: 'no-content' },
          { id: 't-1', content: { kind: 'text', text: 'The id again' } },
          { id: 'escape', content: { kind: 'image', src: '../../etc/passwd' } },
        ],
      }),
    },
  })

  test('brings in the good ones and names each bad one with its line', async ({ app }) => {
    await painted(app.page, 't-1')
    const notice = app.page.getByRole('alert')
    for (const line of ['Line 3:', 'Line 4:', 'Line 5:', 'Line 6:']) await expect(notice).toContainText(line)
    await press(app.page, 'Escape')
    await expect(notice).toHaveCount(0)
    expect(stats(app.profile)).toMatchObject({ waiting: 2 })
  })
})

test.describe('content that cannot be shown', () => {
  const cut = readFileSync(join(fixtures, 'clip.mp4')).subarray(0, 3000)
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [
          { id: 'missing', content: { kind: 'image', src: 'not-there.png' } },
          { id: 'cut', content: { kind: 'video', src: 'cut.mp4' } },
          { id: 'unplayable', content: { kind: 'video', src: 'unplayable.mov' } },
          { id: 'outside', content: { kind: 'video', src: 'evil/master.m3u8' } },
          { id: 'page', content: { kind: 'image', src: 'page.png' } },
          { id: 'huge', content: { kind: 'text', src: 'huge.txt' } },
          oneOfEach.text,
        ],
        files: {
          'cut.mp4': cut,
          'unplayable.mov': readFileSync(join(fixtures, 'unplayable.mov')),
          'evil/master.m3u8': '#EXTM3U\n#EXTINF:4,\nhttps://elsewhere.example/secret.ts\n',
          'page.png': '<!doctype html><script>document.title = "owned"</script>',
          'huge.txt': Buffer.alloc(100_000_000, 'All work and no play. \n'),
        },
      }),
    },
  })

  test('is said in a sentence, decided as cannot-review, and the shift goes on', async ({ app }) => {
    const { page, profile } = app
    for (const id of ['missing', 'cut', 'unplayable', 'outside', 'page', 'huge']) {
      await painted(page, id)
      // A codec shows itself only when the browser tries to decode.
      await expect(current(page).locator('[data-problem]')).toContainText(/\p{L}{3,}/u)
      await decide(page, 'c', '1')
    }
    await painted(page, 'a-text')
    const decisions = journal(profile, 'decision')
    expect(decisions.map(({ verdict }) => verdict)).toEqual(Array(6).fill('cannot-review'))
    expect(await page.title()).toBe('Evenhand')
  })
})

test.describe('a policy with a collision', () => {
  const colliding = structuredClone(defaultPolicy)
  colliding.id = 'colliding'
  colliding.categories[1].key = colliding.categories[0].key
  test.use({ appOptions: { pack: makePack({ id: 'bad-policy', tasks: texts(2), policy: colliding }) } })

  test('is refused, naming both, and nothing of its pack comes in', async ({ app }) => {
    const [first, second] = colliding.categories
    const notice = app.page.getByRole('alert')
    await expect(notice).toContainText(`category:${first.code}`)
    await expect(notice).toContainText(`category:${second.code}`)
    await expect(app.page.locator('[data-empty]')).toBeVisible()
    expect(stats(app.profile)).toMatchObject({ waiting: 0 })
  })
})

test.describe('a pack with a policy of its own', () => {
  const own = structuredClone(defaultPolicy)
  own.id = 'own'
  own.version = '7'
  own.categories = own.categories.slice(0, 2)
  own.categories[0].title = 'A category of our own'
  test.use({ appOptions: { pack: makePack({ id: 'own-policy', tasks: texts(2), policy: own }) } })

  test('is reviewed under it, and the decision names its version', async ({ app }) => {
    await painted(app.page, 't-1')
    await expect(app.page.getByText('A category of our own')).toBeVisible()
    await decide(app.page, '1', '2', 'Enter')
    expect(journal(app.profile, 'decision')[0]?.details).toMatchObject({
      policyId: 'own',
      policyVersion: '7',
    })
  })
})
