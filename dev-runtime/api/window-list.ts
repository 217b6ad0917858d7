/** What the parts that deal with all windows need to know of one. */
export interface ListedWindow {
  readonly id: number
  /** Runs the closing protocol; false when the app prevented it. */
  requestClose(): Promise<boolean>
  destroy(): void
}

type Listener<T> = (window: T) => void

/** The open windows, oldest first, and who wants to hear of changes. It exists so that app and windows need no cycle. */
function createWindowList<T extends ListedWindow>() {
  const open: T[] = []
  const created: Listener<T>[] = []
  let allClosed: () => void = () => {}
  return {
    all: (): T[] => [...open],
    add: (window: T): void => {
      open.push(window)
      for (const listener of created) listener(window)
    },
    remove: (window: T): void => {
      const index = open.indexOf(window)
      if (index === -1) return
      open.splice(index, 1)
      if (open.length === 0) allClosed()
    },
    onCreated: (listener: Listener<T>): void => void created.push(listener),
    onAllClosed: (listener: () => void): void => {
      allClosed = listener
    },
  }
}

export const windowList = createWindowList<ListedWindow>()
