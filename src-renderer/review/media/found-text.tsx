import { Fragment } from 'react'
import { findIn } from '../../../src-shared/rules/text-find.ts'
import styles from './transcript-panel.module.css'

/** Plain text with what is looked for marked in it. */
export function FoundText({ text, query }: { text: string; query: string }) {
  if (query === '') return text
  let from = 0
  const parts = findIn(text, query).map(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    return (
      <Fragment key={start}>
        {before}
        <mark className={styles.found}>{text.slice(start, end)}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}
