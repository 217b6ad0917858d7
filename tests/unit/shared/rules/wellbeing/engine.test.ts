import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ownWellbeingSchema, wellbeingPolicySchema } from '../../../../../src-shared/model/wellbeing.ts'
import { wellbeingStateSchema } from '../../../../../src-shared/model/wellbeing-state.ts'
import { termsOf } from '../../../../../src-shared/rules/wellbeing/terms.ts'
import { hour, minute, openDesk, second, termsWith } from './desk.ts'

const only = (rule: object) =>
  termsWith({ breaks: { micro: { everyMinutes: 25, lengthMinutes: 2, ...rule } } })

describe('a break', () => {
  test('is announced, waits for the end of the task, and then begins', () => {
    const desk = openDesk(only({ warningSeconds: 60 }))
    desk.work(24 * minute + 30 * second)
    assert.equal(desk.view().coming?.inMs, 30 * second)
    desk.work(minute)
    assert.equal(desk.view().rest, undefined)
    assert.ok((desk.view().coming?.inMs ?? 1) <= 0)
    desk.decide()
    assert.equal(desk.view().rest?.kind, 'micro')
    assert.equal(desk.view().coming, undefined)
  })

  test('waits for a task no longer than the grace', () => {
    const desk = openDesk(only({}))
    desk.work(29 * minute + 50 * second)
    assert.equal(desk.view().rest, undefined)
    desk.work(10 * second)
    assert.equal(desk.view().rest?.kind, 'micro')
  })

  test('gets no second grace from a longer one that falls due in the first', () => {
    const own = ownWellbeingSchema.parse({ breaks: { break: { everyMinutes: 29, lengthMinutes: 10 } } })
    const desk = openDesk(termsOf(wellbeingPolicySchema.parse({}), own))
    desk.work(29 * minute + 30 * second)
    assert.equal(desk.view().coming?.kind, 'break')
    assert.equal(desk.view().coming?.forcedInMs, 30 * second)
    desk.work(40 * second)
    assert.equal(desk.view().rest?.kind, 'break')
  })

  test('begins at once where no task is on screen', () => {
    const desk = openDesk(only({}))
    desk.work(24 * minute + 59 * second)
    desk.tell({ type: 'task-end', severity: 1, how: 'left' })
    desk.tell({ type: 'activity', where: 'task' })
    desk.pass(5 * second)
    assert.equal(desk.view().rest?.kind, 'micro')
  })

  test('is over when its length is reached, and goes on until the person comes back', () => {
    const desk = openDesk(only({}))
    desk.work(30 * minute)
    desk.pass(2 * minute)
    assert.equal(desk.view().rest?.over, true)
    desk.pass(30 * minute)
    assert.equal(desk.view().rest?.over, true)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.view().rest, undefined)
  })

  test('that was put off comes so much later, no oftener than allowed, and is paid back: the next comes so much sooner', () => {
    const desk = openDesk(only({ postponements: 1, postponeMinutes: 5 }))
    desk.work(25 * minute)
    assert.deepEqual(desk.view().coming?.postpone, { left: 1, minutes: 5 })
    desk.tell({ type: 'break-postpone' })
    assert.equal(desk.view().coming, undefined)
    desk.work(5 * minute)
    assert.equal(desk.view().coming?.postpone, undefined)
    desk.tell({ type: 'break-postpone' })
    desk.decide()
    assert.equal(desk.view().rest?.kind, 'micro')
    desk.pass(2 * minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.view().next?.inMs, 20 * minute)
  })

  test('that has just begun can still be put off', () => {
    const desk = openDesk(only({}))
    desk.work(25 * minute)
    desk.decide()
    desk.pass(10 * second)
    desk.tell({ type: 'break-postpone' })
    assert.equal(desk.view().rest, undefined)
    assert.equal(desk.view().next?.inMs, 5 * minute)
  })

  test('that was put off at the end of its grace, and noticed late, comes no later than it would be forced', () => {
    const desk = openDesk(only({ postponements: 1, postponeMinutes: 5 }))
    desk.work(29 * minute + 58 * second)
    desk.tell({ type: 'activity', where: 'task' })
    desk.jump(12 * second)
    desk.decide()
    assert.equal(desk.view().rest?.kind, 'micro')
    desk.tell({ type: 'break-postpone' })
    assert.equal(desk.view().next?.inMs, 4 * minute + 50 * second)
  })

  test('does not begin once the shift is over, and does when it goes on', () => {
    const desk = openDesk(only({}))
    desk.work(24 * minute + 50 * second)
    desk.tell({ type: 'shift-end' })
    desk.decide()
    desk.pass(40 * second)
    assert.equal(desk.view().rest, undefined)
    desk.tell({ type: 'shift-go-on' })
    assert.equal(desk.view().rest?.kind, 'micro')
  })

  test('that was cut short is owed: the next one is so much longer', () => {
    const desk = openDesk(only({}))
    desk.work(25 * minute)
    desk.decide()
    desk.pass(minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.state().lastRest?.ended, 'early')
    desk.work(25 * minute)
    desk.decide()
    assert.equal(desk.view().rest?.lengthMs, 3 * minute)
    desk.pass(3 * minute)
    desk.tell({ type: 'break-end' })
    desk.work(25 * minute)
    desk.decide()
    assert.equal(desk.view().rest?.lengthMs, 2 * minute)
  })

  test('that is strict is neither cut short nor left out', () => {
    const desk = openDesk(only({ strict: true }))
    desk.work(25 * minute)
    desk.tell({ type: 'break-skip' })
    assert.equal(desk.view().coming?.maySkip, false)
    desk.decide()
    desk.pass(minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.view().rest?.kind, 'micro')
  })

  test('that was left out is owed', () => {
    const desk = openDesk(only({}))
    desk.work(25 * minute)
    desk.tell({ type: 'break-skip' })
    assert.equal(desk.view().coming, undefined)
    assert.equal(desk.state().accounts.micro.owedMs, 2 * minute)
    assert.equal(desk.state().lastRest?.ended, 'skipped')
  })

  test('serves for all shorter ones', () => {
    const desk = openDesk()
    desk.work(60 * minute)
    const { rest } = desk.view()
    assert.equal(rest?.kind, 'micro')
    desk.pass(2 * minute)
    desk.tell({ type: 'break-end' })
    while (desk.view().rest?.kind !== 'break') {
      desk.work(10 * minute)
      if (desk.view().rest?.kind === 'micro') {
        desk.pass(2 * minute)
        desk.tell({ type: 'break-end' })
      }
    }
    desk.pass(10 * minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.view().next?.kind, 'micro')
    assert.ok((desk.view().next?.inMs ?? 0) > 20 * minute)
  })

  test('for severe content is counted in exposure, not in time at the desk', () => {
    const desk = openDesk(termsWith({ breaks: { severe: { everyMinutes: 10, lengthMinutes: 15 } } }))
    desk.work(3 * hour)
    assert.equal(desk.view().rest, undefined)
    desk.review(4, 5 * minute)
    assert.equal(desk.view().rest?.kind, 'severe')
  })

  test('can be taken at any time as a pause, and counts where it is long enough', () => {
    const desk = openDesk(only({}))
    desk.work(10 * minute)
    desk.tell({ type: 'break-start' })
    assert.equal(desk.view().rest?.kind, 'pause')
    desk.pass(2 * minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.view().next?.inMs, 25 * minute)
  })
})

describe('what counts', () => {
  test('time at the desk without work does not', () => {
    const desk = openDesk(only({}))
    desk.work(10 * minute)
    desk.pass(90 * second)
    desk.tell({ type: 'activity', where: 'task' })
    assert.equal(desk.state().day.reviewMs, 11 * minute)
  })

  test('work in other programs is neither review nor rest', () => {
    const desk = openDesk(only({}))
    desk.work(10 * minute)
    for (let step = 0; step < 60; step += 1) {
      desk.pass(10 * second)
      desk.tell({ type: 'activity', where: 'elsewhere' })
    }
    desk.tell({ type: 'activity', where: 'task' })
    assert.equal(desk.state().day.reviewMs, 11 * minute)
    assert.equal(desk.view().next?.inMs, 14 * minute)
  })

  test('exposure weighs severity, sound and what softens', () => {
    const desk = openDesk(termsWith({ breaks: {} }))
    const look = (severity: 1 | 2 | 3 | 4, sound: boolean, softened: boolean) => {
      const before = desk.state().day.exposureMs
      desk.tell({ type: 'look', severity, sound, softened })
      desk.pass(10 * second)
      desk.tell({ type: 'veil' })
      return desk.state().day.exposureMs - before
    }
    assert.equal(look(1, true, false), 0)
    assert.equal(look(2, false, false), 2_500)
    assert.equal(look(3, false, false), 10_000)
    assert.equal(look(3, true, false), 15_000)
    assert.equal(look(4, true, true), 15_000)
    assert.equal(Math.round(desk.state().day.severeMs), 40_000)
  })

  test('what is revealed and left alone is no rest', () => {
    const desk = openDesk(only({}))
    desk.work(10 * minute)
    desk.tell({ type: 'look', severity: 2, sound: false, softened: false })
    desk.pass(10 * minute)
    desk.tell({ type: 'veil' })
    desk.tell({ type: 'activity', where: 'task' })
    assert.ok((desk.view().next?.inMs ?? 0) < 16 * minute)
  })

  test('what stays revealed is exposure, also while nobody touches anything', () => {
    const desk = openDesk(only({}))
    desk.tell({ type: 'look', severity: 3, sound: false, softened: false })
    desk.pass(minute)
    desk.tell({ type: 'idle' })
    desk.pass(minute)
    assert.equal(desk.state().day.severeMs, 2 * minute)
    desk.tell({ type: 'lock' })
    desk.pass(minute)
    assert.equal(desk.state().day.severeMs, 2 * minute)
  })

  test('a break adds nothing to review time', () => {
    const desk = openDesk(only({}))
    desk.work(25 * minute)
    desk.decide()
    const before = desk.state().day.reviewMs
    desk.pass(10 * minute)
    desk.tell({ type: 'break-end' })
    assert.equal(desk.state().day.reviewMs, before)
  })
})

describe('which tasks come next', () => {
  const none = termsWith({ breaks: {} })

  test('no more than three severe ones in a row', () => {
    const desk = openDesk(none)
    for (let count = 0; count < 3; count += 1) {
      assert.deepEqual(desk.view().may, [1, 2, 3, 4])
      desk.review(3)
    }
    assert.deepEqual(desk.view().may, [1, 2])
    assert.equal(desk.view().spared, 'in-a-row')
    desk.review(1)
    assert.deepEqual(desk.view().may, [1, 2, 3, 4])
  })

  test('where only severe ones wait, a pause is enough', () => {
    const desk = openDesk(none)
    for (let count = 0; count < 3; count += 1) desk.review(4)
    desk.tell({ type: 'break-start' })
    desk.pass(2 * minute)
    desk.tell({ type: 'break-end' })
    assert.deepEqual(desk.view().may, [1, 2, 3, 4])
  })

  test('a pause is enough also where the organisation has no micro-breaks, and no less than one', () => {
    const policy = wellbeingPolicySchema.parse({ breaks: { break: { everyMinutes: 60, lengthMinutes: 10 } } })
    const own = ownWellbeingSchema.parse({ breaks: { micro: { everyMinutes: 90, lengthMinutes: 0.5 } } })
    for (const terms of [termsOf(policy), termsOf(policy, own)]) {
      const desk = openDesk(terms)
      for (let count = 0; count < 3; count += 1) desk.review(4)
      desk.jump(minute)
      desk.tell({ type: 'activity', where: 'task' })
      assert.deepEqual(desk.view().may, [1, 2])
      desk.tell({ type: 'break-start' })
      desk.pass(2 * minute)
      assert.equal(desk.view().rest?.over, true)
      desk.tell({ type: 'break-end' })
      assert.deepEqual(desk.view().may, [1, 2, 3, 4])
    }
  })

  test('after an escalation a pause is offered, until it is taken, declined, or another task was done', () => {
    for (const answer of ['take', 'decline', 'go on'] as const) {
      const desk = openDesk(none)
      desk.review(4, minute, 'escalated')
      assert.equal(desk.view().pauseOffered, true)
      if (answer === 'take') {
        desk.tell({ type: 'break-start' })
        desk.pass(2 * minute)
        desk.tell({ type: 'break-end' })
      }
      if (answer === 'decline') desk.tell({ type: 'pause-declined' })
      if (answer === 'go on') desk.review(1)
      assert.equal(desk.view().pauseOffered, false, answer)
    }
  })

  test('none severe in the last quarter of an hour of a shift', () => {
    const desk = openDesk(none)
    desk.work(8 * hour + 44 * minute)
    assert.deepEqual(desk.view().may, [1, 2, 3, 4])
    desk.work(2 * minute)
    assert.equal(desk.view().shift?.phase, 'calm')
    assert.deepEqual(desk.view().may, [1, 2])
  })

  test('none at all after the shift, but for the overtime that the organisation allows', () => {
    const desk = openDesk(none)
    desk.work(9 * hour + minute)
    assert.equal(desk.view().shift?.phase, 'over')
    assert.deepEqual(desk.view().may, [])
    desk.tell({ type: 'shift-go-on' })
    assert.deepEqual(desk.view().may, [1, 2])
    desk.work(30 * minute)
    assert.deepEqual(desk.view().may, [])
    assert.equal(desk.view().shift?.mayGoOn, false)
  })

  test('a shift that was ended is not begun anew by starting it again', () => {
    const desk = openDesk(none)
    desk.work(5 * hour)
    desk.tell({ type: 'shift-end' })
    assert.deepEqual(desk.view().may, [])
    desk.pass(hour)
    desk.tell({ type: 'shift-start' })
    assert.equal(Math.round((desk.view().shift?.leftMs ?? 0) / minute), 180)
  })
})

describe('limits', () => {
  const terms = termsWith({
    breaks: {},
    limits: { severeMinutesADay: 60, severeMinutesAWeek: 150, minutesADay: 90 },
    severeInARow: 50,
  })

  test('are announced at 80 %, then only lighter tasks come, then none', () => {
    const desk = openDesk(terms)
    desk.review(3, 47 * minute)
    assert.equal(desk.view().limit.stage, 'fine')
    desk.review(3, 2 * minute)
    assert.equal(desk.view().limit.stage, 'warned')
    desk.review(3, 12 * minute)
    assert.equal(desk.view().limit.stage, 'lighter')
    assert.deepEqual(desk.view().may, [1, 2])
    desk.review(2, 2 * hour)
    assert.equal(desk.view().limit.stage, 'none')
    assert.deepEqual(desk.view().may, [])
  })

  test('of a day begin anew after a night, those of a week do not', () => {
    const desk = openDesk(terms)
    for (let day = 0; day < 3; day += 1) {
      desk.review(3, 50 * minute)
      desk.sleep(16 * hour)
      desk.tell({ type: 'activity', where: 'task' })
    }
    assert.equal(desk.view().limit.severeDay, 0)
    assert.equal(desk.view().limit.stage, 'lighter')
    for (let day = 0; day < 6; day += 1) {
      desk.sleep(24 * hour)
      desk.tell({ type: 'activity', where: 'task' })
    }
    assert.equal(desk.view().limit.stage, 'fine')
  })
})

describe('the organisation’s floor', () => {
  const policy = wellbeingPolicySchema.parse({})

  test('is strengthened by lead and person, whoever asks for more', () => {
    const own = ownWellbeingSchema.parse({
      breaks: { micro: { everyMinutes: 20, lengthMinutes: 3, strict: true } },
      limits: { severeMinutesADay: 200 },
      severeInARow: 2,
    })
    const terms = termsOf(policy, own, { severeMinutesADay: 120, severeMinutesAWeek: 500 })
    assert.equal(terms.breaks.micro?.everyMs, 20 * minute)
    assert.equal(terms.breaks.micro?.lengthMs, 3 * minute)
    assert.equal(terms.breaks.micro?.strict, true)
    assert.equal(terms.severeDayMs, 120 * minute)
    assert.equal(terms.severeWeekMs, 500 * minute)
    assert.equal(terms.severeInARow, 2)
  })

  test('is weakened by nobody', () => {
    const own = ownWellbeingSchema.parse({
      breaks: { micro: { everyMinutes: 90, lengthMinutes: 1, strict: false } },
      limits: { severeMinutesADay: 900 },
      severeInARow: 50,
    })
    assert.deepEqual(termsOf(policy, own, { severeMinutesADay: 1000, minutesADay: 1000 }), termsOf(policy))
  })
})

test('no figure that can be asked for makes a state that cannot be kept', () => {
  const extreme = { breaks: { micro: { everyMinutes: Number.MIN_VALUE, lengthMinutes: 240 } } }
  assert.equal(ownWellbeingSchema.safeParse(extreme).success, false)
  assert.equal(wellbeingPolicySchema.safeParse(extreme).success, false)
  const desk = openDesk(termsWith({ breaks: { micro: { everyMinutes: 1, lengthMinutes: 240 } } }))
  desk.review(4, hour)
  desk.tell({ type: 'break-end' })
  assert.deepEqual(wellbeingStateSchema.parse(JSON.parse(JSON.stringify(desk.state()))), desk.state())
})

test('what is kept on the disk is what the engine knows', () => {
  const desk = openDesk()
  desk.review(4, 10 * minute)
  desk.tell({ type: 'break-start' })
  assert.deepEqual(wellbeingStateSchema.parse(JSON.parse(JSON.stringify(desk.state()))), desk.state())
})
