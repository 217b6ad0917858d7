import type { ClockReadings } from '../../../../src-main/wellbeing/clock.ts'

export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs

/** A machine's clocks, which tests move. */
export interface Machine {
  readings: ClockReadings
  pass(ms: number): void
  /** The finer clock stands still, as on Linux and macOS. */
  sleep(ms: number): void
  /** The wall clock is set. */
  setBy(ms: number): void
  /** Off for so long, then on again; the wall clock may be wrong by then. */
  restart(offMs: number, wallErrorMs?: number): void
}

/** @param boots whether the system tells one boot from another, as Linux does */
export function machine({ wall = '2026-03-01T09:00:00Z', boots = true } = {}): Machine {
  let wallMs = Date.parse(wall)
  let upMs = 5 * hourMs
  let fineMs = 0
  let boot = 1
  return {
    readings: {
      wall: () => wallMs,
      // Whole seconds, as the coarsest system has it.
      uptime: () => Math.floor(upMs / 1000),
      fine: () => fineMs,
      boot: () => (boots ? `boot ${boot}` : undefined),
    },
    pass(ms) {
      wallMs += ms
      upMs += ms
      fineMs += ms
    },
    sleep(ms) {
      wallMs += ms
      upMs += ms
    },
    setBy(ms) {
      wallMs += ms
    },
    restart(offMs, wallErrorMs = 0) {
      wallMs += offMs + wallErrorMs
      upMs = 30 * secondMs
      fineMs = 0
      boot += 1
    },
  }
}
