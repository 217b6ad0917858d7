import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

/** Asks with the system's dialog for something that is there; its absolute path, or undefined when nothing was chosen. */
export async function choosePath(
  window: BrowserWindow | undefined,
  what: 'file' | 'folder' | 'new-folder',
  title: string,
): Promise<string | undefined> {
  const properties: OpenDialogOptions['properties'] =
    what === 'file'
      ? ['openFile']
      : ['openDirectory', ...(what === 'new-folder' ? (['createDirectory'] as const) : [])]
  const asked = { title, properties }
  const chosen = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked))
  return chosen.filePaths[0]
}
