import type { TestContext } from 'node:test'
import type { Store } from '../../../../src-main/store/store.ts'
import { createWellbeing, type WellbeingRoom } from '../../../../src-main/wellbeing/wellbeing.ts'
import type { WellbeingView } from '../../../../src-shared/desk/wellbeing-views.ts'
import { ownWellbeingSchema, wellbeingPolicySchema } from '../../../../src-shared/model/wellbeing.ts'
import { enter, restartable, shiftOf, taskRow } from '../helpers.ts'
import { type Machine, machine, secondMs } from './machine.ts'

/** A micro-break of 2 min in 25 min of review, a severe one of 15 min in 45, and 60 min of severe exposure a day. */
const policy = wellbeingPolicySchema.parse({
  breaks: {
    micro: { everyMinutes: 25, lengthMinutes: 2 },
    severe: { everyMinutes: 45, lengthMinutes: 15 },
  },
  limits: { severeMinutesADay: 60, severeMinutesAWeek: 200, minutesADay: 100 },
})

const own = ownWellbeingSchema.parse({})

export function roomOf(store: Store, here: Machine, told: WellbeingView[] = []): WellbeingRoom {
  const { tasks } = store
  const isOnScreen = (taskId: string) => tasks.current() === taskId && tasks.stateOf(taskId) === 'waiting'
  const room = createWellbeing({
    rows: store.wellbeing,
    transact: store.transact,
    severityOnScreen: (taskId) => (isOnScreen(taskId) ? tasks.severityOf(taskId) : undefined),
    policy: () => policy,
    own: () => own,
    lead: store.wellbeing.leadLimits,
    clock: here.readings,
  })
  room.follow({
    changed: (view) => void told.push(view),
    fault: (error) => {
      throw error
    },
  })
  return room
}

/** A shift over a real store, whose reviewer's breaks and exposure are counted; tasks by their id and severity. */
export function countedShift(t: TestContext, severities: Record<string, number>) {
  const place = restartable(t)
  const here = machine()
  enter(
    place.store,
    Object.entries(severities).map(([id, severity]) => taskRow(id, { severity })),
  )
  const opened = () => {
    const { store } = place
    const told: WellbeingView[] = []
    const room = roomOf(store, here, told)
    const counted = { ...store, transact: <T>(work: () => T) => room.attempt(() => store.transact(work)) }
    return { store, room, told, shift: shiftOf(counted, here.readings.wall, room) }
  }
  let now = opened()

  return {
    place,
    here,
    get store() {
      return now.store
    },
    get room() {
      return now.room
    },
    get shift() {
      return now.shift
    },
    get told() {
      return now.told
    },
    /** @param orderly false: as by a kill, without a word to anybody */
    restart(orderly = true): void {
      if (orderly) now.room.close()
      place.restart()
      now = opened()
    },
    /** Somebody looks at the task on screen for so long, a second at a time. */
    look(ms: number): void {
      const [task] = now.shift.view().upcoming
      for (let passed = 0; passed < ms; passed += secondMs) {
        now.room.report({
          ...(task && { seen: { taskId: task.id, sound: false, softened: false } }),
          active: 'task',
        })
        here.pass(secondMs)
        now.room.tick()
      }
    },
    /** Nobody does anything, and the program runs. */
    wait(ms: number): void {
      for (let passed = 0; passed < ms; passed += secondMs) {
        here.pass(secondMs)
        now.room.tick()
      }
    },
  }
}
