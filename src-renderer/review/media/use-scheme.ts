import { useSyncExternalStore } from 'react'

const attribute = 'data-mantine-color-scheme'

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: [attribute] })
  return () => observer.disconnect()
}

/** The colour scheme on screen, for what is painted on a canvas and so does not follow the tokens by itself. */
export function useScheme(): string | null {
  return useSyncExternalStore(subscribe, () => document.documentElement.getAttribute(attribute))
}

/** A colour token's present value. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
