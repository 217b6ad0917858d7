import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { test } from '../e2e/fixtures.ts'
import { ask, current, decide, painted, press } from '../e2e/moderator.ts'
import { takePicture } from './pictures.ts'

const demo = join(import.meta.dirname, '..', '..', 'assets', 'demo')

/** Tasks of the demo shift in the order in which they are looked at: each pane at its best, and text from the right. */
const subjects = [
  'phone-launch',
  'missed-call',
  'metodo-diamante',
  'moving-out-album',
  'parcel-chat',
  'gold-group',
]

/** Pictures that the documents show. */
const shown = new Set([
  'video-veiled-dark',
  'video-evidence-dark',
  'video-film-light',
  'audio-veiled-light',
  'audio-evidence-light',
  'audio-pitches-dark',
  'image-veiled-dark',
  'image-evidence-light',
  'image-reduced-dark',
  'album-evidence-dark',
  'text-veiled-light',
  'chat-evidence-dark',
  'chat-marking-light',
  'right-to-left-dark',
  'right-to-left-evidence-light',
])

/** The demo shift with these tasks only, in this order. */
function makeShift(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-pictures-'))
  cpSync(demo, folder, { recursive: true })
  const lines = readFileSync(join(demo, 'tasks.jsonl'), 'utf8').trimEnd().split('\n')
  const tasks = lines.map((line) => JSON.parse(line))
  const chosen = subjects.map((id, place) => {
    const task = tasks.find((one) => one.id === id)
    if (!task) throw new Error(`The demo shift has no task ${id}.`)
    return JSON.stringify({ ...task, priority: 900 - place })
  })
  writeFileSync(join(folder, 'tasks.jsonl'), `${chosen.join('\n')}\n`)
  return folder
}

const shift = makeShift()
test.use({ appOptions: { pack: shift } })
test.afterAll(() => rmSync(shift, { recursive: true, force: true }))

for (const theme of ['dark', 'light'] as const) {
  test(`every pane, ${theme}`, async ({ app }) => {
    await ask(app.page, 'settings:change', { theme })
    await app.relaunch()
    const { page } = app
    await page.setViewportSize({ width: 1280, height: 800 })
    const take = (name: string) => {
      const picture = `${name}-${theme}`
      return takePicture(page, picture, shown.has(picture) ? picture : undefined)
    }

    await painted(page, 'phone-launch')
    await page.locator('[data-active="true"] [data-filmstrip="complete"]').waitFor()
    await take('video-veiled')
    await press(page, 'r', 'Shift+r')
    await take('video-revealed')
    await press(page, '7', '2', 'i', 'ArrowRight', 'o', 'w', 'Shift+ArrowRight')
    await take('video-marking')
    await press(page, 'Enter')
    await take('video-evidence')
    await press(page, 'Shift+f', 'ArrowRight', 'ArrowRight')
    await take('video-film')
    await press(page, 'Escape')

    await decide(page, 'c', '1')
    await painted(page, 'missed-call')
    await page.locator('[data-active="true"] [data-wave="complete"]').first().waitFor()
    await take('audio-veiled')
    await press(page, 'r', 'Shift+r', '7', '3', 'i', 'ArrowRight', 'o')
    await take('audio-evidence')
    await press(page, 'p')
    await page.locator('[data-spectrogram="complete"]').waitFor()
    await take('audio-pitches')

    await decide(page, 'c', '1')
    await painted(page, 'metodo-diamante')
    await take('image-veiled')
    await press(page, 'r', 'f', 'w', 'ArrowUp', 'Shift+ArrowRight', 'Enter')
    await take('image-evidence')
    await press(page, 'Shift+d')
    await page.locator('[data-active="true"] canvas[data-reduced]').waitFor()
    await take('image-reduced')

    await decide(page, 'c', '1')
    await painted(page, 'moving-out-album')
    await press(page, 'r', 'Shift+r', '8', '5', 'PageDown', 'w', 'ArrowLeft', 'Enter')
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('[data-task-id] ol canvas')].every(
        ({ width }) => width > 0,
      ),
    )
    await take('album-evidence')

    await decide(page, 'c', '1')
    await painted(page, 'parcel-chat')
    await take('text-veiled')
    await press(page, 'r', '7', '3', 'w', ...Array<string>(3).fill('Control+Shift+ArrowRight'))
    await take('chat-marking')
    await press(page, 'Enter', 't')
    await take('chat-evidence')

    await decide(page, 'c', '1')
    await painted(page, 'gold-group')
    await press(page, 'r')
    await take('right-to-left')
    await press(page, '7', '1', 'w', ...Array<string>(4).fill('Control+Shift+ArrowLeft'), 'Enter')
    await take('right-to-left-evidence')
    await revealed(page)
  })
}

/** What is taken was to be seen. */
async function revealed(page: Page): Promise<void> {
  await current(page).and(page.locator('[data-revealed="true"]')).waitFor()
}
