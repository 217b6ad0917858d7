import { Fragment, memo, useMemo } from 'react'
import { splitHidden } from './hidden-characters.ts'
import { isBidiEnd } from './hidden-names.ts'
import styles from './text-pane.module.css'

/** Text as plain text, line by line in its own direction; what would not be seen stands as a small token. */
export const MarkedText = memo(function MarkedText({
  text,
  lang,
}: {
  text: string
  lang?: string | undefined
}) {
  const lines = useMemo(() => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n'), [text])
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change
    <p key={index} className={styles.line} dir="auto" lang={lang}>
      <Marked line={line} />
    </p>
  ))
})

function Marked({ line }: { line: string }) {
  return splitHidden(line).map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change
      <Fragment key={index}>
        {isBidiEnd(piece.code) && piece.kept}
        <span className={styles.hidden} dir="ltr" data-code={piece.code.toString(16)}>
          {piece.name}
          {piece.count > 1 && ` ×${piece.count}`}
        </span>
        {!isBidiEnd(piece.code) && piece.kept}
      </Fragment>
    ),
  )
}
