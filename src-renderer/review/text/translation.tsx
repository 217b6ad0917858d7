import { IconLanguage } from '@tabler/icons-react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { languageName } from '../../ui/language-name.ts'
import { MarkedText } from './marked-text.tsx'
import { chunksOf } from './text-chunks.ts'
import { CoveredToken } from './tokens.tsx'
import styles from './translation.module.css'

export type Translation = NonNullable<TaskView['context']['translation']>

/**
 * Under a post, message or field: what it says in another language; nothing if that was not translated. `covered`: some of
 * the original stays covered, and nobody knows which words of the translation that is, so all of them do.
 */
export function TranslatedPart({
  translation,
  part,
  covered,
}: {
  translation: Translation
  part: number
  covered: boolean
}) {
  const text = translation.texts[part]
  if (text === undefined || text.trim() === '') return null
  return (
    <aside className={styles.part}>
      <Title translation={translation} />
      {covered ? <CoveredToken /> : <Words text={text} language={translation.language} />}
    </aside>
  )
}

/** Below a whole text: its translation, which scrolls along with it. */
export function TranslationPanel({
  translation,
  size,
  along,
  covered,
  inert,
}: {
  translation: Translation
  /** Of the text, in CSS pixels. */
  size: number
  along: RefObject<HTMLElement | null>
  /** As of a part. */
  covered: boolean
  /** While the text is veiled. */
  inert: boolean
}) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const original = along.current
    if (!original) return
    const follow = () => {
      const own = panel.current
      const way = original.scrollHeight - original.clientHeight
      if (own && way > 0) own.scrollTop = (original.scrollTop / way) * (own.scrollHeight - own.clientHeight)
    }
    follow()
    original.addEventListener('scroll', follow, { passive: true })
    return () => original.removeEventListener('scroll', follow)
  }, [along])
  return (
    <aside className={styles.panel}>
      <Title translation={translation} />
      <div className={styles.scroller} ref={panel} style={{ fontSize: size }} data-veil="text" inert={inert}>
        {covered ? (
          <CoveredToken />
        ) : (
          <Words text={translation.texts[0] ?? ''} language={translation.language} />
        )}
      </div>
    </aside>
  )
}

function Title({ translation: { language, by } }: { translation: Translation }) {
  const { t, i18n } = useTranslation()
  return (
    <p className={styles.title}>
      <IconLanguage size={16} aria-hidden />
      {t('pane.translatedInto', { language: languageName(language, i18n.language) })}
      <bdi className={styles.by}>{t('pane.translatedBy', { by })}</bdi>
    </p>
  )
}

/** In chunks that are laid out when they come into view. */
function Words({ text, language }: { text: string; language: string }) {
  const chunks = useMemo(() => chunksOf(text), [text])
  return chunks.map((chunk, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a translation never changes
    <div key={index} className={styles.chunk}>
      <MarkedText text={chunk} lang={language} />
    </div>
  ))
}
