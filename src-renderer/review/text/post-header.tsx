import { IconFlag3Filled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { languageName } from '../../ui/language-name.ts'
import type { Head } from './text-blocks.ts'
import styles from './text-pane.module.css'

/** Who wrote a post or message and when; the reported one says so in a word and with a flag. */
export function PostHeader({ head: { author, at, language, reported } }: { head: Head }) {
  const { t, i18n } = useTranslation()
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <header className={styles.header}>
      <bdi className={styles.author}>{author}</bdi>
      {at !== undefined && <time dateTime={at}>{when.format(new Date(at))}</time>}
      {language !== undefined && <span>{languageName(language, i18n.language)}</span>}
      {reported && (
        <span className={styles.flag}>
          <IconFlag3Filled size={16} aria-hidden /> {t('pane.reported')}
        </span>
      )}
    </header>
  )
}
