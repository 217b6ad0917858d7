import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type WithAxe = { axe?: { run(options: RunOptions): Promise<AxeResults> } }

/** What axe finds wrong on the page as it stands; by all of its rules, or by those that are named. */
export async function analyse(page: Page, rules?: string[]): Promise<AxeResults['violations']> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  return page.evaluate(async (rules) => {
    // Of what is right it would collect every element.
    const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
    const found = await (globalThis as WithAxe).axe?.run(options)
    if (!found) throw new Error('axe did not load.')
    return found.violations
  }, rules)
}
