import { IconFlag3Filled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { languageName } from '../../ui/language-name.ts'
import type { Post } from './text-blocks.ts'
import styles from './text-pane.module.css'

/** Who wrote a post and when; the reported one says so in a word and with a flag. */
export function PostHeader({ post }: { post: Post }) {
  const { t, i18n } = useTranslation()
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <header className={styles.header}>
      <bdi className={styles.author}>{post.author}</bdi>
      {post.at !== undefined && <time dateTime={post.at}>{when.format(new Date(post.at))}</time>}
      {post.language !== undefined && <span>{languageName(post.language, i18n.language)}</span>}
      {post.reported && (
        <span className={styles.flag}>
          <IconFlag3Filled size={16} aria-hidden /> {t('pane.reported')}
        </span>
      )}
    </header>
  )
}
