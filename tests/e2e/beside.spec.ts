import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { current, decide, evenhand, journal, painted } from './moderator.ts'
import { makePack, texts } from './packs.ts'

// What happens beside an open window: the command line, a second start.

const defaultPolicy = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../assets/policy/default.json'), 'utf8'),
)

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
})
