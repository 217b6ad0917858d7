import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { followTestFile } from './test-file.ts'

interface Shift {
  /** Time passes, at once, for every clock: as when the machine has slept. */
  advanceSeconds?: number
  /** The wall clock is set by so much; no other clock notices. */
  wallSeconds?: number
}

// For tests only, and only when the process was started for one: the clocks that the program reads. Timers run on real time.
const file = process.env.EVENHAND_TEST_CLOCK
if (file) {
  let passedMs = 0
  let setByMs = 0
  const wall = Date.now
  const { uptime } = os
  const fine = performance.now.bind(performance)
  Date.now = () => wall() + passedMs + setByMs
  os.uptime = () => uptime() + passedMs / 1000
  performance.now = () => fine() + passedMs
  syncBuiltinESMExports()
  followTestFile<Shift>(file, ({ advanceSeconds = 0, wallSeconds = 0 }) => {
    passedMs += advanceSeconds * 1000
    setByMs += wallSeconds * 1000
  })
}
