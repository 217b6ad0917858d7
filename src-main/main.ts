import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import type { EventName, EventPayload } from '../src-shared/desk/contract.ts'
import { DeskError } from '../src-shared/desk/result.ts'
import { createHandlers, type DeskRooms } from './desk/desk-handlers.ts'
import { createDispatch } from './desk/dispatch.ts'
import { listen, tell } from './desk/listen.ts'
import { watchAbsence } from './keys/absence.ts'
import { systemKey } from './keys/system-key.ts'
import { type Door, type LockReason, type NewProfile, openDoor } from './profile/door.ts'
import { createFirstTasks } from './profile/first-tasks.ts'
import type { HeldProfile } from './profile/hold-profile.ts'
import { importPack, outlineOf } from './profile/import-pack.ts'
import { createImports } from './profile/imports.ts'
import { findFolderFault, listProfiles, newProfileFolder, requireProfile } from './profile/profile-folders.ts'
import { createSafety } from './profile/safety.ts'
import { readSettings } from './settings/read-settings.ts'
import { openSettings } from './settings/settings.ts'
import { classifyStoreError } from './store/fault.ts'
import { choosePath } from './window/choose-path.ts'
import { hardenSession, keepOffDisk } from './window/harden.ts'
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
keepOffDisk()
app.enableSandbox()

let door: Door
let window: BrowserWindow | undefined
/** A window may stay open for days. */
const tidyEveryMs = 60 * 60_000
let brokeDownAt = -Infinity
let signedOut = false
const said = new Set<string>()
const imports = createImports(
  (path, terms) => importPack(door.profile(), path, terms),
  (progress) => tellWindow('import:progressed', progress),
)
const firstTasks = createFirstTasks({
  imports,
  demo: join(assets, 'demo'),
  open: openProfileNow,
  onNotice: sayImported,
  fault: reportFault,
})
const safety = createSafety({
  door: () => door,
  chooseFolder: () => choosePath(window, 'new-folder', 'Where decisions are written to'),
  progress: (rows, of) => tellWindow('verify:progressed', { rows, of }),
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
      brought = brought.then(() => firstTasks.bring(pack)).catch((error) => reportFault('import', error))
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
  if (packToBring !== undefined) await firstTasks.bring(packToBring)
  door = await openDoorOf(profileFolder)
  app.on('before-quit', signOutFirst)
  app.on('will-quit', () => {
    window = undefined
    void imports.stop()
    door.leave()
  })
  serveProtocol({
    pageFolder: join(app.getAppPath(), 'out', 'renderer'),
    ...(process.env.EVENHAND_DEV_SERVER && !app.isPackaged && { devServer: process.env.EVENHAND_DEV_SERVER }),
    media: () => {
      const profile = openProfileNow()
      return profile && { find: profile.store.tasks.media, vault: profile.vault }
    },
  })
  listen(createDispatch(createHandlers(deskRooms()), classifyStoreError, reportFault), origin)
  const arrived = arrive()
  const { window: bounds } = readSettings(profileFolder)
  window = openWindow({
    outFolder: join(app.getAppPath(), 'out'),
    icon: join(assets, 'icon.png'),
    bounds,
    rememberBounds: (at) => openProfileNow()?.settings.change({ window: at }),
    onBreakdown: recover,
  })
  watchAbsence(() => openProfileNow()?.lockAfterMinutes(), lock)
  setInterval(() => void safety.tidy(), tidyEveryMs).unref()
  await firstTasks.settled()
  if (imports.progress())
    process.stderr.write('The tasks are still being imported; the window shows how far it is.\n')
  await arrived
}

function openDoorOf(folder: string, create?: NewProfile): Promise<Door> {
  return openDoor({
    folder,
    assets,
    now: Date.now,
    system: systemKey,
    openSettings,
    ...(create && { create }),
    on: {
      changedElsewhere: tellChanges,
      sending: (state) => {
        tellWindow('sending:changed', state)
        tellShift()
      },
      fault: reportFault,
    },
  })
}

/** The profile was opened just now: what it should have comes in, and what is due is done, behind the window. */
async function arrive(): Promise<void> {
  const profile = openProfileNow()
  if (!profile) return
  await firstTasks.arrive(profile)
  await safety.tidy()
}

function openProfileNow(): HeldProfile | undefined {
  return door?.at() === 'open' ? door.profile() : undefined
}

function tellWindow<E extends EventName>(event: E, payload: EventPayload<E>): void {
  if (window && (event === 'profile:locked' || openProfileNow())) tell(window, event, payload)
}

/** Another process has changed the profile: tasks may have come, and a policy that decisions must name from now on. */
function tellChanges(): void {
  const profile = openProfileNow()
  if (profile) tellWindow('policy:changed', profile.policy())
  tellShift()
}

function tellShift(): void {
  const profile = openProfileNow()
  if (profile) tellWindow('shift:changed', profile.shift.view())
}

function sayImported(notice: string | undefined): void {
  if (notice !== undefined) process.stderr.write(`${notice}\n`)
  tellChanges()
  tellWindow('import:ended', { notice })
}

function deskRooms(): DeskRooms {
  return {
    shift: () => door.profile().shift,
    policy: () => door.profile().policy(),
    profile: () => door.profile().profile(),
    changeProfile: (change) => door.profile().changeProfile(change),
    changeSettings: (part) => door.profile().changeSettings(part),
    access: {
      at: () => {
        const at = door.at()
        if (at !== 'open') sayOnce(`${at} · runtime ${runtime}`)
        return at
      },
      lockView: () => door.lockView(),
      trouble: () => safety.trouble(),
      theme: () => readSettings(door.folder).theme,
      opening: () => ({
        profile: door.profile().profile(),
        protection: door.keys.protection(),
        sending: door.profile().sending.state(),
        policy: door.profile().policy(),
        settings: door.profile().settings.get(),
        shift: door.profile().shift.view(),
        notices: firstTasks.notices(),
        importing: imports.progress(),
        runtime,
        version: app.getVersion(),
      }),
      lock: () => lock('key'),
      unlock: (passphrase) => opened(door.unlock(passphrase)),
      retry: () => opened(door.retry()),
      restore: async () => {
        const report = await safety.restore()
        void arrive().catch((error) => reportFault('arrive', error))
        return report
      },
      acceptGap: () => opened(safety.acceptGap()),
      protect: safety.protect,
      safety,
      settled: firstTasks.settled,
      knownWords: () => door.profile().profile().name.split(/\s+/),
    },
    profiles: {
      list: () => listProfiles(profilesFolder, door.folder),
      create: (profile) => switchTo(newProfileFolder(profilesFolder, profile.name), profile),
      switchTo: (folder) => switchTo(requireProfile(folder)),
    },
    choosePack: (what) => choosePath(window, what, 'Import tasks'),
    outlineOf,
    imports,
    window: {
      ready: () => sayReady(),
      toggleFullScreen: () => window?.setFullScreen(!window.isFullScreen()),
      quit: () => app.quit(),
    },
  }
}

/** After a step that may have opened the profile. */
async function opened(step: Promise<void>): Promise<void> {
  await step
  void arrive().catch((error) => reportFault('arrive', error))
}

/** Blanks the window at once, and loads it anew, so that nothing of what it showed stays in its memory. */
function lock(why: LockReason): void {
  if (!openProfileNow()) return
  door.lock(why, imports.idle())
  tellWindow('profile:locked', {})
  window?.webContents.reload()
}

/** Leaving may take a moment, where the policy has all content removed. */
function signOutFirst(event: { preventDefault(): void }): void {
  const profile = openProfileNow()
  if (signedOut || !profile?.policy().machine?.shredAtSignOut) return
  event.preventDefault()
  void signOut().finally(() => {
    signedOut = true
    app.quit()
  })
}

async function signOut(): Promise<void> {
  // What runs writes into the profile that is left.
  await imports.stop()
  await openProfileNow()
    ?.signOut()
    .catch((error) => reportFault('sign out', error))
}

async function switchTo(folder: string, create?: NewProfile): Promise<void> {
  if (folder === door.folder) return
  const next = await openDoorOf(folder, create)
  const wrong = next.trouble()
  if (wrong && openProfileNow()) {
    next.leave()
    throw wrong
  }
  await signOut()
  door.leave()
  door = next
  claimInstead(folder)
  void arrive().catch((error) => reportFault('arrive', error))
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
    return (
      openProfileNow()?.shift.blame(
        'Showing this content made the window break down, so it is not shown again.',
      ) ?? false
    )
  } catch (error) {
    reportFault('blame', error)
    return false
  }
}

/** Once per start, when the first task can be reviewed. */
function sayReady(): void {
  const elapsedMs = Math.round(Date.now() - startedAt)
  const waiting = door.profile().store.tasks.countWaiting()
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
