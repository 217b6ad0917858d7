import { ipcMain } from 'electron'
import type { EventName, EventPayload } from '../../src-shared/desk/contract.ts'
import type { Dispatch } from './dispatch.ts'
import { isTrusted } from './guard.ts'

/** Serves the desk on the bridge's one channel. */
export function listen(dispatch: Dispatch, origin: string): void {
  ipcMain.handle('desk', (event, command: unknown, input: unknown) => {
    const frame = event.senderFrame
    const sender = frame && { url: frame.url, isTop: frame.parent === null }
    if (!isTrusted(sender, origin)) {
      return { ok: false, error: { code: 'not-allowed', message: 'This page may not use the desk.' } }
    }
    return dispatch(command, input)
  })
}

/** Tells a window what happened. */
export function tell<E extends EventName>(
  window: { webContents: { send(channel: string, ...payload: unknown[]): void } },
  event: E,
  payload: EventPayload<E>,
): void {
  window.webContents.send('desk', event, payload)
}
