import type { practiceCommands } from '../../src-shared/desk/practice-commands.ts'
import type {
  PackVersionInput,
  PracticeCase,
  PracticeOverview,
  PublishInput,
} from '../../src-shared/desk/practice-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportReport, ShiftView } from '../../src-shared/desk/views.ts'
import type { Handlers } from './handlers.ts'

/** What the desk needs of practice. What asks with the system's dialog gives undefined if nothing was chosen. */
export interface PracticeRooms {
  overview(): PracticeOverview
  takeIn(what: 'file' | 'folder'): Promise<ImportReport | undefined>
  start(pack: PackVersionInput, ahead: boolean): ShiftView
  startExam(pack: PackVersionInput): ShiftView
  retry(taskId: string): ShiftView
  next(taskId: string): ShiftView
  cases(): PracticeCase[]
  publish(input: PublishInput): { title: string; version: number; added: number; known: number }
  exportPack(pack: PackVersionInput): Promise<{ file: string; count: number } | undefined>
}

export function createPracticeHandlers(rooms: PracticeRooms): Pick<Handlers, keyof typeof practiceCommands> {
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
    'practice:cases': () => ({ cases: rooms.cases() }),
    'practice:publish': (input) => ({ ...rooms.publish(input), overview: rooms.overview() }),
    'practice:export': async ({ packId, version }) => chosen(await rooms.exportPack({ id: packId, version })),
  }
}

function chosen<T>(found: T | undefined): T {
  if (found === undefined) throw new DeskError('cancelled', 'Nothing was chosen.')
  return found
}
