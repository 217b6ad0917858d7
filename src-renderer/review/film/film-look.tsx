import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import { formatTime } from '../media/time-format.ts'
import styles from './film-look.module.css'
import type { FilmStore } from './film-store.ts'
import { useFilmView } from './use-film.ts'

/** Pixels of height that a picture is asked for in: enough to see by, and quick to decode. */
const closeHeight = 480

interface Props {
  film: FilmStore
  cell: number
  /** Stays veiled although the rest is revealed. */
  covered: boolean
  /** Detail is taken away from what is shown. */
  reduced: boolean
  /** Pictures a second, while they change by themselves. */
  rate: number | undefined
}

/** One picture of the film in the video's place, at first as small as it is in the strip, then sharp. */
export function FilmLook({ film, cell, covered, reduced, rate }: Props) {
  const { t } = useTranslation()
  const { frames, large } = useFilmView(film)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = frames[cell]
  const sharp = large !== undefined && large.seconds === frame?.seconds ? large : undefined
  const shown = covered ? undefined : (sharp ?? frame)

  useEffect(() => {
    // Slides that go by faster could not be decoded in time.
    if (frame && !covered && (rate ?? 1) <= 2) film.look(frame.seconds, closeHeight)
  }, [film, frame, covered, rate])

  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return
    element.width = shown?.canvas.width ?? 1
    element.height = shown?.canvas.height ?? 1
    if (shown) element.getContext('2d')?.drawImage(shown.canvas, 0, 0)
  }, [shown])

  return (
    <div className={styles.look} data-film-look>
      <div className={styles.stage}>
        <div data-shrinks>
          <canvas
            ref={canvas}
            className={styles.picture}
            data-covered={covered || undefined}
            data-instead={reduced || undefined}
          />
        </div>
      </div>
      <p className={styles.words} role="status">
        <b dir="ltr">{frame ? formatTime(frame.seconds) : formatTime(Number.NaN)}</b>
        <span>{t('pane.film.of', { number: cell + 1, count: frames.length })}</span>
        {covered && (
          <span>
            {t('evidence.flagged')} <Keys action="flagged" />
          </span>
        )}
        {rate === undefined ? (
          <>
            <span>
              <Keys action="film-back" /> <Keys action="film-forward" />
            </span>
            <span>
              {t('pane.film.take')} <Keys action="film-take" />
            </span>
            <span>
              {t('pane.film.leave')} <Keys action="film-leave" />
            </span>
          </>
        ) : (
          <>
            <span>{t('pane.film.rate', { count: rate })}</span>
            <span>
              <Keys action="slower" /> <Keys action="faster" />
            </span>
            <span>{t('pane.film.anyKey')}</span>
          </>
        )}
      </p>
    </div>
  )
}
