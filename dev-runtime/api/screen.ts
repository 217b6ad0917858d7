import type { CdpSession } from '../browser/cdp.ts'
import { xServer } from '../desktop/desktop.ts'
import { currentEngine } from '../engine.ts'
import { strictEmitter } from '../strict.ts'

interface Area {
  x: number
  y: number
  width: number
  height: number
}

export interface Display {
  id: number
  label: string
  bounds: Area
  workArea: Area
  size: { width: number; height: number }
  workAreaSize: { width: number; height: number }
  scaleFactor: number
  rotation: number
  internal: boolean
}

interface ScreenInfo {
  left: number
  top: number
  width: number
  height: number
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
  devicePixelRatio: number
  orientation?: { angle: number }
  isPrimary: boolean
  isInternal: boolean
  label: string
  id: string
}

function displayOf(
  bounds: Area,
  workArea: Area,
  rest: { id: number; label: string; scaleFactor: number },
): Display {
  const size = { width: bounds.width, height: bounds.height }
  const workAreaSize = { width: workArea.width, height: workArea.height }
  return { ...rest, bounds, workArea, size, workAreaSize, rotation: 0, internal: false }
}

function fromChromium(info: ScreenInfo): Display {
  const bounds = { x: info.left, y: info.top, width: info.width, height: info.height }
  const workArea = { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight }
  const display = displayOf(bounds, workArea, {
    id: Number(info.id),
    label: info.label,
    scaleFactor: info.devicePixelRatio,
  })
  return { ...display, rotation: info.orientation?.angle ?? 0, internal: info.isInternal }
}

class Screen extends strictEmitter('screen', [
  'display-added',
  'display-removed',
  'display-metrics-changed',
]) {
  #displays: Display[] = []
  #assumed = true

  getAllDisplays(): Display[] {
    if (this.#displays.length === 0)
      throw new Error("The 'screen' module can't be used before the app 'ready' event")
    return [...this.#displays]
  }
  getPrimaryDisplay(): Display {
    return this.getAllDisplays()[0] as Display
  }
  getDisplayNearestPoint(point: { x: number; y: number }): Display {
    const distance = ({ bounds }: Display) =>
      Math.hypot(
        Math.max(bounds.x - point.x, 0, point.x - (bounds.x + bounds.width)),
        Math.max(bounds.y - point.y, 0, point.y - (bounds.y + bounds.height)),
      )
    return this.getAllDisplays().toSorted((a, b) => distance(a) - distance(b))[0] as Display
  }
  getDisplayMatching(area: Area): Display {
    return this.getDisplayNearestPoint({ x: area.x + area.width / 2, y: area.y + area.height / 2 })
  }

  /** One screen of this size, until Chromium reports. */
  assume({ width, height }: { width: number; height: number }): void {
    const area = { x: 0, y: 0, width, height }
    this.#displays = [displayOf(area, area, { id: 1, label: '', scaleFactor: 1 })]
  }

  /** Takes what Chromium reports; the primary display comes first. */
  note(infos: ScreenInfo[]): void {
    const before = this.#displays
    const after = infos.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary)).map(fromChromium)
    const assumed = this.#assumed
    this.#displays = after
    this.#assumed = false
    if (assumed) return
    for (const display of after) {
      const same = before.find(({ id }) => id === display.id)
      if (!same) this.emit('display-added', {}, display)
      else if (JSON.stringify(same) !== JSON.stringify(display))
        this.emit('display-metrics-changed', {}, display, ['bounds'])
    }
    for (const display of before) {
      if (!after.some(({ id }) => id === display.id)) this.emit('display-removed', {}, display)
    }
  }
}

export const screen = new Screen()

/**
 * Apps read the screens before they open a window, but Chromium tells of them only through a page. So at first the
 * answer comes from what is at hand: the size that headless Chromium is given, the X server, or else a hidden page.
 */
export async function findScreens(): Promise<void> {
  const { browser, ready } = currentEngine()
  const server = browser.headless ? sizeOf(browser.headlessScreen) : await xServer
  if (server) return screen.assume(server)
  await ready
  await noteScreens((await browser.openHiddenPage()).session)
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /(\d+)x(\d+)/.exec(text) ?? []
  return { width: Number(width), height: Number(height) }
}

/** Reads the screens through any page. */
export async function noteScreens(session: CdpSession): Promise<void> {
  const { screenInfos } = await session.send<{ screenInfos: ScreenInfo[] }>('Emulation.getScreenInfos')
  screen.note(screenInfos)
}

export function primaryWorkArea(): Area {
  return screen.getPrimaryDisplay().workArea
}
