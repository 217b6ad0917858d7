import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { strict } from '../strict.ts'

function opener(): [string, string[]] {
  if (process.platform === 'darwin') return ['open', []]
  if (process.platform === 'win32') return ['explorer', []]
  return ['xdg-open', []]
}

/** Hands a path or address to the desktop; rejects with what its program says. */
function handOver(target: string): Promise<void> {
  const [program, flags] = opener()
  return new Promise((resolve, reject) => {
    execFile(program, [...flags, target], (error, _output, complaint) => {
      if (error) reject(new Error(complaint.trim() || error.message))
      else resolve()
    })
  })
}

export const shell = strict('shell', {
  openExternal: async (url: string) => {
    if (!URL.canParse(url)) throw new Error(`Invalid URL: ${url}`)
    await handOver(url)
  },
  /** An empty string, or the reason why nothing was opened. */
  openPath: (file: string): Promise<string> => {
    if (!existsSync(file)) return Promise.resolve('Failed to open path')
    return handOver(file).then(
      () => '',
      (error: Error) => error.message,
    )
  },
  showItemInFolder: (file: string) => {
    const show = () =>
      handOver(path.dirname(file)).catch((error: Error) =>
        console.error(`showItemInFolder: ${error.message}`),
      )
    if (process.platform !== 'linux') return void show()
    // The desktop's file manager can select the file; where none answers, its folder is opened.
    const call = [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.FileManager1',
      '/org/freedesktop/FileManager1',
    ]
    const ask = spawn('dbus-send', [
      ...call,
      'org.freedesktop.FileManager1.ShowItems',
      `array:string:${pathToFileURL(file).href}`,
      'string:',
    ])
    ask.once('error', show)
    ask.once('exit', (code) => void (code !== 0 && show()))
  },
})
