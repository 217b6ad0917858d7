import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hour, minute, openDesk, second, termsWith } from './desk.ts'

// What people say of the break timers that they have. Numbers are issues of Stretchly unless another name stands with them.

const onlyMicro = termsWith({ breaks: { micro: { everyMinutes: 25, lengthMinutes: 2 } } })
const onlyBreak = termsWith({ breaks: { break: { everyMinutes: 60, lengthMinutes: 10 } } })
const soonMs = (desk: ReturnType<typeof openDesk>) => desk.view().next?.inMs ?? Number.NaN

describe('“the timer starts anew when I lock the screen for a moment” (1724, 1248, 1279)', () => {
  for (const away of ['lock', 'suspend'] as const) {
    test(`a short ${away} only pauses`, () => {
      const desk = openDesk(onlyBreak)
      desk.work(40 * minute)
      const before = soonMs(desk)
      desk.tell({ type: away })
      desk.jump(3 * minute)
      desk.tell({ type: away === 'lock' ? 'unlock' : 'resume' })
      desk.tell({ type: 'activity', where: 'task' })
      assert.equal(soonMs(desk), before)
    })
  }
})

describe('“the break ends or starts again when the machine sleeps, locks or wakes” (1336, 1687, 1658, 1025)', () => {
  for (const [name, away, back] of [
    ['sleep', 'suspend', 'resume'],
    ['a lock', 'lock', 'unlock'],
  ] as const) {
    test(`a break goes on through ${name}, and what passed counts`, () => {
      const desk = openDesk(onlyBreak)
      desk.tell({ type: 'break-start' })
      desk.work(0)
      desk.tell({ type: 'break-end' })
      desk.work(60 * minute)
      desk.decide()
      assert.equal(desk.view().rest?.kind, 'break')
      desk.pass(2 * minute)
      desk.tell({ type: away })
      desk.jump(3 * minute)
      desk.tell({ type: back })
      assert.equal(desk.view().rest?.restedMs, 5 * minute)
      assert.equal(desk.view().rest?.over, false)
    })
  }
})

test('“half an hour asleep, and the break still wants its ten minutes” (1445): sleep within a break is rest', () => {
  const desk = openDesk(onlyBreak)
  desk.work(60 * minute)
  desk.decide()
  desk.pass(minute)
  desk.sleep(30 * minute)
  assert.equal(desk.view().rest?.over, true)
})

test('“I was away for hours, sit down, and the long break comes” (1724, 923): an absence of a break’s length is one', () => {
  for (const away of ['idle', 'sleep', 'closed'] as const) {
    const desk = openDesk(onlyBreak)
    desk.work(55 * minute)
    if (away === 'idle') desk.leave(2 * hour)
    if (away === 'sleep') desk.sleep(2 * hour)
    if (away === 'closed') desk.restart(2 * hour)
    desk.tell({ type: 'activity', where: 'task' })
    assert.equal(soonMs(desk), 60 * minute, away)
    assert.equal(desk.state().lastRest?.kind, 'natural', away)
  }
})

test('“a long sleep is no rest where the system says nothing of it” (1464): a gap in time is enough', () => {
  const desk = openDesk(onlyBreak)
  desk.work(50 * minute)
  desk.jump(3 * hour)
  desk.tell({ type: 'tick' })
  desk.tell({ type: 'activity', where: 'task' })
  assert.equal(soonMs(desk), 60 * minute)
})

test('“what I had worked is lost when the program starts again” (1248, Super Productivity 3337)', () => {
  const desk = openDesk(onlyMicro)
  desk.work(20 * minute)
  const before = soonMs(desk)
  desk.restart(30 * second)
  desk.tell({ type: 'activity', where: 'task' })
  assert.equal(soonMs(desk), before)
})

test('“the clock was changed and the break moved” (1570): nothing moves, whichever way and however far', () => {
  for (const hours of [-5, -1, 1, 5]) {
    const desk = openDesk(onlyMicro)
    desk.work(10 * minute)
    const before = desk.view()
    desk.tell({ type: 'clock-change', byMs: hours * hour })
    assert.deepEqual(desk.view(), before)
  }
})

test('“I type through the break and it counts” (workrave 345): it asks once, and then no longer counts', () => {
  const desk = openDesk(onlyBreak)
  desk.work(60 * minute)
  desk.decide()
  const typeElsewhere = (seconds: number) => {
    for (let typed = 0; typed < seconds; typed += 1) {
      desk.pass(second)
      desk.tell({ type: 'activity', where: 'elsewhere' })
    }
  }
  desk.pass(minute)
  typeElsewhere(10)
  assert.equal(desk.view().rest?.asks, true)
  assert.equal(desk.view().rest?.counting, true)
  typeElsewhere(10)
  assert.equal(desk.view().rest?.counting, false)
  const counted = desk.view().rest?.restedMs
  desk.pass(20 * minute)
  assert.equal(desk.view().rest?.restedMs, counted)
  desk.tell({ type: 'break-resume' })
  desk.pass(10 * minute)
  assert.equal(desk.view().rest?.over, true)
})

test('work elsewhere after a break is over is asked about by nobody, and makes it no longer one', () => {
  const desk = openDesk()
  desk.work(25 * minute)
  desk.tell({ type: 'break-start' })
  desk.pass(2 * minute)
  const owed = desk.state().accounts.break.workedMs
  for (let count = 0; count < 20 * 60; count += 1) {
    desk.jump(second)
    desk.tell({ type: 'activity', where: 'elsewhere' })
  }
  const { rest } = desk.view()
  assert.deepEqual([rest?.over, rest?.asks], [true, false])
  assert.ok((rest?.restedMs ?? 0) < 3 * minute)
  // Who then leaves the machine alone rests.
  desk.tell({ type: 'idle' })
  desk.pass(6 * minute)
  desk.tell({ type: 'break-end' })
  assert.equal(desk.state().accounts.break.workedMs, owed, 'not the ten minutes that it wants')
  assert.equal(desk.state().accounts.micro.workedMs, 0)
})

for (const gone of ['lock', 'suspend', 'restart'] as const) {
  test(`a break in which work elsewhere went on does not stand still over a night (${gone})`, () => {
    const desk = openDesk(onlyBreak)
    desk.work(60 * minute)
    desk.decide()
    for (let count = 0; count < 20; count += 1) desk.tell({ type: 'activity', where: 'elsewhere' })
    assert.equal(desk.view().rest?.counting, false)
    const before = desk.state().day.startedAt
    if (gone !== 'restart') desk.tell({ type: gone })
    desk.jump(9 * hour)
    desk.tell({ type: gone })
    desk.tell({ type: 'break-end' })
    assert.ok(desk.state().day.startedAt > before)
    assert.equal(desk.view().rest, undefined)
  })
}

test('what is done on the break screen itself, such as its puzzle, is no work', () => {
  const desk = openDesk(onlyBreak)
  desk.work(60 * minute)
  desk.decide()
  for (let step = 0; step < 200; step += 1) {
    desk.pass(second)
    desk.tell({ type: 'activity', where: 'rest' })
  }
  assert.equal(desk.view().rest?.asks, false)
  assert.equal(desk.view().rest?.restedMs, 200 * second)
})

test('“it nags while I am away” (Super Productivity 4734): nobody is called to rest who is not here', () => {
  const desk = openDesk(onlyMicro)
  desk.work(24 * minute + 50 * second)
  desk.pass(90 * second)
  assert.equal(desk.view().rest, undefined)
  desk.pass(20 * minute)
  assert.equal(desk.view().rest, undefined)
})

test('“frozen after wake-up” (1807): a break that is over at wake-up can be left at once, also a strict one', () => {
  const desk = openDesk(
    termsWith({ breaks: { break: { everyMinutes: 60, lengthMinutes: 10, strict: true } } }),
  )
  desk.work(60 * minute)
  desk.decide()
  desk.tell({ type: 'break-end' })
  assert.equal(desk.view().rest?.kind, 'break', 'a strict one is not ended early')
  desk.sleep(90 * minute)
  assert.equal(desk.view().rest?.over, true)
  desk.tell({ type: 'break-end' })
  assert.equal(desk.view().rest, undefined)
})

describe('clocks and calendars', () => {
  test('a two-day sleep is a rest, and begins a new day', () => {
    const desk = openDesk()
    desk.review(4, 10 * minute)
    desk.sleep(48 * hour)
    desk.tell({ type: 'activity', where: 'task' })
    assert.equal(desk.state().day.severeMs, 0)
    assert.equal(desk.view().shift?.phase, 'running')
    assert.equal(desk.state().week.length, 1)
  })

  test('two days asleep inside a break: it is over, and the day is a new one', () => {
    const desk = openDesk(onlyBreak)
    desk.review(4, 60 * minute)
    assert.equal(desk.view().rest?.kind, 'break')
    desk.sleep(48 * hour)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.state().day.severeMs, 0)
    assert.equal(soonMs(desk), 60 * minute)
  })

  test('midnight begins no new day', () => {
    const desk = openDesk(onlyMicro, Date.UTC(2026, 2, 2, 23, 50))
    desk.review(4, 9 * minute)
    const before = desk.state().day
    desk.review(4, 9 * minute)
    assert.equal(desk.state().day.startedAt, before.startedAt)
    assert.ok(desk.state().day.severeMs > before.severeMs)
  })

  test('a leap second that is repeated, and moments out of order, turn nothing back', () => {
    const desk = openDesk(onlyMicro)
    desk.work(10 * minute)
    const before = desk.state()
    desk.jump(-second)
    desk.tell({ type: 'tick' })
    assert.deepEqual(desk.state(), before)
    desk.jump(-3 * hour)
    desk.tell({ type: 'activity', where: 'task' })
    assert.equal(desk.state().at, before.at)
    assert.deepEqual(desk.state().accounts, before.accounts)
  })

  // Europe/Berlin: 2026-03-29 01:00Z forwards, 2026-10-25 01:00Z backwards. Instants are UTC, in which neither exists.
  for (const [name, at] of [
    ['forwards', Date.UTC(2026, 2, 29, 0, 50)],
    ['backwards', Date.UTC(2026, 9, 25, 0, 50)],
  ] as const) {
    test(`the change of daylight saving ${name} moves no break and no shift`, () => {
      const desk = openDesk(onlyMicro, at)
      desk.work(20 * minute)
      assert.equal(soonMs(desk), 5 * minute)
      assert.equal(Math.round((desk.view().shift?.leftMs ?? 0) / minute), 520)
    })
  }

  test('a journey through time zones is no rest and no new day', () => {
    const desk = openDesk(onlyMicro)
    desk.review(3, 10 * minute)
    // Nine hours to the east: the wall clock's zone is another, the instant is the same.
    desk.tell({ type: 'clock-change', byMs: 0 })
    desk.review(3, 10 * minute)
    assert.equal(Math.round(desk.state().day.severeMs / minute), 20)
  })

  test('a restart inside a break goes on with it', () => {
    const desk = openDesk(onlyBreak)
    desk.work(60 * minute)
    desk.decide()
    desk.pass(3 * minute)
    desk.restart(4 * minute)
    assert.equal(desk.view().rest?.restedMs, 7 * minute)
    desk.pass(3 * minute)
    assert.equal(desk.view().rest?.over, true)
  })

  test('a restart while something was revealed counts nothing that nobody saw', () => {
    const desk = openDesk()
    desk.tell({ type: 'task-start' })
    desk.tell({ type: 'look', severity: 4, sound: true, softened: false })
    desk.work(minute)
    const before = desk.state().day.exposureMs
    desk.restart(5 * minute)
    desk.pass(5 * minute)
    assert.equal(desk.state().day.exposureMs, before)
  })
})
