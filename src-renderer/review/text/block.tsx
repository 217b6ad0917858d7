import { memo, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../../src-shared/model/evidence.ts'
import type { Mark } from '../pane.ts'
import { coveredDecorations, foundDecorations, markDecorations, surveyDecorations } from './decorations.ts'
import { MarkedText } from './marked-text.tsx'
import { PostHeader } from './post-header.tsx'
import type { Survey } from './survey.ts'
import type { TextBlock } from './text-blocks.ts'
import styles from './text-pane.module.css'
import { TranslatedPart, type Translation } from './translation.tsx'

interface Props {
  index: number
  block: TextBlock
  language: string | undefined
  survey: Survey | undefined
  titleOf: (term: number) => string | undefined
  hits: readonly { start: number; end: number; current: boolean }[]
  marks: readonly Mark[]
  covered: readonly Span[]
  /** What is being selected here; both 0 for nothing. */
  chosenStart: number
  chosenEnd: number
  /** Shown under the part, if it is a post, message or field. */
  translation: Translation | undefined
  /** Pictures of a profile, before its first field. */
  pictures: ReactNode
}

/** Nesting deeper than this is drawn no further in: the text needs its room. */
const deepest = 6

/** A block of the text with all that is drawn on it, in the look of its kind. */
export const Block = memo(function Block(props: Props) {
  const { index, block, language, survey, titleOf, hits, marks, covered, chosenStart, chosenEnd } = props
  const { kind, depth, head, side, field } = block.style
  const decorations = useMemo(
    () => [
      ...(survey ? surveyDecorations(block.text, survey, titleOf) : []),
      ...foundDecorations(hits),
      ...markDecorations(block, marks),
      ...coveredDecorations(block, covered),
      ...(chosenEnd > chosenStart ? [{ kind: 'chosen' as const, start: chosenStart, end: chosenEnd }] : []),
    ],
    [block, survey, titleOf, hits, marks, covered, chosenStart, chosenEnd],
  )
  const lang = head?.language ?? language
  const words = (
    <div data-original>
      <MarkedText text={block.text} lang={lang} decorations={decorations} />
    </div>
  )
  const shared = { 'data-block': index, 'data-opens': block.opens, 'data-closes': block.closes }
  if (kind === 'text') return <div {...shared}>{words}</div>
  const translated = block.closes && props.translation && (
    <TranslatedPart
      translation={props.translation}
      part={block.part}
      covered={covered.some(({ post }) => post === block.part)}
    />
  )
  if (kind === 'field') {
    return (
      <section {...shared} className={styles.field} data-field={field}>
        {block.part === 0 && block.opens && props.pictures}
        {block.opens && field !== undefined && <FieldName field={field} />}
        {words}
        {translated}
      </section>
    )
  }
  return (
    <article
      {...shared}
      className={kind === 'message' ? styles.message : styles.post}
      data-side={side}
      data-reported={head?.reported === true}
      style={depth > 0 ? { paddingInlineStart: `${Math.min(depth, deepest) * 24}px` } : undefined}
    >
      <div className={styles.card}>
        {block.opens && head && <PostHeader head={head} />}
        {words}
        {translated}
      </div>
    </article>
  )
})

function FieldName({ field }: { field: 'name' | 'handle' | 'bio' | 'link' }) {
  const { t } = useTranslation()
  return <p className={styles.fieldName}>{t(`pane.profile.${field}`)}</p>
}
