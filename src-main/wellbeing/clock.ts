import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { z } from 'zod'

/*
 * A clock that nobody sets, by which breaks and exposure are counted.
 *
 * Within a run it goes on with the machine's uptime, which counts sleep: on Linux CLOCK_BOOTTIME (/proc/uptime), on Windows
 * GetTickCount64, on macOS the wall clock less kern.boottime, which moves along when the clock is set. Uptime comes in whole
 * seconds on some of them, so the finer part is `performance.now`, which stands still in sleep on Linux and macOS; what the
 * uptime has beyond it was sleep.
 *
 * From one run to the next the machine may have been started anew. The boot is known by an id on Linux, elsewhere by when it
 * was (wall clock less uptime). In the same boot the uptime says how long it was, whatever was done to the wall clock. In
 * another, only the wall clock can say it, and nobody can know whether it was set while the machine was off: what it says
 * is believed, but for a time that runs backwards. So it is on Windows and macOS where it was set between two runs of one
 * boot, which then looks like two.
 */

/** Where the times come from. */
export interface ClockReadings {
  /** The wall clock, ms since the epoch. */
  wall: () => number
  /** Seconds since the machine was started, sleep included. */
  uptime: () => number
  /** Ms since some moment of this run; may stand still in sleep. */
  fine: () => number
  /** Identity of the boot, where the system has one. */
  boot: () => string | undefined
}

/** Where the clock stood at some moment, for the next run. */
export const clockMarkSchema = z.object({
  /** Ms by the clock itself. */
  steadyAt: z.number(),
  /** Ms since the epoch. */
  wallAt: z.number(),
  uptimeSeconds: z.number(),
  boot: z.string().optional(),
})
export type ClockMark = z.infer<typeof clockMarkSchema>

export interface SteadyClock {
  /** Ms since the epoch, as the wall clock had it at the first run of all. Never goes backwards. */
  now(): number
  mark(): ClockMark
  /** The wall clock's time at one of this clock, by how far apart they are now. Ms since the epoch. */
  wallOf(steadyAt: number): number
  /** By how many ms the wall clock was set since this was asked last; 0 for less than two seconds. */
  wallSetBy(): number
}

/** A difference of less is the grain of the readings, or a clock that is being corrected slowly. */
const grainMs = 2000
/** The moment of the boot is only as exact as the wall clock, which may have been corrected meanwhile. */
const sameBootMs = 120_000

/** @param before where it stood in the last run; left out, it begins at the wall clock */
export function createSteadyClock(readings: ClockReadings, before?: ClockMark): SteadyClock {
  const { wall, uptime, fine, boot } = readings
  const startedAt = before ? before.steadyAt + elapsedSince(before, readings) : wall()
  const uptimeAtStart = uptime()
  const fineAtStart = fine()
  let sleptMs = 0
  let latest = startedAt

  function now(): number {
    const fineMs = fine() - fineAtStart
    const beyondMs = (uptime() - uptimeAtStart) * 1000 - fineMs - sleptMs
    if (beyondMs >= grainMs) sleptMs += beyondMs
    latest = Math.max(latest, startedAt + fineMs + sleptMs)
    return latest
  }

  let apartMs = wall() - now()

  return {
    now,
    mark() {
      const id = boot()
      return {
        steadyAt: now(),
        wallAt: wall(),
        uptimeSeconds: uptime(),
        ...(id !== undefined && { boot: id }),
      }
    },
    wallOf: (steadyAt) => steadyAt + wall() - now(),
    wallSetBy() {
      const setBy = wall() - now() - apartMs
      if (Math.abs(setBy) < grainMs) return 0
      apartMs += setBy
      return setBy
    },
  }
}

/** Ms from a mark of an earlier run to now. */
function elapsedSince(mark: ClockMark, { wall, uptime, boot }: ClockReadings): number {
  const upMs = (uptime() - mark.uptimeSeconds) * 1000
  const wallMs = wall() - mark.wallAt
  const id = boot()
  const isSameBoot =
    id !== undefined && mark.boot !== undefined
      ? id === mark.boot
      : id === mark.boot && Math.abs(wallMs - upMs) <= sameBootMs
  return isSameBoot && upMs >= 0 ? upMs : Math.max(0, wallMs)
}

/** This machine's. @param wall the wall clock, ms since the epoch */
export function systemReadings(wall: () => number): ClockReadings {
  const id = bootId()
  return { wall, uptime, fine: () => performance.now(), boot: () => id }
}

function bootId(): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return undefined
  }
}
