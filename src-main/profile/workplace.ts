import type { EventName, EventPayload } from '../../src-shared/desk/contract.ts'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import { readSettings } from '../settings/read-settings.ts'
import { type Door, type DoorParts, type LockReason, type NewProfile, openDoor } from './door.ts'
import { createFirstTasks, type FirstTasks } from './first-tasks.ts'
import type { HeldProfile } from './hold-profile.ts'
import { importAuditContent } from './import-audit-content.ts'
import { importPack } from './import-pack.ts'
import { importPracticePack } from './import-practice-pack.ts'
import { createImports, type Imports } from './imports.ts'
import { createOwnAudits, type OwnAuditsRoom } from './own-audits.ts'
import { createOwnPractice, type OwnPracticeRoom } from './own-practice.ts'
import { createOwnWellbeing, type OwnWellbeingRoom } from './own-wellbeing.ts'
import { createSafety, type SafetyRoom } from './safety.ts'

/** The profile that the window works on, and every change of it: opened, locked, left for another. */
export interface Workplace {
  door(): Door
  /** Undefined while it is locked or cannot be opened. */
  open(): HeldProfile | undefined
  imports: Imports
  firstTasks: FirstTasks
  safety: SafetyRoom
  wellbeing: OwnWellbeingRoom
  audits: OwnAuditsRoom
  practice: OwnPracticeRoom
  /** Goes to a profile for the first time. */
  start(folder: string): Promise<void>
  /** Resolves when the tasks that a profile should have are in, and what is due behind the window is done. */
  arrive(): Promise<void>
  /** After a step that may have opened the profile: what is due then runs behind the window. */
  opened<T>(step: Promise<T>): Promise<T>
  /** Time without input until it is to be locked; undefined while it is. */
  lockAfterMinutes(): number | undefined
  lock(why: LockReason): void
  /** Leaves this profile for another. @throws DeskError if that one cannot be opened; then nothing has changed */
  switchTo(folder: string, create?: NewProfile): Promise<void>
  /** The person leaves: what runs is stopped, and what the policy says of content is done. */
  signOut(): Promise<void>
  /** Lets go of everything, at once. */
  leave(): void
}

export interface WorkplaceParts extends Omit<DoorParts, 'folder' | 'create' | 'on'> {
  /** The demo shift. */
  demo: string
  /** Asks with the system's dialog; an absolute path, or undefined when nothing was chosen. */
  choose: (what: 'file' | 'folder' | 'new-folder', title: string) => Promise<string | undefined>
  tell: <E extends EventName>(event: E, payload: EventPayload<E>) => void
  /** The window's page must be loaded anew: the profile behind it is another, or closed. */
  reload: () => void
  /** A break is on now, or none is: what is on screen depends on it. */
  rest: (isOn: boolean) => void
  onNotice: (notice: string) => void
  /** Settles when the rush of a start is over: what can wait, such as the backup of the day, runs after it. */
  calm: () => Promise<void>
  fault: (where: string, error: unknown) => void
}

const importFor = { review: importPack, audit: importAuditContent, practice: importPracticePack }

export function createWorkplace(parts: WorkplaceParts): Workplace {
  const { demo, choose, reload, rest, onNotice, fault, ...doorParts } = parts
  let door: Door
  let toldMay = ''
  let heldBefore = 0
  let restBefore = ''
  const open = () => (door?.at() === 'open' ? door.profile() : undefined)

  /** A page that shows no profile is told of nothing. */
  function tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    if (open()) parts.tell(event, payload)
  }

  /** Tasks may have come, and a policy that decisions must name from now on. */
  function tellChanges(): void {
    const profile = open()
    if (profile) tell('policy:changed', profile.policy())
    tellShift()
  }

  function tellShift(): void {
    const profile = open()
    if (profile) tell('shift:changed', profile.benches.active().view())
  }

  const imports = createImports(
    (path, options, forWhat) => importFor[forWhat ?? 'review'](door.profile(), path, options),
    (progress) => tell('import:progressed', progress),
  )
  const firstTasks = createFirstTasks({
    imports,
    demo,
    open,
    onNotice(notice) {
      if (notice !== undefined) onNotice(notice)
      tellChanges()
      tell('import:ended', { notice })
    },
    fault,
  })
  const safety = createSafety({
    door: () => door,
    choose,
    progress: (rows, of) => tell('verify:progressed', { rows, of }),
    fault,
  })
  const audits = createOwnAudits(() => door.profile(), choose, imports, doorParts.now)
  const practice = createOwnPractice(() => door.profile(), choose, imports, doorParts.now)
  const wellbeing = createOwnWellbeing(() => door.profile(), choose, doorParts.now)

  /** Which tasks may come depends on it. */
  function tellWellbeing(view: WellbeingView): void {
    tell('wellbeing:changed', view)
    rest(view.rest !== undefined)
    const may = view.may.join()
    // Not before the receipt of the act that it follows from.
    if (may !== toldMay) setImmediate(tellShift)
    toldMay = may
  }

  function openDoorOf(folder: string, create?: NewProfile): Promise<Door> {
    return openDoor({
      ...doorParts,
      folder,
      ...(create && { create }),
      on: {
        changedElsewhere: tellChanges,
        sending(state) {
          tell('sending:changed', state)
          const { held, ...others } = state
          const rest = JSON.stringify(others)
          // What was let go of cannot be taken back any more. What is only held as well is in the view that the window asks for
          // after each act; told earlier, it would come in the way of the next task's paint.
          if (held < heldBefore || rest !== restBefore) tellShift()
          heldBefore = held
          restBefore = rest
        },
        wellbeing: tellWellbeing,
        fault,
      },
    })
  }

  async function arrive(): Promise<void> {
    const profile = open()
    if (!profile) return
    await firstTasks.arrive(profile)
    await parts.calm()
    await safety.tidy()
  }

  function arriveBehind(): void {
    arrive().catch((error) => fault('arrive', error))
  }

  async function signOut(): Promise<void> {
    // What runs writes into the profile that is left.
    await imports.stop()
    await door.signOut().catch((error) => fault('sign out', error))
  }

  return {
    door: () => door,
    open,
    imports,
    firstTasks,
    safety,
    wellbeing,
    audits,
    practice,
    async start(folder) {
      door = await openDoorOf(folder)
    },
    arrive,
    async opened(step) {
      const outcome = await step
      arriveBehind()
      return outcome
    },
    lockAfterMinutes() {
      if (door.at() === 'trouble') return readSettings(door.folder).lockAfterMinutes
      return open()?.lockAfterMinutes()
    },
    lock(why) {
      const before = door.at()
      door.lock(why, imports.idle())
      if (door.at() === before) return
      // Blanked at once, and loaded anew, so that nothing of what it showed stays in its memory.
      parts.tell('profile:locked', {})
      rest(false)
      reload()
    },
    async switchTo(folder, create) {
      if (folder === door.folder) return
      const next = await openDoorOf(folder, create)
      const wrong = next.trouble()
      if (wrong && open()) {
        next.leave()
        throw wrong
      }
      await signOut()
      door.leave()
      door = next
      arriveBehind()
      reload()
    },
    signOut,
    leave() {
      void imports.stop()
      door?.leave()
    },
  }
}
