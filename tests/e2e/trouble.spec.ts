import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveKeys } from '../../src-main/keys/key-ring.ts'
import { openKeySafe } from '../../src-main/keys/key-safe.ts'
import { databaseFile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { smallDisk } from '../faults/small-disk.ts'
import { expectAccessible } from './accessible.ts'
import { expect, launchApp, type RunningApp, runtime, test } from './fixtures.ts'
import { ask, current, decide, evenhand, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

// Each screen of what is wrong, brought about by the fault itself.

/** A start that cannot open the profile has no first task to be ready with. */
const troubleLine = /^trouble · /m

function screenOf({ page }: RunningApp, code: string) {
  return page.locator(`[data-trouble="${code}"]`)
}

test.describe('a profile that cannot be opened', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(4) }) } })

  test.beforeEach(async ({ app }) => {
    await painted(app.page, 't-1')
    await decide(app.page, 'n')
    await app.close()
  })

  test('damaged: says so in both themes, leaves the file alone, and opens once it is mended', async ({
    app,
  }) => {
    const file = databaseFile(app.profile)
    cpSync(file, `${file}.kept`)
    writeFileSync(file, 'This is no database. '.repeat(1000))
    for (const theme of ['dark', 'light']) {
      writeFileSync(join(app.profile, 'settings.json'), JSON.stringify({ theme }))
      await app.relaunch({ waitFor: troubleLine })
      await expect(screenOf(app, 'database-damaged')).toContainText('The database is damaged')
      await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      await expectAccessible(app.page)
    }
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await expect(screenOf(app, 'database-damaged')).toBeVisible()
    cpSync(`${file}.kept`, file)
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await painted(app.page, 't-2')
    expect(stats(app.profile)).toMatchObject({ decided: 1, waiting: 3 })
  })

  test('damaged with a backup at hand: puts it in place, says what is missing, and goes on', async ({
    app,
  }) => {
    await app.relaunch()
    await painted(app.page, 't-2')
    await press(app.page, 'Control+,')
    await app.page.getByRole('tab', { name: 'Safety' }).click()
    await app.page.getByRole('button', { name: 'Back up now' }).click()
    await expect(app.page.getByText(/^The last was made .*it is the only one\.$/)).toBeVisible()
    await press(app.page, 'Escape')
    await app.close()
    writeFileSync(databaseFile(app.profile), 'This is no database. '.repeat(1000))
    await app.relaunch({ waitFor: troubleLine })
    const screen = screenOf(app, 'database-damaged')
    await expect(screen).toContainText(/From .*20\d\d/)
    await expectAccessible(app.page)
    await app.page.getByRole('button', { name: 'Restore the newest backup' }).click()
    await expect(screen).toContainText('The backup is in place')
    await expect(app.page.getByRole('status')).toContainText(/\p{L}{3,}/u)
    await expectAccessible(app.page)
    await app.page.getByRole('button', { name: 'Open the profile' }).click()
    await painted(app.page, 't-2')
    expect(stats(app.profile)).toMatchObject({ decided: 1, waiting: 3 })
    expect(journal(app.profile, 'restore')).toHaveLength(1)
  })

  test('damaged with a backup elsewhere: takes the file that one chooses, and stays when none is', async ({
    app,
  }) => {
    test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')
    const folder = join(app.profile, 'elsewhere')
    mkdirSync(folder)
    evenhand(app.profile, 'backup', '--to', folder)
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.db'))
    rmSync(join(app.profile, 'backups'), { recursive: true, force: true })
    writeFileSync(databaseFile(app.profile), 'This is no database. '.repeat(1000))
    await app.relaunch({ waitFor: troubleLine })
    const screen = screenOf(app, 'database-damaged')
    const choose = screen.getByRole('button', { name: 'Restore from a file' })
    for (const path of ['', join(folder, name)]) {
      await expect(screen).toContainText('The database is damaged')
      await expect(choose).toBeEnabled()
      const asked = app.page.context().waitForEvent('page')
      await choose.click()
      const question = await asked
      if (path === '') await question.getByRole('button', { name: 'Cancel' }).click()
      else {
        await question.getByRole('textbox').fill(path)
        await question.keyboard.press('Enter').catch(() => undefined)
      }
    }
    await expect(screen).toContainText('The backup is in place')
    await app.page.getByRole('button', { name: 'Open the profile' }).click()
    await painted(app.page, 't-2')
  })

  test('without its key, or with another’s: says what to put back', async ({ app }) => {
    const key = join(app.profile, 'key.json')
    renameSync(key, `${key}.kept`)
    await app.relaunch({ waitFor: troubleLine })
    await expect(screenOf(app, 'key-missing')).toContainText('The key is missing')
    writeFileSync(key, JSON.stringify({ format: 'evenhand-key/1', protection: 'none', key: 'ab'.repeat(32) }))
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await expect(screenOf(app, 'wrong-key')).toContainText('The key is not of this profile')
    renameSync(`${key}.kept`, key)
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await painted(app.page, 't-2')
  })

  test('written by a newer version: is not touched', async ({ app }) => {
    await withDatabase(app.profile, 'user_version = 999')
    await app.relaunch({ waitFor: troubleLine })
    await expect(screenOf(app, 'newer-data')).toContainText('The data is newer than this program')
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await expect(screenOf(app, 'newer-data')).toBeVisible()
  })

  test('put back to an earlier state: goes on only after a second look, and the journal keeps the gap', async ({
    app,
  }) => {
    const file = databaseFile(app.profile)
    cpSync(file, `${file}.earlier`)
    await app.relaunch()
    await painted(app.page, 't-2')
    await decide(app.page, 'n')
    await app.close()
    for (const beside of ['-wal', '-shm']) rmSync(`${file}${beside}`, { force: true })
    renameSync(`${file}.earlier`, file)
    await app.relaunch({ waitFor: troubleLine })
    await expect(screenOf(app, 'rolled-back')).toContainText('Work is missing from this profile')
    // Moments as people read them, none as files have them.
    await expect(screenOf(app, 'rolled-back')).toContainText(/ends with row \d+ of \w{3} \d+, 20\d\d/)
    await expect(screenOf(app, 'rolled-back')).not.toContainText(/\dT\d/)
    await expectAccessible(app.page)
    await app.page.getByRole('button', { name: 'Other profiles' }).click()
    await expect(app.page.getByText('cannot be opened', { exact: true })).toBeVisible()
    await app.page.getByRole('button', { name: 'Go on with what is here' }).click()
    await expect(screenOf(app, 'rolled-back')).toContainText('This cannot be taken back')
    await app.page.getByRole('button', { name: 'Go on, and note the gap' }).click()
    await painted(app.page, 't-2')
    expect(journal(app.profile, 'gap')).toHaveLength(1)
  })
})

test('a disk that runs full stops the shift, loses nothing, and goes on when there is room', async () => {
  const ends: (() => void)[] = []
  const disk = smallDisk(
    { skip: (reason) => test.skip(true, reason), after: (end) => ends.push(end) },
    16 * 1024,
  )
  if (!disk) return
  const pack = makePack({ tasks: texts(3) })
  const app = await launchApp({ profile: join(disk.path, 'profile'), pack })
  try {
    const { page } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    await press(page, 'r')
    const standstill = page.locator('[data-standstill="disk-full"]')
    const note = page.locator('#note')
    disk.fill()
    let words = ''
    for (let length = 4000; length < 4100 && !(await standstill.isVisible()); length += 1) {
      words = 'w'.repeat(length)
      await note.fill(words)
      // Answered after the draft that was on its way.
      await ask(page, 'shift:view', {})
    }
    await expect(standstill).toContainText('The disk is full')
    await expect(standstill).toContainText('still here')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expectAccessible(page)
    await press(page, 'n')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(standstill).toBeVisible()
    disk.free()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(standstill).toHaveCount(0)
    expect((await note.inputValue()) === words).toBe(true)
    await page.locator('#note').blur()
    await decide(page, 'n')
    const notes = journal(app.profile, 'decision').map(({ details }) => details.note)
    expect(notes.map((text) => text === words)).toEqual([false, true])
  } finally {
    await app.kill()
    for (const end of ends) end()
  }
})

/** Does something to the database behind the program's back. */
async function withDatabase(profile: string, pragma: string): Promise<void> {
  const noSystem = { isAvailable: async () => false, wrap: async () => '', unwrap: async () => undefined }
  const master = await openKeySafe(profile, Date.now, noSystem).openUnasked()
  if (!master) throw new Error('The profile asks for a passphrase.')
  const database = openDatabase(databaseFile(profile), deriveKeys(master).database)
  database.pragma(pragma)
  database.close()
}
