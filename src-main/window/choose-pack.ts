import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

/** Asks with the system's dialog what to import; its absolute path, or undefined when nothing was chosen. */
export async function choosePack(
  window: BrowserWindow | undefined,
  what: 'file' | 'folder',
): Promise<string | undefined> {
  const properties: OpenDialogOptions['properties'] = [what === 'file' ? 'openFile' : 'openDirectory']
  const asked = { title: 'Import tasks', properties }
  const chosen = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked))
  return chosen.filePaths[0]
}
