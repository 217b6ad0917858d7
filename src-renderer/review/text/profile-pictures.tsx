import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { loadThumbnail } from '../image/picture.ts'
import styles from './profile-pictures.module.css'

interface Props {
  taskId: string
  banner: string | undefined
  avatar: string | undefined
}

/** Largest they are decoded, in screen pixels. */
const rooms = { banner: { width: 1200, height: 320 }, avatar: { width: 192, height: 192 } } as const

/** The pictures of an account, as small as they are shown there. */
export function ProfilePictures({ taskId, banner, avatar }: Props) {
  if (banner === undefined && avatar === undefined) return null
  return (
    <div className={styles.pictures}>
      {banner !== undefined && <Picture url={mediaUrl(taskId, banner)} as="banner" />}
      {avatar !== undefined && <Picture url={mediaUrl(taskId, avatar)} as="avatar" />}
    </div>
  )
}

function Picture({ url, as }: { url: string; as: 'banner' | 'avatar' }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const life = new AbortController()
    loadThumbnail(url, rooms[as], element, life.signal).catch(() => {
      if (!life.signal.aborted) setBroken(true)
    })
    return () => {
      life.abort()
      element.width = 0
    }
  }, [url, as])
  return (
    <div className={styles[as]} data-veil="picture">
      <canvas ref={canvas} role="img" aria-label={t(`pane.profile.${as}`)} hidden={broken} />
      {broken && <p className={styles.broken}>{t('pane.profile.broken')}</p>}
    </div>
  )
}
