import { IconWaveSine } from '@tabler/icons-react'
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { Keys } from '../../ui/keys.tsx'
import { ControlBar } from '../media/control-bar.tsx'
import { attachNative, type MediaFeed } from '../media/native-feed.ts'
import { watchStalls } from '../media/stall-watch.ts'
import { TranscriptPanel } from '../media/transcript-panel.tsx'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import { usePlayer } from '../media/use-player.ts'
import { useTranscript } from '../media/use-transcript.ts'
import type { PaneProps } from '../pane.ts'
import styles from './audio-pane.module.css'
import { loadPeaks, type NoPeaks } from './load-peaks.ts'
import { Waveform } from './waveform.tsx'

/** A recording: its waveform, and below it what is said. */
export function AudioPane(props: PaneProps) {
  const { content } = props.task
  return content.kind === 'audio' ? <Audio {...props} src={content.src} /> : null
}

function Audio(props: PaneProps & { src: string }) {
  const { task, active, revealed, src, handle } = props
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const feed = useRef<MediaFeed>(null)
  const reports = usePaneReports(props, src)
  const outOfReach = useOutOfReach(revealed)
  const player = usePlayer(audio, props)
  const duration = useSyncExternalStore(player.subscribe, () => player.state().duration)
  const transcript = useTranscript(task)
  const [peaks, setPeaks] = useState<Float32Array<ArrayBuffer> | NoPeaks>()
  // Open once the recording is revealed, unless the moderator has chosen.
  const [choice, setChoice] = useState<boolean>()
  const reading = transcript !== 'none' && (choice ?? revealed)
  const url = mediaUrl(task.id, src)
  const type = task.mediaTypes[src] ?? ''

  useLayoutEffect(() => {
    const element = audio.current
    if (!element) return
    const source = attachNative(element, url, type, reports.failed)
    feed.current = source
    const endWatch = watchStalls(element, () => reports.failed('stalled'))
    return () => {
      endWatch()
      source.dispose()
    }
  }, [url, type, reports])
  useLayoutEffect(() => feed.current?.setActive(active), [active])

  useEffect(() => {
    const life = new AbortController()
    const known = new Promise<number>((resolve) => {
      const element = audio.current
      const tell = () => resolve(element?.duration ?? 0)
      if (element && element.readyState >= element.HAVE_METADATA) tell()
      else element?.addEventListener('loadedmetadata', tell, { signal: life.signal })
    })
    Promise.all([loadPeaks(url, known, life.signal), known])
      .then(([found]) => {
        if (life.signal.aborted) return
        setPeaks(found)
        if (typeof found === 'string') reports.prepared()
      })
      .catch(() => setPeaks('broken'))
    return () => life.abort()
  }, [url, reports])

  const toggle = () => setChoice(!reading)
  useImperativeHandle(handle, () => ({
    perform(action) {
      // Reading what is said is open before the sound is.
      if (action === 'transcript') toggle()
      else player.perform(action)
    },
    watchedShare: player.watchedShare,
  }))

  return (
    <div className={styles.pane}>
      <audio ref={audio} muted />
      <div
        className={styles.stage}
        data-veil="sound"
        data-with-transcript={transcript !== 'none'}
        inert={outOfReach}
      >
        {peaks instanceof Float32Array && Number.isFinite(duration) ? (
          <Waveform
            peaks={peaks}
            duration={duration}
            media={audio}
            player={player}
            onDrawn={reports.prepared}
          />
        ) : (
          typeof peaks === 'string' && (
            <p className={styles.plain}>
              <IconWaveSine size={96} stroke={1} aria-hidden />
              {t(`pane.no-waveform-${peaks}`)}
            </p>
          )
        )}
      </div>
      {transcript !== 'none' && (
        <div className={styles.said}>
          {reading ? (
            <TranscriptPanel transcript={transcript} player={player} language={task.language} />
          ) : (
            <p className={styles.hint}>
              <Keys action="transcript" /> {t('pane.transcript-hint')}
            </p>
          )}
        </div>
      )}
      <ControlBar
        player={player}
        media={audio}
        transcript={transcript === 'none' ? undefined : { shown: reading, toggle }}
      />
    </div>
  )
}
