import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { chooseFiles, findFileChooser } from '../desktop/file-chooser.ts'
import { strict } from '../strict.ts'
import { app } from './app.ts'
import { askInWindow, type Question } from './ask-window.ts'
import { holdEnd } from './ending.ts'

interface FileOptions {
  title?: string
  defaultPath?: string
  buttonLabel?: string
  message?: string
  filters?: { name: string; extensions: string[] }[]
  properties?: string[]
}

interface MessageOptions {
  message: string
  type?: string
  title?: string
  detail?: string
  buttons?: string[]
  cancelId?: number
  defaultId?: number
  checkboxLabel?: string
  checkboxChecked?: boolean
}

// Electron allows to leave out the window that a dialog belongs to.
function optionsOf<T extends object>(first: object | undefined, second: T | undefined): T {
  return second ?? ((first ?? {}) as T)
}

function startOf({ defaultPath }: FileOptions): string {
  return path.resolve(defaultPath ?? app.getPath('home'))
}

async function choosePath(options: FileOptions, save: boolean): Promise<string[] | undefined> {
  const directory = options.properties?.includes('openDirectory') ?? false
  const multiple = options.properties?.includes('multiSelections') ?? false
  const title = options.title ?? (save ? 'Save' : 'Open')
  const program = findFileChooser()
  const start = startOf(options)
  if (program)
    return chooseFiles(program, { title, start, save, directory, multiple, filters: options.filters ?? [] })
  const kind = directory ? 'folder' : 'file'
  const extensions = (options.filters ?? [])
    .flatMap((filter) => filter.extensions.map((name) => `.${name}`))
    .join(' ')
  const question: Question = {
    title,
    message: options.message ?? title,
    field: { value: start, hint: `Path of the ${kind}${extensions ? ` (${extensions})` : ''}` },
    buttons: [options.buttonLabel ?? title, 'Cancel'],
    refuse: (text) => problemWith(text, { save, directory }),
  }
  const { button, text } = await askInWindow(question)
  return button === 0 ? [path.resolve(text)] : undefined
}

function problemWith(
  text: string,
  { save, directory }: { save: boolean; directory: boolean },
): string | undefined {
  if (!path.isAbsolute(text)) return 'Please give the whole path, from the root of the disk.'
  if (save) return existsSync(path.dirname(text)) ? undefined : 'There is no such folder to save in.'
  if (!existsSync(text)) return 'There is nothing at this path.'
  if (directory !== statSync(text).isDirectory())
    return directory ? 'This is not a folder.' : 'This is a folder.'
  return undefined
}

export const dialog = strict('dialog', {
  showOpenDialog: async (first?: object, second?: FileOptions) => {
    const filePaths = await choosePath(optionsOf<FileOptions>(first, second), false)
    return { canceled: !filePaths, filePaths: filePaths ?? [] }
  },
  showSaveDialog: async (first?: object, second?: FileOptions) => {
    const filePaths = await choosePath(optionsOf<FileOptions>(first, second), true)
    return { canceled: !filePaths, filePath: filePaths?.[0] ?? '' }
  },
  showMessageBox: async (first: object, second?: MessageOptions) => {
    const options = optionsOf<MessageOptions>(first, second)
    const buttons = options.buttons?.length ? options.buttons : ['OK']
    const { button, checked } = await askInWindow({
      title: options.title ?? app.getName(),
      message: options.message,
      detail: options.detail,
      checkbox: options.checkboxLabel
        ? { label: options.checkboxLabel, checked: options.checkboxChecked ?? false }
        : undefined,
      buttons,
    })
    return { response: button ?? options.cancelId ?? 0, checkboxChecked: checked }
  },
  /** Before `ready` only stderr, as in Electron on Linux; there too afterwards, so that it is in the log. */
  showErrorBox: (title: string, content: string) => {
    console.error(`${title}\n${content}`)
    if (app.isReady()) {
      holdEnd(askInWindow({ title, message: title, detail: content, buttons: ['OK'] }))
    }
  },
})
