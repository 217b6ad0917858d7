import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type WaveSurfer from 'wavesurfer.js'
import type { Player } from '../media/player-types.ts'
import { seekPointer } from '../media/seek-pointer.ts'
import { token, useScheme } from '../media/use-scheme.ts'
import styles from './audio-pane.module.css'

interface Props {
  peaks: Float32Array<ArrayBuffer>
  /** Seconds. */
  duration: number
  media: RefObject<HTMLAudioElement | null>
  player: Player
  onDrawn: () => void
}

const colours = () => ({
  waveColor: token('--text-quiet'),
  progressColor: token('--accent'),
  cursorColor: token('--text'),
})

/** Draws peaks that are already here; wavesurfer follows the media element but neither loads nor steers it. */
export function Waveform({ peaks, duration, media, player, onDrawn }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const surfer = useRef<WaveSurfer>(null)
  const scheme = useScheme()

  useEffect(() => {
    let disposed = false
    const draw = async () => {
      const { default: Surfer } = await import('wavesurfer.js')
      const container = host.current
      const element = media.current
      if (disposed || !container || !element) return
      surfer.current = Surfer.create({
        ...colours(),
        container,
        media: element,
        peaks: [peaks],
        duration,
        height: 'auto',
        normalize: true,
        cursorWidth: 2,
        barWidth: 2,
        barGap: 1,
        barRadius: 1,
        interact: false,
        hideScrollbar: true,
      })
      surfer.current.once('redrawcomplete', onDrawn)
    }
    // Without its waveform the recording can still be heard.
    draw().catch(onDrawn)
    return () => {
      disposed = true
      surfer.current?.destroy()
      surfer.current = null
    }
  }, [peaks, duration, media, onDrawn])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is what changes the tokens
  useEffect(() => surfer.current?.setOptions(colours()), [scheme])

  return (
    <div
      className={styles.waveform}
      ref={host}
      dir="ltr"
      role="img"
      aria-label={t('pane.waveform')}
      {...seekPointer(player)}
    />
  )
}
