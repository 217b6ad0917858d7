import { powerMonitor } from 'electron'
import { createPresence } from './presence.ts'
import type { WellbeingRoom } from './wellbeing.ts'

/*
 * What each system tells, by way of Electron:
 *
 *             sleep and wake   screen locked        input in any program
 * Windows     events           events               GetLastInputInfo
 * macOS       events           events               CGEventSource
 * Linux, X11  logind           looked at, see keys  XScreenSaver
 * Wayland     logind           looked at, see keys  only where the desktop answers Chromium; some say 0 for ever
 *
 * A sleep that nobody announces shows in the clock: what stood still for long was no work. Where input in other programs
 * cannot be known, work there counts neither as work nor against a break.
 */

const tickMs = 1000

/**
 * Wakes the process once a second, and keeps it from ending by nothing.
 * @param room of the open profile; undefined while there is none
 */
export function watchPresence(room: () => WellbeingRoom | undefined, fault: (error: unknown) => void): void {
  const presence = createPresence({ room, idleSeconds: () => powerMonitor.getSystemIdleTime() })

  function safely(work: () => void): void {
    try {
      work()
    } catch (error) {
      fault(error)
    }
  }

  powerMonitor.on('suspend', () => safely(() => room()?.tell({ type: 'suspend' })))
  powerMonitor.on('resume', () => safely(() => room()?.tell({ type: 'resume' })))
  powerMonitor.on('lock-screen', () => safely(() => room()?.tell({ type: 'lock' })))
  powerMonitor.on('unlock-screen', () => safely(() => room()?.tell({ type: 'unlock' })))
  setInterval(() => safely(presence.look), tickMs).unref()
}
