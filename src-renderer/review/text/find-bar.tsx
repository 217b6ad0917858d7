import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Control } from '../media/control.tsx'
import styles from './find-bar.module.css'
import { type Finding, longestSought, mostHits } from './use-find.ts'

interface Props {
  finding: Finding
  /** Changes each time that the field is asked for. */
  asked: number
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

/**
 * The field for what to find, and how often it is there. Enter and F3 go on, with Shift back; Escape leaves the field and
 * keeps the hits, and closes it when it is empty.
 */
export function FindBar({ finding, asked, onStep, onClose }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, it has the focus again
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const { sought, seek, hits, done, current } = finding
  const press = (event: KeyboardEvent) => {
    const isFind = event.code === 'KeyF' && (event.ctrlKey || event.metaKey)
    if (!isFind && event.key !== 'Enter' && event.key !== 'F3' && event.key !== 'Escape') return
    event.preventDefault()
    if (isFind) field.current?.select()
    else if (event.key !== 'Escape') onStep(event.shiftKey ? -1 : 1)
    else if (sought === '') onClose()
    else field.current?.blur()
  }
  const count = hits.length >= mostHits ? t('pane.mostHits', { count: mostHits }) : undefined
  return (
    <search className={styles.bar}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={field}
        className={styles.field}
        aria-label={t('action.find')}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={longestSought}
        value={sought}
        onChange={(event) => seek(event.currentTarget.value)}
        onKeyDown={press}
      />
      <output className={styles.count} aria-live="polite">
        {sought.trim() !== '' &&
          (count ??
            (hits.length > 0 || done ? t('pane.hits', { at: current + 1, count: hits.length }) : '…'))}
      </output>
      <Control action="find-previous" label={t('action.find-previous')} onPress={() => onStep(-1)} />
      <Control action="find-next" label={t('action.find-next')} onPress={() => onStep(1)} />
    </search>
  )
}
