import type { practiceCommands } from '../../src-shared/desk/practice-commands.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { OwnPracticeRoom } from '../profile/own-practice.ts'
import type { Handlers } from './handlers.ts'

export function createPracticeHandlers(
  rooms: OwnPracticeRoom,
): Pick<Handlers, keyof typeof practiceCommands> {
  return {
    'practice:overview': () => rooms.overview(),
    'practice:import': async ({ what }) => {
      const { title, added, known } = chosen(await rooms.takeIn(what))
      return { title, added, known, overview: rooms.overview() }
    },
    'practice:start': ({ packId, version, ahead }) => rooms.start({ id: packId, version }, ahead),
    'practice:start-exam': ({ packId, version }) => rooms.startExam({ id: packId, version }),
    'practice:retry': ({ taskId }) => rooms.retry(taskId),
    'practice:next': ({ taskId }) => rooms.next(taskId),
    'practice:hand-over': async () => chosen(await rooms.handOver()),
    'practice:cohort': ({ pack }) => rooms.cohort(pack),
    'practice:person': ({ person, pack }) => rooms.person(person, pack),
    'practice:item': ({ pack, place }) => rooms.item(pack, place),
    'practice:cases': () => rooms.cases(),
    'practice:collect': ({ auditId, isCollected }) => ({ collected: rooms.collect(auditId, isCollected) }),
    'practice:publish': (input) => ({ ...rooms.publish(input), overview: rooms.overview() }),
    'practice:export': async ({ packId, version, use }) =>
      chosen(await rooms.exportPack({ id: packId, version }, use)),
  }
}

function chosen<T>(found: T | undefined): T {
  if (found === undefined) throw new DeskError('cancelled', 'Nothing was chosen.')
  return found
}
