import type { BrowserPage } from '../browser/pages.ts'
import { currentEngine } from '../engine.ts'
import { noteScreens, primaryWorkArea } from './screen.ts'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

interface ChromiumBounds {
  left?: number
  top?: number
  width?: number
  height?: number
  windowState?: WindowState
}

interface FrameOptions extends Partial<Rectangle> {
  minWidth?: number
  minHeight?: number
  fullscreen?: boolean
}

export interface WindowFrame {
  attach(page: BrowserPage): Promise<void>
  state(): WindowState
  setState(state: WindowState): void
  /** Shows a window that was opened hidden. */
  reveal(): void
  focus(): void
  bounds(): Rectangle
  normalBounds(): Rectangle
  setBounds(bounds: Partial<Rectangle>): void
  /** Asks Chromium where the window is now, after it was moved or resized from outside. */
  refresh(): void
  closeNow(): void
}

const eventsOf: Record<WindowState, { enter: string; leave: string }> = {
  normal: { enter: '', leave: '' },
  minimized: { enter: 'minimize', leave: 'restore' },
  maximized: { enter: 'maximize', leave: 'unmaximize' },
  fullscreen: { enter: 'enter-full-screen', leave: 'leave-full-screen' },
}

/** Place, size and state of one browser window. What is set before the window is there is applied when it comes. */
export function createWindowFrame(
  options: FrameOptions,
  shown: boolean,
  emit: (event: string) => void,
): WindowFrame {
  const minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
  let wanted: Partial<Rectangle> = { width: options.width ?? 800, height: options.height ?? 600 }
  if (options.x !== undefined && options.y !== undefined) wanted = { ...wanted, x: options.x, y: options.y }
  let normal: Rectangle = { x: 0, y: 0, width: 800, height: 600, ...wanted }
  let current = normal
  let state: WindowState = options.fullscreen ? 'fullscreen' : shown ? 'normal' : 'minimized'
  let page: BrowserPage | undefined
  let windowId = 0
  // Headless windows have a toolbar that Electron's do not; the content gets the room that was asked for.
  let toolbar = 0

  const apply = async (bounds: ChromiumBounds) => {
    await page?.session.send('Browser.setWindowBounds', { windowId, bounds }).catch(() => undefined)
  }
  const toChromium = ({ x, y, width, height }: Partial<Rectangle>): ChromiumBounds => ({
    ...(x === undefined ? {} : { left: Math.round(x) }),
    ...(y === undefined ? {} : { top: Math.round(y) }),
    ...(width === undefined ? {} : { width: Math.max(minimum.width, Math.round(width)) }),
    ...(height === undefined ? {} : { height: Math.max(minimum.height, Math.round(height)) + toolbar }),
  })

  const read = async () => {
    if (!page) return
    const { bounds } = await page.session.send<{ bounds: Required<ChromiumBounds> }>(
      'Browser.getWindowForTarget',
    )
    const before = { state, current }
    const { left: x, top: y, width, height, windowState } = bounds
    state = windowState
    current = { x, y, width, height: height - toolbar }
    if (state === 'normal') normal = current
    announce(before)
  }
  const announce = (before: { state: WindowState; current: Rectangle }) => {
    if (before.state !== state) {
      for (const name of [eventsOf[before.state].leave, eventsOf[state].enter].filter(Boolean)) emit(name)
    }
    const { x, y, width, height } = before.current
    if (width !== current.width || height !== current.height) emit('resize')
    if (x !== current.x || y !== current.y) emit('move')
  }

  const setState = (next: WindowState) => {
    const before = { state, current }
    state = next
    announce(before)
    // Chromium goes from one special state to another only by way of the normal one.
    const step =
      before.state !== 'normal' && next !== 'normal' ? apply({ windowState: 'normal' }) : Promise.resolve()
    void step.then(() => apply({ windowState: next })).then(read, () => undefined)
  }

  return {
    attach: async (opened) => {
      page = opened
      const { session } = opened
      const [found] = await Promise.all([
        session.send<{ windowId: number; bounds: { left: number; top: number } }>(
          'Browser.getWindowForTarget',
        ),
        noteScreens(session),
      ])
      windowId = found.windowId
      if (currentEngine().browser.headless) toolbar = await measureToolbar(opened)
      if (wanted.x === undefined) wanted = { ...centre(wanted), ...wanted }
      await apply(toChromium(wanted))
      normal = { ...normal, ...wanted }
      current = normal
      if (state !== 'normal') await apply({ windowState: state })
    },
    state: () => state,
    setState,
    reveal: () => {
      if (state === 'minimized') setState('normal')
      page?.session.tell('Page.bringToFront')
    },
    focus: () => page?.session.tell('Page.bringToFront'),
    bounds: () => ({ ...current }),
    normalBounds: () => ({ ...normal }),
    setBounds: (bounds) => {
      wanted = { ...wanted, ...bounds }
      const before = { state, current }
      current = { ...current, ...bounds }
      normal = current
      announce(before)
      void apply(toChromium(bounds)).then(read, () => undefined)
    },
    refresh: () => void read().catch(() => undefined),
    closeNow: () => {
      if (page) currentEngine().browser.root.tell('Target.closeTarget', { targetId: page.targetId })
    },
  }
}

/** Electron centres a window that is given no place. */
function centre({ width = 0, height = 0 }: Partial<Rectangle>): { x: number; y: number } {
  const area = primaryWorkArea()
  return {
    x: area.x + Math.max(0, Math.round((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.round((area.height - height) / 2)),
  }
}

async function measureToolbar({ session }: BrowserPage): Promise<number> {
  const evaluation = { expression: 'outerHeight - innerHeight', returnByValue: true }
  const { result } = await session.send<{ result: { value?: number } }>('Runtime.evaluate', evaluation)
  return result.value ?? 0
}
