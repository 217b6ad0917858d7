import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Sending } from '../../src-shared/desk/views.ts'
import type { Outbox } from '../store/outbox.ts'
import { createBackoff } from './backoff.ts'
import { folderProblem } from './folder-problem.ts'
import { createDaySender, type SendParts } from './send-days.ts'
import { type SettleParts, settleOverdue } from './settle.ts'

/** Brings decisions out of the outbox, in the background: ends their undo window, then writes them to a folder. */
export interface SendingRoom {
  /** Something was decided, taken back or settled elsewhere: looks at it soon. Costs nothing at once. */
  wake(): void
  /** The folder was changed, or a person asks for it: tries at once, whatever failed before. */
  tryAgain(): void
  state(): Sending
  /** Ends it at once; what is half-way is done again at the next start. */
  close(): void
}

export interface SendingParts extends SettleParts, SendParts {
  outbox: Outbox
  /** Destroys a medium's key and file. */
  shred: (mediaId: string) => Promise<void>
  /** Where to write to, as an absolute path; undefined while nobody has chosen one. */
  folder: () => string | undefined
  /** The state is another one than it was. */
  onChange: (state: Sending) => void
  /** Takes an error that there is no sentence for. */
  fault: (error: unknown) => void
  /** Ms of the waits; for tests. */
  pace?: Partial<Pace>
}

interface Pace {
  /** From an act until it is looked at: the window has its receipt painted first. */
  wakeMs: number
  /** Least time between two writings of a file: a day's file is written anew as a whole. */
  gatherMs: number
  /** Wait after a failure; doubled at each further one. */
  retryMs: number
  longestRetryMs: number
  /** A drive that has not answered for so long may be gone. */
  silentMs: number
}

const usualPace: Pace = {
  wakeMs: 100,
  gatherMs: 5_000,
  retryMs: 5_000,
  longestRetryMs: 5 * 60_000,
  silentMs: 15_000,
}
/** The clock may be set meanwhile, so that no wait for it is longer. */
const longestLookMs = 30_000
const never = Number.POSITIVE_INFINITY

export function createSending(parts: SendingParts): SendingRoom {
  const { outbox, folder, onChange, fault, now, shred } = parts
  const { wakeMs, gatherMs, retryMs, longestRetryMs, silentMs } = { ...usualPace, ...parts.pace }
  const clock = () => performance.now()
  const settling = createBackoff(retryMs, longestRetryMs, clock)
  const sending = createBackoff(retryMs, longestRetryMs, clock)
  const days = createDaySender(parts)

  let closed = false
  let turning = false
  let wanted = false
  let waking = false
  let writing = false
  let timer: NodeJS.Timeout | undefined
  let gatheredUntil = Number.NEGATIVE_INFINITY
  const problems: { settling?: string; sending?: string } = {}
  let told = ''

  async function settle(): Promise<void> {
    if (settling.waitMs() > 0) return
    try {
      for (let more = true; more && !closed; ) {
        const settled = settleOverdue(parts)
        more = settled.more
        // One that fails is marked in the database, and the sweep at the next start shreds it.
        for (const id of settled.media) await shred(id).catch(fault)
        await setImmediate()
      }
      settling.reset()
      delete problems.settling
    } catch (error) {
      settling.failed()
      problems.settling = sentenceOf(error)
    }
  }

  async function send(target: string): Promise<void> {
    const slow = setTimeout(() => {
      problems.sending = folderProblem(target, 'silent')
      tell()
    }, silentMs)
    slow.unref()
    const isOver = () => closed || folder() !== target
    writing = true
    try {
      while (!isOver() && (await days.send(target, isOver))) {
        gatheredUntil = clock() + gatherMs
        sending.reset()
        delete problems.sending
        tell()
      }
    } catch (error) {
      sending.failed()
      problems.sending = error instanceof DeskError ? error.message : folderProblem(target, error)
    } finally {
      clearTimeout(slow)
      writing = false
      wake()
    }
  }

  function sentenceOf(error: unknown): string {
    if (error instanceof DeskError) return error.message
    fault(error)
    return 'The undo window could not be ended, by a fault inside the program. Nothing is lost.'
  }

  async function turn(): Promise<void> {
    turning = true
    wanted = false
    waking = false
    try {
      await settle()
      if (closed) return
      // Not waited for: a drive that hangs must not keep content from being forgotten.
      const target = targetNow()
      if (target !== undefined) void send(target)
      tell()
      plan(wanted ? 0 : nextLookMs())
    } catch (error) {
      fault(error)
      plan(longestLookMs)
    } finally {
      turning = false
    }
  }

  /** The folder, if there is something to write to it now. */
  function targetNow(): string | undefined {
    const target = folder()
    if (target === undefined) {
      sending.reset()
      delete problems.sending
    }
    const mayWrite = !writing && sending.waitMs() === 0 && clock() >= gatheredUntil
    return mayWrite && outbox.ready(1).length > 0 ? target : undefined
  }

  /** Ms until there is something to do; never, if nothing is held or ready. */
  function nextLookMs(): number {
    const due = outbox.nextDue()
    const toSettle = due === undefined ? never : Math.max(settling.waitMs(), Date.parse(due) - now())
    const canSend = !writing && folder() !== undefined && outbox.ready(1).length > 0
    const toSend = canSend ? Math.max(sending.waitMs(), gatheredUntil - clock()) : never
    return Math.min(toSettle, toSend)
  }

  function plan(afterMs: number): void {
    clearTimeout(timer)
    if (closed || afterMs === never) return
    timer = setTimeout(() => void turn(), Math.min(Math.max(0, afterMs), longestLookMs))
    // The program ends when its window does, and what waits is sent at the next start.
    timer.unref()
  }

  function state(): Sending {
    const { held, ready, attention } = outbox.counts()
    const target = folder()
    const problem = problems.settling ?? problems.sending
    return {
      held,
      ready,
      attention,
      ...(target !== undefined && { folder: target }),
      ...(problem !== undefined && { problem }),
    }
  }

  function tell(): void {
    if (closed) return
    const current = state()
    const text = JSON.stringify(current)
    if (text === told) return
    told = text
    onChange(current)
  }

  function wake(afterMs = wakeMs): void {
    wanted = true
    // One act after the other must not put it off for ever.
    if (turning || (waking && afterMs > 0)) return
    waking = true
    plan(afterMs)
  }

  return {
    wake: () => wake(),
    tryAgain() {
      settling.reset()
      sending.reset()
      gatheredUntil = Number.NEGATIVE_INFINITY
      wake(0)
    },
    state,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
