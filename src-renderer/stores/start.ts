import { create } from 'zustand'
import type { Failure } from '../../src-shared/desk/result.ts'
import type { LockView, Trouble } from '../../src-shared/desk/views.ts'
import type { Settings } from '../../src-shared/model/settings.ts'

/** What the window is at. Of a profile nothing is shown, nor kept in any store, but while it is open. */
export type Shown =
  | { at: 'opening' }
  /** Main could not even say what is wrong. */
  | { at: 'failed'; failure: Failure }
  | { at: 'open' }
  | { at: 'locked'; lock: LockView }
  | { at: 'trouble'; trouble: Trouble }
  /** The profile was locked just now, and the page is about to be loaded anew. */
  | { at: 'closed' }

interface Start {
  shown: Shown
  /** Counts while no profile is open; afterwards its settings do. */
  theme: Settings['theme']
  go: (shown: Shown, theme?: Settings['theme']) => void
}

export const useStart = create<Start>()((set) => ({
  shown: { at: 'opening' },
  theme: 'dark',
  go: (shown, theme) => set({ shown, ...(theme !== undefined && { theme }) }),
}))
