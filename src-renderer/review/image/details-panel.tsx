import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { splitHidden } from '../text/hidden-characters.ts'
import { HiddenWords } from '../text/hidden-words.tsx'
import { type Details, detailNames } from './details.ts'
import styles from './details-panel.module.css'
import { readDetails } from './read-details.ts'

/** Place, time and device that the picture at `url` names, as text. */
export function DetailsPanel({ url }: { url: string }) {
  const { t } = useTranslation()
  const [read, setRead] = useState<{ url: string; details: Details }>()
  const details = read?.url === url ? read.details : undefined

  useEffect(() => {
    const life = new AbortController()
    void readDetails(url, life.signal)
      .catch((): Details => ({}))
      .then((found) => found && !life.signal.aborted && setRead({ url, details: found }))
    return () => life.abort()
  }, [url])

  const named = detailNames.flatMap((name) => (details?.[name] ? [{ name, value: details[name] }] : []))
  return (
    <aside className={styles.panel} aria-label={t('pane.details')} data-details>
      <h3 className={styles.title}>{t('pane.details')}</h3>
      {details && named.length === 0 && <p className={styles.none}>{t('pane.details-none')}</p>}
      <dl className={styles.list}>
        {named.map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`pane.detail.${name}`)}</dt>
            <dd>
              <bdi>
                <Plain text={value} />
              </bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.none}>{t('pane.details-hint')}</p>
    </aside>
  )
}

/** Text from a file, with names in the place of characters that would not be seen. */
function Plain({ text }: { text: string }) {
  return splitHidden(text).map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change their order
      <span key={index} className={styles.hidden}>
        <HiddenWords piece={piece} />
      </span>
    ),
  )
}
