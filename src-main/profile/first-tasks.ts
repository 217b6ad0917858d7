import { setTimeout as delay } from 'node:timers/promises'
import type { HeldProfile } from './hold-profile.ts'
import { noticeOf } from './import-notice.ts'
import type { Imports } from './imports.ts'

/** How long the window stays closed for the first tasks to come in. */
const longestWaitMs = 1500

export interface FirstTasks {
  /** Starts to bring what a profile that was just opened should have: the demo shift, and the packs asked for meanwhile. */
  arrive(profile: HeldProfile): Promise<void>
  /** Imports a pack that was asked for outside of the window, now or when the profile is opened. */
  bring(pack: string): Promise<void>
  /** Resolves once they are there, or take too long to wait: a long import shows its progress in the window. */
  settled(): Promise<void>
  /** What the person should know of them. */
  notices(): string[]
}

export interface FirstTasksParts {
  imports: Imports
  demo: string
  /** The profile that is open; undefined while none is. */
  open: () => HeldProfile | undefined
  onNotice: (notice: string | undefined) => void
  fault: (where: string, error: unknown) => void
}

export function createFirstTasks({ imports, demo, open, onNotice, fault }: FirstTasksParts): FirstTasks {
  let wanted: string[] = []
  let settled: Promise<unknown> = Promise.resolve()
  let said: string[] = []

  async function importNow(pack: string): Promise<void> {
    const profile = open()
    await imports.idle()
    const notice = await noticeOf(imports.run(pack), (error) => fault('import', error))
    // Stopped, because the person went on to another profile.
    if (open() !== profile) return
    if (notice !== undefined) said.push(notice)
    onNotice(notice)
  }

  return {
    async arrive(profile) {
      said = []
      const packs = wanted
      wanted = []
      const wantsDemo = packs.length === 0 && profile.profile().demo && !profile.store.packs.hasAny()
      const all = (async () => {
        for (const pack of wantsDemo ? [demo] : packs) await importNow(pack)
      })()
      settled = Promise.race([all, delay(longestWaitMs, undefined, { ref: false })])
      await all
    },
    async bring(pack) {
      if (open()) await importNow(pack)
      else wanted.push(pack)
    },
    settled: async () => void (await settled),
    notices: () => said,
  }
}
