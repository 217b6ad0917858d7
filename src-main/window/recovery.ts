import type { Breakdown } from './window.ts'

const soonMs = 60_000

export interface RecoveryParts {
  /** What the window had at hand is not shown again, so that the shift does not end here each time. False if there is nothing. */
  blameContent: () => boolean
  reload: () => void
  giveUp: () => void
  say: (sentence: string) => void
}

/** Loads a window anew whose page broke down; gives up on one that does so twice within a minute for no content's sake. */
export function createRecovery({
  blameContent,
  reload,
  giveUp,
  say,
}: RecoveryParts): (breakdown: Breakdown) => void {
  let brokeDownAt = Number.NEGATIVE_INFINITY
  return ({ reason, mayBeContent }) => {
    say(`The window broke down (${reason}) and is loaded anew.`)
    const blamed = mayBeContent && blameContent()
    const isRepeated = performance.now() - brokeDownAt < soonMs
    brokeDownAt = performance.now()
    if (blamed || !isRepeated) reload()
    else giveUp()
  }
}
