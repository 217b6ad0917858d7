import { IconArrowUpRight, IconCheck, IconCircleOff, IconX } from '@tabler/icons-react'
import type { Verdict } from '../../src-shared/model/decision.ts'

/** The shape of each verdict, so that colour is not its only sign. */
export const verdictIcons = {
  'no-violation': IconCheck,
  violation: IconX,
  escalate: IconArrowUpRight,
  'cannot-review': IconCircleOff,
} satisfies Record<Verdict, unknown>
