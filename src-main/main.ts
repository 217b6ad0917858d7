import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import type { EventName, EventPayload } from '../src-shared/desk/contract.ts'
import { longTextOf } from '../src-shared/desk/long-text.ts'
import { DeskError } from '../src-shared/desk/result.ts'
import { createHandlers, type DeskRooms } from './desk/desk-handlers.ts'
import { createDispatch } from './desk/dispatch.ts'
import { listen, tell } from './desk/listen.ts'
import { watchAbsence } from './keys/absence.ts'
import { systemKey } from './keys/system-key.ts'
import { deskRoomsOf } from './profile/desk-rooms.ts'
import type { NewProfile } from './profile/door.ts'
import { outlineOf } from './profile/import-pack.ts'
import {
  findFolderFault,
  listProfiles,
  newProfileFolder,
  rememberProfile,
  requireProfile,
  usualProfile,
} from './profile/profile-folders.ts'
import { createWorkplace } from './profile/workplace.ts'
import { readSettings } from './settings/read-settings.ts'
import { openSettings } from './settings/settings.ts'
import { classifyStoreError } from './store/fault.ts'
import { watchPresence } from './wellbeing/platform.ts'
import { choosePath } from './window/choose-path.ts'
import { hardenSession, keepOffDisk } from './window/harden.ts'
import { claimInstead, claimProfile, onSecondStart } from './window/instance.ts'
import { origin, registerScheme, serveProtocol } from './window/protocol.ts'
import { createRecovery } from './window/recovery.ts'
import { createRestWindows, type RestWindows } from './window/rest-windows.ts'
import { openWindow } from './window/window.ts'

// The composition root: the only place that wires rooms together.

const startedAt = Number(process.env.EVENHAND_STARTED_AT) || Date.now()
const runtime = process.env.EVENHAND_RUNTIME ?? 'electron'
const { values: options } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { profile: { type: 'string' }, pack: { type: 'string' } },
  strict: false,
})
const assets = join(app.getAppPath(), 'assets')
const profilesFolder = join(app.getPath('appData'), app.getName(), 'profiles')
const packToBring = typeof options.pack === 'string' ? resolve(options.pack) : undefined
const profileFolder = resolve(
  typeof options.profile === 'string' ? options.profile : usualProfile(profilesFolder),
)

registerScheme()
keepOffDisk()
app.enableSandbox()

/** A window may stay open for days. */
const tidyEveryMs = 60 * 60_000
/** A start, and somebody’s first task, need both cores. */
const calmAfterMs = 60_000
let window: BrowserWindow | undefined
let restWindows: RestWindows | undefined
let signedOut = false
const said = new Set<string>()
const workplace = createWorkplace({
  assets,
  demo: join(assets, 'demo'),
  now: Date.now,
  system: systemKey,
  openSettings,
  choose: (what, title) => choosePath(window, what, title),
  tell: tellWindow,
  reload: () => window?.webContents.reload(),
  rest: (isOn) => restWindows?.follow(isOn),
  onNotice: (notice) => process.stderr.write(`${notice}\n`),
  calm: () => delay(calmAfterMs, undefined, { ref: false }),
  fault: reportFault,
})

// Everything of a profile is for its owner alone.
process.umask(0o077)

const unusable = findFolderFault(profileFolder)
if (unusable !== undefined) {
  process.stderr.write(`${unusable}\n`)
  app.exit(1)
} else if (claimProfile(profileFolder, packToBring)) {
  app.on('window-all-closed', () => app.quit())
  const started = app.whenReady().then(start).catch(giveUp)
  let brought: Promise<void> = started
  onSecondStart((pack) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (pack !== undefined)
      brought = brought
        .then(() => workplace.firstTasks.bring(pack))
        .catch((error) => reportFault('import', error))
  })
} else {
  const also = packToBring === undefined ? '' : ` and imports ${packToBring}`
  process.stderr.write(
    `The profile in ${profileFolder} is open already; its window has been brought to the front${also}.\n`,
  )
  app.quit()
}

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  hardenSession(session.defaultSession)
  if (packToBring !== undefined) await workplace.firstTasks.bring(packToBring)
  await workplace.start(profileFolder)
  app.on('before-quit', signOutFirst)
  app.on('will-quit', () => {
    window = undefined
    workplace.leave()
  })
  serveProtocol({
    pageFolder: join(app.getAppPath(), 'out', 'renderer'),
    ...(process.env.EVENHAND_DEV_SERVER && !app.isPackaged && { devServer: process.env.EVENHAND_DEV_SERVER }),
    media: () => {
      const profile = workplace.open()
      if (!profile) return undefined
      const { tasks } = profile.store
      const longText = (taskId: string) => {
        const cached = tasks.find(taskId)
        return cached && longTextOf(cached.task.content)
      }
      return { find: tasks.media, vault: profile.vault, longText }
    },
    pictures: () => workplace.open()?.pictures,
  })
  listen(
    createDispatch(
      createHandlers(deskRooms()),
      () => workplace.open()?.profile().role,
      classifyStoreError,
      reportFault,
    ),
    origin,
  )
  // Not waited for: what can wait comes a minute later, and a second start brings its pack before that.
  workplace.arrive().catch((error) => reportFault('arrive', error))
  restWindows = createRestWindows(() => window)
  window = openWindow({
    outFolder: join(app.getAppPath(), 'out'),
    icon: join(assets, 'icon.png'),
    bounds: readSettings(profileFolder).window,
    rememberBounds: (at) => workplace.open()?.settings.change({ window: at }),
    onBreakdown: createRecovery({
      blameContent,
      say: (sentence) => process.stderr.write(`${sentence}\n`),
      reload: () => window?.webContents.reload(),
      giveUp: () =>
        giveUp(
          new DeskError('internal', 'The window broke down twice within a minute. Start the program again.'),
        ),
    }),
  })
  watchPresence(
    () => workplace.open()?.wellbeing,
    (error) => reportFault('wellbeing', error),
  )
  watchAbsence({
    idleMinutes: workplace.lockAfterMinutes,
    onAway: workplace.lock,
    onWarning: (inSeconds) => window && tell(window, 'lock:coming', { inSeconds }),
  })
  setInterval(() => void workplace.safety.tidy(), tidyEveryMs).unref()
  await workplace.firstTasks.settled()
  if (workplace.imports.progress())
    process.stderr.write('The tasks are still being imported; the window shows how far it is.\n')
}

function tellWindow<E extends EventName>(event: E, payload: EventPayload<E>): void {
  if (window) tell(window, event, payload)
}

function deskRooms(): DeskRooms {
  const about = { runtime, version: app.getVersion() }
  return {
    ...deskRoomsOf(workplace, about, (at) => sayOnce(`${at} · runtime ${runtime}`)),
    profiles: {
      list: () => listProfiles(profilesFolder, workplace.door().folder),
      create: (profile) => switchTo(newProfileFolder(profilesFolder, profile.name), profile),
      switchTo: (folder) => switchTo(requireProfile(folder)),
    },
    choosePack: (what) => choosePath(window, what, 'Import tasks'),
    outlineOf,
    window: {
      ready: sayReady,
      toggleFullScreen: () => window?.setFullScreen(!window.isFullScreen()),
      quit: () => app.quit(),
    },
  }
}

async function switchTo(folder: string, create?: NewProfile): Promise<void> {
  await workplace.switchTo(folder, create)
  claimInstead(folder)
  rememberProfile(profilesFolder, folder)
}

/** Leaving may take a moment, where the policy has all content removed. */
function signOutFirst(event: { preventDefault(): void }): void {
  if (signedOut || !workplace.door().removesContent()) return
  event.preventDefault()
  void workplace.signOut().finally(() => {
    signedOut = true
    app.quit()
  })
}

function blameContent(): boolean {
  try {
    return (
      workplace
        .open()
        ?.benches.active()
        .blame('Showing this content made the window break down, so it is not shown again.') ?? false
    )
  } catch (error) {
    reportFault('blame', error)
    return false
  }
}

/** Once per start, when the first task can be reviewed. */
function sayReady(): void {
  const elapsedMs = Math.round(Date.now() - startedAt)
  const waiting = workplace.door().profile().store.tasks.countWaiting()
  sayOnce(`ready in ${elapsedMs} ms · runtime ${runtime} · ${waiting} tasks waiting`)
}

function sayOnce(line: string): void {
  const what = line.slice(0, line.indexOf(' '))
  if (said.has(what)) return
  said.add(what)
  process.stdout.write(`${line}\n`)
}

function reportFault(command: string, error: unknown): void {
  process.stderr.write(`${command} failed: ${error instanceof Error ? error.stack : String(error)}\n`)
}

/** The program cannot start: say why, in the window's stead, and leave. */
function giveUp(error: unknown): void {
  const message = error instanceof DeskError ? error.message : `Evenhand cannot start. ${String(error)}`
  process.stderr.write(`${message}\n`)
  if (!(error instanceof DeskError)) reportFault('start', error)
  dialog.showErrorBox('Evenhand', message)
  app.exit(1)
}
