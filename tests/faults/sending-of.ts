import type { OpenProfile } from '../../src-main/profile/open-profile.ts'
import { createSending, type SendingParts, type SendingRoom } from '../../src-main/sync/sending.ts'
import type { Sending } from '../../src-shared/desk/views.ts'

/** Sends from a profile as its window does, but at a pace that a test can wait for. */
export function sendingOf(
  { store, vault, profile }: OpenProfile,
  folder: string | undefined,
  parts: Partial<SendingParts> = {},
): SendingRoom {
  return createSending({
    outbox: store.outbox,
    transact: store.transact,
    forget: (taskId) => store.tasks.forget(taskId),
    shred: (mediaId) => vault.shred(mediaId),
    folder: () => folder,
    who: profile,
    tail: () => store.journal.tail(),
    now: Date.now,
    onChange: () => {},
    fault(error) {
      throw error
    },
    pace: { gatherMs: 5, retryMs: 5, longestRetryMs: 20 },
    ...parts,
  })
}

/** Sends until the state is as wanted, then ends it. Returns every state on the way; fails with them after `withinMs`. */
export async function sendUntil(
  profile: OpenProfile,
  folder: string | undefined,
  isEnough: (state: Sending) => boolean,
  parts: Partial<SendingParts> = {},
  withinMs = 20_000,
): Promise<Sending[]> {
  const seen: Sending[] = []
  let sending: SendingRoom | undefined
  let late: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      late = setTimeout(
        () => reject(new Error(`It came only so far: ${JSON.stringify(seen.slice(-3))}`)),
        withinMs,
      )
      const onChange = (state: Sending) => {
        seen.push(state)
        if (isEnough(state)) resolve()
      }
      sending = sendingOf(profile, folder, { onChange, fault: reject, ...parts })
      sending.wake()
    })
    return seen
  } finally {
    clearTimeout(late)
    sending?.close()
  }
}

/** Nothing is held and nothing waits. */
export function isDrained({ held, ready }: Sending): boolean {
  return held === 0 && ready === 0
}
