import type { Store } from './store.ts'

const lookEveryMs = 1000

/**
 * Calls back when another process has changed this profile, such as an import from the command line beside an open
 * window. Returns a function that ends it.
 * @param report what to do with an error, of looking or of the callback
 */
export function followOthers(
  store: Pick<Store, 'dataVersion'>,
  onChange: () => void,
  report: (error: unknown) => void,
): () => void {
  let seen = store.dataVersion()
  const look = () => {
    try {
      const version = store.dataVersion()
      if (version === seen) return
      seen = version
      onChange()
    } catch (error) {
      report(error)
    }
  }
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
