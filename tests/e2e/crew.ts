import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Role } from '../../src-shared/model/profile.ts'
import type { SettingsChange } from '../../src-shared/model/settings.ts'
import { expect, launchApp, type RunningApp } from './fixtures.ts'
import { ask, painted, press } from './moderator.ts'

// People who work together by files, each with a program of their own.

export interface Crew {
  /** Starts somebody's program. */
  join(name: string, role: Role, pack: string): Promise<RunningApp>
  /** Opens a dialog's act by its key, and answers the question for a file or folder with a path. */
  answer(page: Page, key: string, path: string): Promise<void>
  /** A new empty folder. */
  folder(): string
  leave(): Promise<void>
}

export function makeCrew(settings: SettingsChange = {}): Crew {
  const apps: RunningApp[] = []
  const folders: string[] = []
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'evenhand-crew-'))
    folders.push(made)
    return made
  }
  return {
    async join(name, role, pack) {
      const app = await launchApp({
        settings: { reveilSeconds: 600, lockAfterMinutes: 60, undoSeconds: 5, ...settings },
        pack,
      })
      apps.push(app)
      await ask(app.page, 'profile:change', { name, role, languages: ['en'] })
      await app.page.reload()
      await expect(app.page.getByText(name, { exact: true })).toBeVisible()
      // Keys count from the first task on.
      await painted(app.page)
      return app
    },
    async answer(page, key, path) {
      const asked = page.context().waitForEvent('page')
      await press(page, key)
      const question = await asked
      await question.getByRole('textbox').fill(path)
      // Its window closes by the press, at times before the press is confirmed.
      await question.keyboard.press('Enter').catch(() => undefined)
    },
    folder,
    async leave() {
      for (const app of apps) {
        await app.kill()
        rmSync(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
      }
      for (const made of folders) rmSync(made, { recursive: true, force: true })
    },
  }
}

/** The only file in a folder. */
export function onlyFile(folder: string): string {
  const [name = ''] = readdirSync(folder)
  return join(folder, name)
}
