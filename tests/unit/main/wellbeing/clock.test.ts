import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createSteadyClock, systemReadings } from '../../../../src-main/wellbeing/clock.ts'
import { hourMs, type Machine, machine, minuteMs, secondMs } from './machine.ts'

function started(here: Machine = machine()) {
  const clock = createSteadyClock(here.readings)
  return { here, clock, at: clock.now() }
}

/** Up to the grain of an uptime in whole seconds. */
function assertNear(actual: number, expected: number, grainMs = 2 * secondMs): void {
  assert.ok(Math.abs(actual - expected) <= grainMs, `${actual} is not near ${expected}`)
}

describe('the clock that is never set', () => {
  it('begins at the wall clock, and counts to the millisecond', () => {
    const { here, clock, at } = started()
    assert.equal(at, Date.parse('2026-03-01T09:00:00Z'))
    here.pass(1234.5)
    assert.equal(clock.now() - at, 1234.5)
  })

  it('counts sleep of two days, and goes on finely after it', () => {
    const { here, clock, at } = started()
    here.pass(20 * minuteMs)
    here.sleep(48 * hourMs)
    assertNear(clock.now() - at, 20 * minuteMs + 48 * hourMs)
    const awake = clock.now()
    here.pass(250)
    assert.equal(clock.now() - awake, 250)
  })

  it('counts many short naps', () => {
    const { here, clock, at } = started()
    for (let nap = 0; nap < 60; nap += 1) {
      here.sleep(1500)
      here.pass(500)
      clock.now()
    }
    assertNear(clock.now() - at, 60 * 2000, 3 * secondMs)
  })

  it('does not move when the wall clock is set, by hours and either way, and says by how much it was', () => {
    const { here, clock, at } = started()
    for (const byMs of [3 * hourMs, -7 * hourMs, -20 * secondMs]) {
      here.setBy(byMs)
      here.pass(secondMs)
      assert.equal(clock.wallSetBy(), byMs)
      assert.equal(clock.wallSetBy(), 0, 'is told once')
    }
    assert.equal(clock.now() - at, 3 * secondMs)
  })

  it('tells of no correction of less than two seconds, but of many in one direction', () => {
    const { here, clock } = started()
    const told = Array.from({ length: 5 }, () => {
      here.setBy(500)
      return clock.wallSetBy()
    })
    assert.deepEqual(told, [0, 0, 0, 2000, 0])
  })

  it('takes daylight saving time, another time zone and a leap second that is repeated for nothing', () => {
    const zone = process.env.TZ
    try {
      const { here, clock, at } = started(machine({ wall: '2026-03-29T00:59:30Z' }))
      process.env.TZ = 'Europe/Berlin'
      const before = new Date(here.readings.wall()).getHours()
      here.pass(minuteMs)
      assert.equal(new Date(here.readings.wall()).getHours(), before + 2, 'the clocks went forward meanwhile')
      assert.equal(clock.now() - at, minuteMs)
      process.env.TZ = 'Asia/Tokyo'
      here.setBy(-secondMs)
      here.pass(minuteMs)
      assert.equal(clock.now() - at, 2 * minuteMs)
      assert.equal(clock.wallSetBy(), 0)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('never goes backwards, whatever the machine says', () => {
    const step = fc.record({
      kind: fc.constantFrom('pass', 'sleep', 'setBy'),
      ms: fc.integer({ min: 0, max: 5 * hourMs }),
      back: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { here, clock } = started()
        let latest = clock.now()
        for (const { kind, ms, back } of steps) {
          if (kind === 'setBy') here.setBy(back ? -ms : ms)
          else if (kind === 'sleep') here.sleep(ms)
          else here.pass(ms)
          const now = clock.now()
          assert.ok(now >= latest)
          if (kind === 'setBy') assert.equal(now, latest)
          latest = now
        }
      }),
    )
  })
})

describe('the clock in the next run', () => {
  it('of the same boot goes by the uptime, whatever was done to the wall clock', () => {
    for (const byMs of [0, 9 * hourMs, -9 * hourMs]) {
      const { here, clock, at } = started()
      here.pass(minuteMs)
      const mark = clock.mark()
      here.setBy(byMs)
      here.sleep(2 * hourMs)
      const next = createSteadyClock(here.readings, mark)
      assertNear(next.now() - at, minuteMs + 2 * hourMs)
      assert.equal(next.wallSetBy(), 0, 'which time it was before is of no use any more')
      assertNear(next.wallOf(next.now()), here.readings.wall(), 1)
    }
  })

  it('of another boot goes by the wall clock, but not backwards', () => {
    const { here, clock, at } = started()
    const mark = clock.mark()
    here.restart(10 * hourMs)
    assert.equal(createSteadyClock(here.readings, mark).now() - at, 10 * hourMs)
    here.restart(hourMs, -20 * hourMs)
    assert.equal(createSteadyClock(here.readings, mark).now(), at)
  })

  it('knows the boot by its time where the system does not name it', () => {
    const { here, clock, at } = started(machine({ boots: false }))
    here.pass(3 * minuteMs)
    const mark = clock.mark()
    here.setBy(minuteMs)
    here.sleep(hourMs)
    assertNear(createSteadyClock(here.readings, mark).now() - at, hourMs + 3 * minuteMs)
    here.restart(10 * hourMs)
    assertNear(createSteadyClock(here.readings, mark).now() - at, 11 * hourMs + 4 * minuteMs)
  })

  it('of a boot that seems the same with less uptime goes by the wall clock', () => {
    const here = machine()
    const mark = createSteadyClock(here.readings).mark()
    const later = { ...mark, uptimeSeconds: mark.uptimeSeconds + 3600 }
    here.pass(minuteMs)
    assert.equal(createSteadyClock(here.readings, later).now() - mark.steadyAt, minuteMs)
  })
})

it('this machine has all the readings', () => {
  const { uptime, fine, boot } = systemReadings(Date.now)
  assert.ok(uptime() > 0)
  assert.ok(fine() > 0)
  assert.equal(typeof boot(), process.platform === 'linux' ? 'string' : 'undefined')
})
