// When a person last did something in one of our own windows; all that is known where the desktop tells nothing.
let lastActivity: number | undefined

export function noteActivity(): void {
  lastActivity = performance.now()
}

/** Seconds since a key or pointer was used in our windows; undefined when that has never happened. */
export function ownIdleSeconds(): number | undefined {
  return lastActivity === undefined ? undefined : Math.floor((performance.now() - lastActivity) / 1000)
}
