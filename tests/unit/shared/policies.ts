import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Policy, policySchema } from '../../../src-shared/model/policy.ts'

/** The policy that comes with the program, as its file says it. */
export const defaultPolicyFile: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../assets/policy/default.json'), 'utf8'),
)

export function defaultPolicy(): Policy {
  return policySchema.parse(defaultPolicyFile)
}

export interface LabelSketch {
  code: string
  key?: string
  quickKey?: string
  evidence?: Record<string, string[]>
  severity?: 1 | 2 | 3 | 4
  actions?: string[]
  escalate?: string
}

export interface CategorySketch {
  code: string
  key: string
  labels?: LabelSketch[]
}

/** A small policy with two categories of two labels each, `spam` on 1 and `hate` on 2, but for what is named. */
export function smallPolicy(
  categories: CategorySketch[] = [
    {
      code: 'spam',
      key: 'Digit1',
      labels: [
        { code: 'spam.bulk', key: 'Digit1', quickKey: 'KeyB' },
        { code: 'spam.links', key: 'Digit2' },
      ],
    },
    {
      code: 'hate',
      key: 'Digit2',
      labels: [{ code: 'hate.slur', severity: 3, actions: ['remove', 'limit'] }],
    },
  ],
  rest: Partial<Record<keyof Policy, unknown>> = {},
): Policy {
  return policySchema.parse({ ...sketch(categories), ...rest })
}

function sketch(categories: CategorySketch[]): object {
  const choice = (code: string, key: string) => ({ code, title: code, key })
  return {
    id: 'small',
    version: '1',
    title: 'Small policy',
    language: 'en',
    actions: [
      { code: 'limit', title: 'Limit reach' },
      { code: 'remove', title: 'Remove' },
    ],
    categories: categories.map(({ code, key, labels = [{ code: `${code}.any` }] }) => ({
      code,
      title: code,
      key,
      labels: labels.map((label) => ({
        title: label.code,
        definition: 'What it is.',
        key: 'Digit1',
        severity: 2,
        actions: ['limit', 'remove'],
        ...label,
      })),
    })),
    escalationRoutes: [choice('legal', 'Digit1'), choice('child-safety', 'Digit2')],
    skipReasons: [choice('not-now', 'Digit1')],
    cannotReviewReasons: [choice('media-broken', 'Digit1'), choice('language', 'Digit2')],
  }
}
