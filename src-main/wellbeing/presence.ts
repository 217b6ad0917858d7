import { idleAfterMs } from '../../src-shared/rules/timing.ts'
import type { WellbeingRoom } from './wellbeing.ts'

export interface PresenceParts {
  /** Of the open profile; undefined while there is none. */
  room: () => Pick<WellbeingRoom, 'tick' | 'tell' | 'now' | 'lastReportAt'> | undefined
  /** Seconds without input anywhere on the machine, as the system has it. */
  idleSeconds: () => number
}

/** The window tells of input at least every five seconds; later than this, input was somewhere else. */
const ownInputMs = 6000
const freshSeconds = 2
/** A system that has never said so much does not know: under Wayland some say 0 for ever. */
const provenSeconds = 3

/**
 * Looks once a second: time passes, and somebody works in another program, or nowhere. Where the system's word cannot be
 * had, what the window itself tells is all that is known.
 */
export function createPresence({ room, idleSeconds }: PresenceParts): { look(): void } {
  let isProven = false
  let isIdle = false

  return {
    look() {
      const here = room()
      if (!here) return
      here.tick()
      const seconds = idleSeconds()
      isProven ||= seconds >= provenSeconds
      const quietMs = here.now() - (here.lastReportAt() ?? Number.NEGATIVE_INFINITY)
      if (quietMs <= ownInputMs) {
        isIdle = false
      } else if (isProven && seconds < freshSeconds) {
        isIdle = false
        here.tell({ type: 'activity', where: 'elsewhere' })
      } else if (!isIdle && seconds * 1000 >= idleAfterMs && quietMs >= idleAfterMs) {
        isIdle = true
        here.tell({ type: 'idle' })
      }
    },
  }
}
