import { type RefObject, useLayoutEffect, useRef } from 'react'
import { rectOf, type Spot } from './caret-place.ts'
import styles from './text-pane.module.css'

/** A line where the caret is. Lies over the text, so that nothing in it moves or is shaped anew. */
export function Caret({ list, spot }: { list: RefObject<HTMLElement | null>; spot: Spot }) {
  const line = useRef<HTMLDivElement>(null)
  // After each layout: the text may have been drawn elsewhere.
  useLayoutEffect(() => {
    const texts = list.current
    const rect = texts ? rectOf(texts, spot) : undefined
    const element = line.current
    if (!element) return
    element.hidden = rect === undefined
    if (!texts || !rect) return
    const { left, top } = texts.getBoundingClientRect()
    element.style.transform = `translate(${rect.left - left - 1}px, ${rect.top - top}px)`
    element.style.blockSize = `${rect.height}px`
  })
  return <div ref={line} className={styles.caret} data-caret aria-hidden />
}
