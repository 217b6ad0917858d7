import { powerMonitor } from 'electron'

export type Absence = 'idle' | 'suspend' | 'system'

const lookEveryMs = 5000

/**
 * Calls back when the person seems to be away: without input for so long, or because the system sleeps or is locked.
 * @param idleMinutes asked anew at each look; undefined while nobody need be watched for
 */
export function watchAbsence(idleMinutes: () => number | undefined, onAway: (why: Absence) => void): void {
  powerMonitor.on('suspend', () => onAway('suspend'))
  // On Windows and macOS; elsewhere the look below finds out.
  powerMonitor.on('lock-screen', () => onAway('system'))
  setInterval(() => {
    const limit = idleMinutes()
    if (limit === undefined) return
    const state = powerMonitor.getSystemIdleState(limit * 60)
    if (state === 'locked') onAway('system')
    else if (state === 'idle') onAway('idle')
  }, lookEveryMs).unref()
}
