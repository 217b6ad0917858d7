import { stallSeconds } from './problems.ts'

/**
 * Calls `onStall` when the element's first data, or the data that playing waits for, gives no sign of life for ten
 * seconds. Returns the end of the watch.
 */
export function watchStalls(media: HTMLMediaElement, onStall: () => void): () => void {
  const life = new AbortController()
  let timer: number | undefined
  const rest = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const wait = () => {
    rest()
    timer = window.setTimeout(onStall, stallSeconds * 1000)
  }
  const on = (names: string, listener: () => void) => {
    for (const name of names.split(' ')) media.addEventListener(name, listener, { signal: life.signal })
  }
  on('waiting', wait)
  on('progress', () => timer !== undefined && wait())
  on('loadeddata canplay playing seeked pause ended error', rest)
  wait()
  return () => {
    rest()
    life.abort()
  }
}
