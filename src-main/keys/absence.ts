import { powerMonitor } from 'electron'

export type Absence = 'idle' | 'suspend' | 'system'

export interface AbsenceParts {
  /** Time without input that counts as absence, asked anew at each look; undefined while nobody need be watched for. */
  idleMinutes: () => number | undefined
  /** The person seems to be away: without input for so long, or because the system sleeps or is locked. */
  onAway: (why: Absence) => void
  /** In so many seconds that will be so; 0 when somebody is there after all. */
  onWarning: (inSeconds: number) => void
}

const lookEveryMs = 5000
/** Somebody who watches a long recording touches nothing. */
const warnSeconds = 30

export function watchAbsence({ idleMinutes, onAway, onWarning }: AbsenceParts): void {
  let warned = false

  function look(): void {
    const limit = idleMinutes()
    if (limit === undefined) {
      warned = false
      return
    }
    const limitSeconds = limit * 60
    const state = powerMonitor.getSystemIdleState(limitSeconds)
    if (state === 'locked' || state === 'idle') {
      onAway(state === 'locked' ? 'system' : 'idle')
      return
    }
    const left = limitSeconds - powerMonitor.getSystemIdleTime()
    const warns = state === 'active' && left <= warnSeconds
    if (warns || warned) onWarning(warns ? left : 0)
    warned = warns
  }

  powerMonitor.on('suspend', () => onAway('suspend'))
  // On Windows and macOS; elsewhere the look finds out.
  powerMonitor.on('lock-screen', () => onAway('system'))
  setInterval(look, lookEveryMs).unref()
}
