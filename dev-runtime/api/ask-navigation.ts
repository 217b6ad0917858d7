import type { EventEmitter } from 'node:events'
import { preventable } from '../strict.ts'
import type { WebFrameMain } from './web-frame-main.ts'

interface NavigationQuestion {
  url: string
  isMainFrame: boolean
  frame: WebFrameMain | null
}

/** Emits `will-frame-navigate` and, for the main frame, `will-navigate`; false when a listener prevented it. */
export function mayNavigate(
  contents: EventEmitter,
  { url, isMainFrame, frame }: NavigationQuestion,
): boolean {
  const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame })
  contents.emit('will-frame-navigate', event)
  if (isMainFrame) contents.emit('will-navigate', event, url)
  return !event.defaultPrevented
}

/** Emits `will-redirect`; false when a listener prevented it. */
export function mayRedirect(
  contents: EventEmitter,
  { url, isMainFrame, frame }: NavigationQuestion,
): boolean {
  const event = preventable({ url, isMainFrame, isSameDocument: false, frame })
  contents.emit('will-redirect', event, url, false, isMainFrame)
  return !event.defaultPrevented
}
