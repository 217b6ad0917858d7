import { create } from 'zustand'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'

/** Breaks, exposure and shift: a mirror of what main says of them. */
interface Wellbeing {
  view: WellbeingView | undefined
  /** When main said so, by `performance.now()`: from then on its durations run on here. */
  toldAt: number
  /** When the break on screen was over, in ms since the epoch. */
  overSince: number | undefined
  /** Work in another program was asked about, and one has said that one rests. */
  answered: boolean
  /** Whom one can turn to is shown; over everything, the break screen too. */
  contactsShown: boolean
  follow: (view: WellbeingView) => void
  answer: () => void
  showContacts: (contactsShown: boolean) => void
}

export const useWellbeing = create<Wellbeing>()((set) => ({
  view: undefined,
  toldAt: 0,
  overSince: undefined,
  answered: false,
  contactsShown: false,
  follow: (view) =>
    set(({ answered, overSince }) => ({
      view,
      toldAt: performance.now(),
      overSince: view.rest?.over
        ? (overSince ?? Date.now() - (view.rest.restedMs - view.rest.lengthMs))
        : undefined,
      // Asked about anew once it no longer counts, and in the next break.
      answered: answered && view.rest?.counting === true,
    })),
  answer: () => set({ answered: true }),
  showContacts: (contactsShown) => set({ contactsShown }),
}))

/** A break is on screen: nothing is revealed, and no key reaches the task. */
export function isResting(): boolean {
  return useWellbeing.getState().view?.rest !== undefined
}
