import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import { DeskError } from '../src-shared/desk/result.ts'
import { createHandlers, type DeskRooms } from './desk/desk-handlers.ts'
import { createDispatch } from './desk/dispatch.ts'
import { listen, tell } from './desk/listen.ts'
import { type HeldProfile, holdProfile } from './profile/hold-profile.ts'
import { noticeOf } from './profile/import-notice.ts'
import { importPack, outlineOf } from './profile/import-pack.ts'
import { createImports } from './profile/imports.ts'
import type { ProfileOptions } from './profile/open-profile.ts'
import { findFolderFault, listProfiles, newProfileFolder, requireProfile } from './profile/profile-folders.ts'
import { classifyStoreError } from './store/fault.ts'
import { choosePack } from './window/choose-pack.ts'
import { hardenSession } from './window/harden.ts'
import { claimInstead, claimProfile, onSecondStart } from './window/instance.ts'
import { origin, registerScheme, serveProtocol } from './window/protocol.ts'
import { type Breakdown, openWindow } from './window/window.ts'

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
  typeof options.profile === 'string' ? options.profile : join(profilesFolder, 'demo'),
)

registerScheme()
app.enableSandbox()

let open: HeldProfile
let window: BrowserWindow | undefined
let settled: Promise<void> = Promise.resolve()
let notices: string[] = []
let saidReady = false
let brokeDownAt = -Infinity
/** How long the window stays closed for the first tasks to come in. */
const longestWaitMs = 1500
const imports = createImports(
  (path, terms) => importPack(open, path, terms),
  (progress) => window && tell(window, 'import:progressed', progress),
)

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
      brought = brought.then(() => bring(pack)).catch((error) => reportFault('import', error))
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
  open = await hold(profileFolder)
  app.on('will-quit', () => {
    window = undefined
    void imports.stop()
    open.close()
  })
  serveProtocol({
    pageFolder: join(app.getAppPath(), 'out', 'renderer'),
    ...(process.env.EVENHAND_DEV_SERVER && !app.isPackaged && { devServer: process.env.EVENHAND_DEV_SERVER }),
    media: () => ({ find: open.store.tasks.media, vault: open.vault }),
  })
  listen(createDispatch(createHandlers(deskRooms()), classifyStoreError, reportFault), origin)
  const firstTasks = bringFirstTasks()
  // A long import shows its progress in the window, and leaves the tasks that are there already to be reviewed.
  settled = Promise.race([firstTasks, delay(longestWaitMs, undefined, { ref: false })])
  window = openWindow({
    outFolder: join(app.getAppPath(), 'out'),
    icon: join(assets, 'icon.png'),
    bounds: open.settings.get().window,
    rememberBounds: (bounds) => open.settings.change({ window: bounds }),
    onBreakdown: recover,
  })
  await settled
  if (imports.progress())
    process.stderr.write('The tasks are still being imported; the window shows how far it is.\n')
  await firstTasks
  if (window) await sweepVault()
}

function hold(folder: string, create?: ProfileOptions['create']): Promise<HeldProfile> {
  const options = { assets, now: Date.now, ...(create && { create }) }
  const fault = (error: unknown) => reportFault('follow', error)
  return holdProfile(folder, options, { changedElsewhere: tellChanges, fault })
}

/** Another process has changed the profile: tasks may have come, and a policy that decisions must name from now on. */
function tellChanges(): void {
  if (!window) return
  tell(window, 'policy:changed', open.policy())
  tell(window, 'shift:changed', open.shift.view())
}

/** The pack of the command line, or the demo shift for a demo profile that has had none yet. */
async function bringFirstTasks(): Promise<void> {
  const wantsDemo = open.profile().demo && !open.store.packs.hasAny()
  const path = packToBring ?? (wantsDemo ? join(assets, 'demo') : undefined)
  if (path !== undefined) await bring(path)
}

/** Imports what was asked for outside of the window, and has the window show what there is to say about it. */
async function bring(path: string): Promise<void> {
  const profile = open
  const notice = await noticeOf(imports.run(path), (error) => reportFault('import', error))
  // Stopped, because the person went on to another profile.
  if (open !== profile) return
  if (notice !== undefined) {
    notices.push(notice)
    process.stderr.write(`${notice}\n`)
  }
  tellChanges()
  if (window) tell(window, 'import:ended', { notice })
}

/** Removes what an import that was killed has left. A day is longer than any import, so none that runs loses a file. */
async function sweepVault(): Promise<void> {
  const { vault, store } = open
  try {
    await vault.sweep(store.packs.mediaIds(), Date.now() - 24 * 60 * 60 * 1000)
  } catch (error) {
    reportFault('sweep', error)
  }
}

function deskRooms(): DeskRooms {
  return {
    shift: () => open.shift,
    policy: () => open.policy(),
    profile: () => open.profile(),
    changeProfile: (change) => open.changeProfile(change),
    profileProtected: () => open.protected,
    settings: () => open.settings,
    profiles: {
      list: () => listProfiles(profilesFolder, open.folder),
      create: (profile) => switchTo(newProfileFolder(profilesFolder, profile.name), profile),
      switchTo: (folder) => switchTo(requireProfile(folder)),
    },
    settled: () => settled,
    choosePack: (what) => choosePack(window, what),
    outlineOf,
    imports,
    window: {
      ready: sayReady,
      toggleFullScreen: () => window?.setFullScreen(!window.isFullScreen()),
      quit: () => app.quit(),
    },
    about: () => ({ runtime, version: app.getVersion(), notices }),
  }
}

async function switchTo(folder: string, create?: ProfileOptions['create']): Promise<void> {
  const opened = await hold(folder, create)
  // What runs writes into the profile that is left.
  await imports.stop()
  open.close()
  open = opened
  claimInstead(folder)
  notices = []
  window?.webContents.reload()
}

/** What the window had at hand when it broke down is not shown again, so that the shift goes on and does not end here each time. */
function recover({ reason, mayBeContent }: Breakdown): void {
  process.stderr.write(`The window broke down (${reason}) and is loaded anew.\n`)
  const blamed = mayBeContent && blameContent()
  const isRepeated = performance.now() - brokeDownAt < 60_000
  brokeDownAt = performance.now()
  if (blamed || !isRepeated) window?.webContents.reload()
  else
    giveUp(new DeskError('internal', 'The window broke down twice within a minute. Start the program again.'))
}

function blameContent(): boolean {
  try {
    return open.shift.blame('Showing this content made the window break down, so it is not shown again.')
  } catch (error) {
    reportFault('blame', error)
    return false
  }
}

/** Once per start, when the first task can be reviewed. */
function sayReady(): void {
  if (saidReady) return
  saidReady = true
  const elapsedMs = Math.round(Date.now() - startedAt)
  process.stdout.write(
    `ready in ${elapsedMs} ms · runtime ${runtime} · ${open.store.tasks.countWaiting()} tasks waiting\n`,
  )
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
