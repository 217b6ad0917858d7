import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'

/** What a second start hands over to the window that is open. */
const handedOverSchema = z.object({ pack: z.string().optional() })

/**
 * Makes this process the one that has a window on a profile. False if another has it: that one is told of this start.
 * @param pack absolute path of what this start was to import
 */
export function claimProfile(folder: string, pack: string | undefined): boolean {
  // Per profile, so that two profiles can be open at once and removing the folder removes everything.
  app.setPath('userData', join(folder, 'window'))
  return app.requestSingleInstanceLock(pack === undefined ? {} : { pack })
}

/**
 * The window goes on with another profile: a later start on that one finds it, and the one that was left is free.
 * Chromium's own files stay where this process began; none of them holds content.
 */
export function claimInstead(folder: string): void {
  app.releaseSingleInstanceLock()
  claimProfile(folder, undefined)
}

/** Calls back when the program was started again on the claimed profile, with the path of what that start was to import. */
export function onSecondStart(listener: (pack: string | undefined) => void): void {
  app.on('second-instance', (_event, _arguments, _folder, handedOver) => {
    const parsed = handedOverSchema.safeParse(handedOver)
    listener(parsed.success ? parsed.data.pack : undefined)
  })
}
