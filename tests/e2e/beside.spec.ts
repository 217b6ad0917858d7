import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { ask, current, decide, evenhand, journal, painted, passphrase, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

// What happens beside an open window: the command line, a second start.

const root = join(import.meta.dirname, '../..')
const defaultPolicy = JSON.parse(readFileSync(join(root, 'assets/policy/default.json'), 'utf8'))

/** Starts the program once more as a person does, and waits until it has ended. */
function startAgain(...args: string[]): { code: number | null; said: string } {
  const prepare = join(root, 'scripts/lib/prepare-node.mjs')
  const command = ['--import', prepare, join(root, 'scripts/start.ts'), '--headless', ...args]
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: 60_000 })
  return { code: status, said: stderr }
}

test.describe('beside an open window', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }) } })

  test('the command line’s import shows, and its policy is the one that decisions name', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    await expect(page.locator('[data-empty]')).toBeVisible()

    const policy = { ...defaultPolicy, version: 'next' }
    const later = { id: 'later', content: { kind: 'text', text: 'Came in later' } }
    evenhand(profile, 'import', makePack({ id: 'later', tasks: [later], policy }))
    await painted(page, 'later')
    await decide(page, 'n')
    const [, decision] = journal(profile, 'decision')
    expect(decision?.taskId).toBe('later')
    expect(decision?.details.policyVersion).toBe('next')
    await expect(current(page)).toHaveCount(0)
  })

  test('a second start brings its pack into the window that is open, and ends', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    const later = { id: 'later', content: { kind: 'text', text: 'Came in later' } }
    const pack = makePack({ id: 'later', tasks: [later, '{ broken'] })
    const second = startAgain('--profile', profile, '--pack', pack)
    expect(second.code).toBe(0)
    expect(second.said).toContain(
      `open already; its window has been brought to the front and imports ${pack}.`,
    )
    await expect(page.getByText('1 entry refused')).toBeVisible()
    await decide(page, 'n')
    await painted(page, 'later')
  })
})

test.describe('another profile', () => {
  const config = mkdtempSync(join(tmpdir(), 'evenhand-config-'))
  test.use({
    appOptions: {
      pack: makePack({ tasks: texts(1) }),
      env: { XDG_CONFIG_HOME: config, APPDATA: config, HOME: config },
    },
  })
  test.afterAll(() => rmSync(config, { recursive: true, force: true }))

  test('that the window goes on with is the one that a later start finds open', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    const who = { name: 'Ana Souza', languages: ['pt'] }
    await ask(page, 'profile:create', { ...who, role: 'moderator', passphrase, system: false })
    await expect(page.getByText('Ana Souza')).toBeVisible()
    await expect(page.locator('[data-empty]')).toBeVisible()
    const listed = await page.evaluate(() => window.desk.invoke('profile:list', {}))
    const folder = listed.ok ? (listed.value.find(({ current }) => current)?.folder ?? '') : ''
    expect(folder).not.toBe(profile)
    const pack = makePack({ id: 'hers', tasks: texts(1) })
    expect(startAgain('--profile', folder, '--pack', pack)).toMatchObject({ code: 0 })
    await painted(page, 't-1')
    expect(stats(folder).waiting).toBe(1)
    expect(evenhand(profile, 'journal')).not.toContain('hers')
  })
})
