import { contextBridge, ipcRenderer } from 'electron'
import type { Desk } from '../src-shared/desk/contract.ts'

// The only door between page and main: one channel each way. What may pass is decided in desk/, on main's side.
const desk: Desk = {
  invoke: (command, input) => ipcRenderer.invoke('desk', command, input),
  on: (event, listener) => {
    const forward = (_event: unknown, name: unknown, payload: Parameters<typeof listener>[0]) => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('desk', forward)
    return () => {
      ipcRenderer.off('desk', forward)
    }
  },
}

contextBridge.exposeInMainWorld('desk', desk)
