import { create } from 'zustand'
import type { Feedback } from '../../src-shared/desk/audit-views.ts'
import { ask } from '../desk.ts'

/** What audits say of one's own decisions: a mirror of what main says. */
interface OwnFeedback {
  feedback: Feedback | undefined
  /** Why it could not be read, as a sentence. */
  failure: string | undefined
  follow: (feedback: Feedback) => void
  look: () => Promise<void>
}

export const useFeedback = create<OwnFeedback>()((set) => ({
  feedback: undefined,
  failure: undefined,
  follow: (feedback) => set({ feedback, failure: undefined }),
  look: async () => {
    const result = await ask('feedback:list', {})
    // While the profile is locked there is nobody to tell.
    if (result.ok) set({ feedback: result.value, failure: undefined })
    else if (result.error.code !== 'locked') set({ failure: result.error.message })
  },
}))
