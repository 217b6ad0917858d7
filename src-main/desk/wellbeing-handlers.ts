import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { WellbeingPage, WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { Settings } from '../../src-shared/model/settings.ts'
import type { WellbeingEvent } from '../../src-shared/rules/wellbeing/engine.ts'
import type { Handlers } from './handlers.ts'

/** What the desk needs of breaks and exposure. */
export interface WellbeingRooms {
  report(sighting: CommandInput<'wellbeing:report'>): void
  view(): WellbeingView
  tell(event: WellbeingEvent): void
  checkIn(mood: number, note: string): void
  page(days: number): WellbeingPage
  /** Asks with the system's dialog where to; the file, or undefined if nothing was chosen. */
  exportAll(): Promise<string | undefined>
  forget(): void
  /** Asks with the system's dialog; undefined if nothing was chosen. */
  choosePictures(): Promise<Settings | undefined>
  countPictures(): Promise<number>
}

type WellbeingCommand =
  | `wellbeing:${'report' | 'view' | 'check-in' | 'page' | 'export' | 'delete' | 'choose-pictures' | 'pictures'}`
  | 'break:act'
  | 'shift:act'

const breakEvents: Readonly<Record<CommandInput<'break:act'>['act'], WellbeingEvent>> = {
  start: { type: 'break-start' },
  end: { type: 'break-end' },
  postpone: { type: 'break-postpone' },
  skip: { type: 'break-skip' },
  resume: { type: 'break-resume' },
  'decline-pause': { type: 'pause-declined' },
}

const shiftEvents: Readonly<Record<CommandInput<'shift:act'>['act'], WellbeingEvent>> = {
  start: { type: 'shift-start' },
  end: { type: 'shift-end' },
  'go-on': { type: 'shift-go-on' },
}

export function createWellbeingHandlers(rooms: WellbeingRooms): Pick<Handlers, WellbeingCommand> {
  function act(event: WellbeingEvent): WellbeingView {
    rooms.tell(event)
    return rooms.view()
  }

  return {
    'wellbeing:report': (sighting) => {
      rooms.report(sighting)
      return {}
    },
    'wellbeing:view': () => rooms.view(),
    'break:act': ({ act: name }) => act(breakEvents[name]),
    'shift:act': ({ act: name }) => act(shiftEvents[name]),
    'wellbeing:check-in': ({ mood, note }) => {
      rooms.checkIn(mood, note)
      return {}
    },
    'wellbeing:page': ({ days }) => rooms.page(days),
    'wellbeing:export': async () => {
      const file = await rooms.exportAll()
      if (file === undefined) throw new DeskError('cancelled', 'No folder was chosen.')
      return { file }
    },
    'wellbeing:delete': () => {
      rooms.forget()
      return {}
    },
    'wellbeing:choose-pictures': async () => {
      const settings = await rooms.choosePictures()
      if (!settings) throw new DeskError('cancelled', 'No folder was chosen.')
      return settings
    },
    'wellbeing:pictures': async () => ({ count: await rooms.countPictures() }),
  }
}
