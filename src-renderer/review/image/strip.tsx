import { IconPhotoOff } from '@tabler/icons-react'
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../src-shared/model/evidence.ts'
import styles from './strip.module.css'
import { room, useThumbnails } from './use-thumbnails.ts'

interface Props {
  /** Addresses of the pictures, in their order; the same array while the task is mounted. */
  urls: readonly string[]
  index: number
  /** Positions of the pictures that were looked at. */
  seen: ReadonlySet<number>
  /** What stays covered. */
  covered: readonly Region[]
  /** Blurred instead of reduced: in so small a picture it comes to the same. */
  reduced: boolean
  onChoose: (index: number) => void
}

const shown = { '--shown': `${room.height}px` } as CSSProperties

/** An album's pictures in small, in their order; decoded when they come in sight. */
export const Strip = memo(function Strip({ urls, index, seen, covered, reduced, onChoose }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const broken = useThumbnails(list, urls)

  const stateOf = (at: number) => {
    if (broken.has(at)) return 'picture-broken' as const
    return seen.has(at) ? ('picture-seen' as const) : ('picture' as const)
  }

  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [index])

  return (
    <ol ref={list} className={styles.strip} aria-label={t('pane.album')}>
      {urls.map((url, at) => (
        // An album may name a picture twice, and never changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={`${at} ${url}`}>
          <button
            type="button"
            className={styles.picture}
            tabIndex={-1}
            aria-current={at === index ? 'true' : undefined}
            aria-label={t(`pane.${stateOf(at)}`, { number: at + 1, count: urls.length })}
            data-seen={seen.has(at)}
            data-broken={broken.has(at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(at)}
          >
            <span data-veil="picture" style={shown}>
              {broken.has(at) ? (
                <IconPhotoOff size={24} stroke={1.5} aria-hidden />
              ) : (
                <canvas width={0} height={0} {...(reduced && { 'data-instead': true })} />
              )}
            </span>
            {covered.some(({ picture = 0 }) => picture === at) && <span className={styles.cover} />}
            <span className={styles.number}>{at + 1}</span>
          </button>
        </li>
      ))}
    </ol>
  )
})
