import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCaps, Keys } from '../../ui/keys.tsx'
import styles from './cue-search-field.module.css'
import { type CueSearch, longestQuery } from './use-cue-search.ts'

interface Props {
  search: CueSearch
  /** Goes to a cue, by its position. */
  onGo: (cue: number) => void
  handle: Ref<SearchHandle>
}

export interface SearchHandle {
  focus: () => void
}

/** Enter goes to the next hit, the arrows look at the one before and after, Escape goes back to the media. */
export function CueSearchField({ search, onGo, handle }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useImperativeHandle(handle, () => ({
    focus() {
      field.current?.focus()
      field.current?.select()
    },
  }))
  const { query, hits, at } = search

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      const cue = search.take()
      if (cue !== undefined) onGo(cue)
    } else if (event.key === 'ArrowDown') search.step(1)
    else if (event.key === 'ArrowUp') search.step(-1)
    else if (event.key === 'Escape') field.current?.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.search}>
      <label className={styles.field}>
        <span className={styles.name}>
          {t('pane.find')} <Keys action="find" />
        </span>
        <input
          ref={field}
          className={styles.input}
          type="text"
          dir="auto"
          value={query}
          maxLength={longestQuery}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => search.setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <output className={styles.hits} data-hits={hits.length}>
        {query === ''
          ? ''
          : hits.length === 0
            ? t('pane.find-none')
            : t('pane.find-hits', { number: at + 1, count: hits.length })}
        {hits.length > 0 && (
          <span aria-hidden>
            <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> <KeyCaps strokes={['Enter', 'Escape']} />
          </span>
        )}
      </output>
    </search>
  )
}
