import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { languageName } from '../../ui/language-name.ts'
import { Control } from '../media/control.tsx'
import bar from '../media/pane-bar.module.css'
import { useReadingSize } from './reading-size.ts'

interface Props {
  language: string | undefined
  characters: number
  /** Undefined for what is no thread. */
  posts: number | undefined
  hidden: number
  complete: boolean
  perform: (action: PaneAction) => void
}

/** Below a text: its language, how long it is, what was hidden in it, and the keys for reading. */
export const TextBar = memo(function TextBar(props: Props) {
  const { language, characters, posts, hidden, complete, perform } = props
  const { t, i18n } = useTranslation()
  const { size } = useReadingSize()
  return (
    <div className={bar.bar}>
      <span>
        {language === undefined ? t('pane.language-unknown') : languageName(language, i18n.language)}
      </span>
      <span className={bar.quiet}>
        {posts === undefined
          ? t('pane.characters', { count: characters })
          : t('pane.posts', { count: posts })}
      </span>
      {hidden > 0 && <span className={bar.mark}>{t('pane.hidden', { count: hidden })}</span>}
      {!complete && <span className={bar.quiet}>{t('pane.waiting')}</span>}
      <span className={bar.space} />
      <span className={bar.group}>
        <Control action="page-up" label={t('pane.page-up')} onPress={() => perform('page-up')} />
        <Control action="page-down" label={t('pane.page-down')} onPress={() => perform('page-down')} />
      </span>
      <span className={bar.group}>
        <Control action="zoom-out" label={t('pane.text-smaller')} onPress={() => perform('zoom-out')} />
        <output className={bar.value} aria-label={t('pane.text-size')}>
          {t('pane.pixels', { size })}
        </output>
        <Control action="zoom-in" label={t('pane.text-larger')} onPress={() => perform('zoom-in')} />
      </span>
    </div>
  )
})
