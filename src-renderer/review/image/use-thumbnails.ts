import { type RefObject, useEffect, useState } from 'react'
import { loadThumbnail } from './picture.ts'

/** Of the strip, in CSS pixels; each takes some 25 kB, so that 500 of them stay below 15 MB. */
export const room = { width: 84, height: 60 }
const none: ReadonlySet<number> = new Set()

/**
 * Decodes the pictures at `urls` onto the canvases of the list's items, one after the other and only those that came in
 * sight. Returns the positions of those that cannot be shown.
 */
export function useThumbnails(
  list: RefObject<HTMLOListElement | null>,
  urls: readonly string[],
): ReadonlySet<number> {
  const [broken, setBroken] = useState(none)

  useEffect(() => {
    const items = [...(list.current?.children ?? [])]
    const life = new AbortController()
    const wanted: number[] = []
    let busy = false
    const next = async () => {
      // Before one is taken: it would be lost.
      if (busy || life.signal.aborted) return
      const at = wanted.shift()
      if (at === undefined) return
      busy = true
      try {
        const canvas = items[at]?.querySelector('canvas')
        if (canvas) await loadThumbnail(urls[at] ?? '', room, canvas, life.signal)
      } catch {
        if (!life.signal.aborted) setBroken((now) => new Set([...now, at]))
      }
      busy = false
      void next()
    }
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue
          watch.unobserve(target)
          wanted.push(items.indexOf(target))
        }
        void next()
      },
      { root: list.current },
    )
    for (const item of items) watch.observe(item)
    return () => {
      life.abort()
      watch.disconnect()
      for (const canvas of items.flatMap((item) => [...item.querySelectorAll('canvas')])) canvas.width = 0
    }
  }, [list, urls])

  return broken
}
