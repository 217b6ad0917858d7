import { expect, type Page } from 'playwright/test'
import { analyse } from './axe.ts'

/**
 * Fails where axe finds something serious on the page as it stands, by all of its rules or by those that are named; the test
 * goes on, so that one run tells everything.
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  const violations = await analyse(page, rules)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect
    .soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`))
    .toEqual([])
}
