const { contextBridge, ipcRenderer } = require('electron')

let sandboxed = 'fs is here'
try {
  require('node:fs')
} catch (error) {
  sandboxed = error.message
}

contextBridge.exposeInMainWorld('desk', {
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  send: (channel, ...values) => ipcRenderer.send(channel, ...values),
  on: (channel, listener) => {
    const forward = (_event, ...values) => listener(...values)
    ipcRenderer.on(channel, forward)
    return () => ipcRenderer.off(channel, forward)
  },
  fails: () => {
    throw new RangeError('from the preload')
  },
  echo: (value) => value,
  nested: { name: 'nested', deep: { list: [1, 2, 3] } },
  sandboxed,
  touch: (name) => ipcRenderer[name],
})
