import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPresence } from '../../../../src-main/wellbeing/presence.ts'

/** A presence that is looked at once a second; what it tells of is in `told`. */
function watched() {
  const told: string[] = []
  const at = { second: 0, idle: 0, reported: undefined as number | undefined, isOpen: true }
  const presence = createPresence({
    room: () =>
      at.isOpen
        ? {
            tick: () => void told.push('tick'),
            tell: (event) => void told.push(event.type === 'activity' ? event.where : event.type),
            now: () => at.second * 1000,
            lastReportAt: () => at.reported,
          }
        : undefined,
    idleSeconds: () => at.idle,
  })
  return {
    at,
    told,
    /** @param idle what the system says at each second */
    pass(...idle: number[]): string[] {
      told.length = 0
      for (const seconds of idle) {
        at.second += 1
        at.idle = seconds
        presence.look()
      }
      return told.filter((what) => what !== 'tick')
    },
  }
}

describe('who is at the machine', () => {
  it('takes input that was not in the own window for work elsewhere, once a second', () => {
    const { pass } = watched()
    assert.deepEqual(pass(3, 4, 0, 1, 2, 0), ['elsewhere', 'elsewhere', 'elsewhere'])
  })

  it('takes input that the window has told of for what it is', () => {
    const { at, pass } = watched()
    pass(3, 4)
    at.reported = at.second * 1000
    assert.deepEqual(pass(0, 0, 0, 0, 0, 0), [])
    assert.deepEqual(pass(0), ['elsewhere'])
  })

  it('believes no system that says 0 for ever, as some under Wayland do', () => {
    const { pass } = watched()
    assert.deepEqual(pass(...Array.from({ length: 100 }, () => 0)), [])
  })

  it('says once that nobody is here, and again after somebody was', () => {
    const { at, pass } = watched()
    assert.deepEqual(pass(58, 59, 60, 61, 62), ['idle'])
    assert.deepEqual(pass(0), ['elsewhere'])
    assert.deepEqual(pass(60), ['idle'])
    at.reported = at.second * 1000
    // A recording plays, and nobody touches anything.
    assert.deepEqual(pass(61), [])
  })

  it('lets time pass once a second, and not where no profile is open', () => {
    const { at, told, pass } = watched()
    pass(0, 0, 0)
    assert.deepEqual(told, ['tick', 'tick', 'tick'])
    at.isOpen = false
    pass(0, 0)
    assert.deepEqual(told, [])
  })
})
