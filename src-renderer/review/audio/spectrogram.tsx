import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Player } from '../media/player-types.ts'
import { token, useScheme } from '../media/use-scheme.ts'
import { namedPitches, placeOfPitch, spectrumRows } from '../sound/spectrum.ts'
import { useCanvasSize } from '../sound/use-canvas-size.ts'
import type { WaveOrder } from '../sound/wave-messages.ts'
import { waveThread } from '../sound/wave-thread.ts'
import { seekInView } from './seek-in-view.ts'
import styles from './spectrogram.module.css'
import { usePlayhead } from './use-playhead.ts'
import type { WaveView } from './wave-view.ts'

interface Props {
  order: WaveOrder
  view: WaveView
  media: RefObject<HTMLAudioElement | null>
  player: Player
}

/** Device pixels that a column is wide. */
const columnPixels = 2

/** Levels of a view, a byte for each row of each column. */
interface Levels {
  columns: number
  values: Uint8Array<ArrayBuffer>
}

/** The pitches of what is in view, exactly below the waveform: low ones below, loud ones strong. */
export function Spectrogram({ order, view, media, player }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const levels = useRef<Levels>({ columns: 0, values: new Uint8Array(0) })
  const { width } = useCanvasSize(box)
  const scheme = useScheme()
  const line = useRef<HTMLDivElement>(null)
  const moveLine = useCallback((share: number) => {
    if (!line.current) return
    line.current.style.insetInlineStart = `${share * 100}%`
    line.current.style.visibility = share >= 0 && share <= 1 ? '' : 'hidden'
  }, [])
  usePlayhead(player, media, view, moveLine)
  const [top, setTop] = useState(0)
  const [progress, setProgress] = useState<'partial' | 'complete' | 'none'>('partial')
  const columns = Math.floor(width / columnPixels)
  const { start, span } = view

  useEffect(() => {
    if (columns === 0) return
    levels.current = { columns, values: new Uint8Array(columns * spectrumRows) }
    const seen = levels.current
    paint(canvas.current, seen)
    setProgress('partial')
    let came = false
    const talk = waveThread.talk((answer) => {
      if (answer?.type === 'columns') {
        came = true
        seen.values.set(answer.levels, answer.from * spectrumRows)
        setTop(answer.topHertz)
        paint(canvas.current, seen)
      } else setProgress(came ? 'complete' : 'none')
    })
    talk.tell({ type: 'spectrum', ...order, startSeconds: start, endSeconds: start + span, columns })
    return () => talk.end({ type: 'close-spectrum' })
  }, [order, start, span, columns])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is what changes the tokens
  useLayoutEffect(() => paint(canvas.current, levels.current), [scheme])

  return (
    <div
      ref={box}
      className={styles.spectrogram}
      dir="ltr"
      role="img"
      aria-label={t('pane.sound.spectrogram')}
      // For automation: how much of it is there.
      data-spectrogram={progress}
      {...seekInView(player, view)}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      {progress === 'none' && <p className={styles.nothing}>{t('pane.sound.no-spectrogram')}</p>}
      {top > 0 &&
        namedPitches(top).map((hertz) => (
          <span
            key={hertz}
            className={styles.pitch}
            data-fine={![100, 1000, 4000].includes(hertz)}
            style={{ insetBlockEnd: `${placeOfPitch(hertz, top) * 100}%` }}
          >
            {hertz < 1000
              ? t('pane.sound.hertz', { value: hertz })
              : t('pane.sound.kilohertz', { value: hertz / 1000 })}
          </span>
        ))}
      <div ref={line} className={styles.head} />
    </div>
  )
}

function paint(canvas: HTMLCanvasElement | null, { columns, values }: Levels): void {
  const context = canvas?.getContext('2d')
  if (!canvas || !context || columns === 0) return
  canvas.width = columns
  canvas.height = spectrumRows
  const colours = palette()
  const image = new ImageData(columns, spectrumRows)
  const pixels = new Uint32Array(image.data.buffer)
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < spectrumRows; row++)
      pixels[(spectrumRows - 1 - row) * columns + column] =
        colours[values[column * spectrumRows + row] ?? 0] ?? 0
  }
  context.putImageData(image, 0, 0)
}

/**
 * From the stage over the accent to the text: of one hue, so that eyes that see few colours lose nothing, and ever farther
 * from the ground in both themes, so that what is louder always looks stronger.
 */
function palette(): Uint32Array {
  const canvas = new OffscreenCanvas(256, 1)
  const context = canvas.getContext('2d')
  if (!context) return new Uint32Array(256)
  const gradient = context.createLinearGradient(0, 0, 256, 0)
  gradient.addColorStop(0, token('--stage'))
  gradient.addColorStop(0.6, token('--accent'))
  gradient.addColorStop(1, token('--text'))
  context.fillStyle = gradient
  context.fillRect(0, 0, 256, 1)
  return new Uint32Array(context.getImageData(0, 0, 256, 1).data.buffer)
}
