import { IconWaveSawTool, IconWaveSine, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import {
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { Control } from '../media/control.tsx'
import { ControlBar } from '../media/control-bar.tsx'
import { attachNative, type MediaFeed } from '../media/native-feed.ts'
import { RangeControls } from '../media/range-controls.tsx'
import { timeRanges } from '../media/ranges.ts'
import { watchStalls } from '../media/stall-watch.ts'
import { TranscriptPanel } from '../media/transcript-panel.tsx'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { type PaneReports, usePaneReports } from '../media/use-pane-reports.ts'
import { usePlayer } from '../media/use-player.ts'
import { useShownCues, useTranscript } from '../media/use-transcript.ts'
import type { PaneProps } from '../pane.ts'
import { tellLoudness } from '../sound/sound-graph.ts'
import { useFileLength } from '../sound/use-file-length.ts'
import { useWave, useWaveState } from '../sound/use-wave.ts'
import { waveOrder } from '../sound/wave.ts'
import styles from './audio-pane.module.css'
import { Spectrogram } from './spectrogram.tsx'
import { useWaveView } from './use-wave-view.ts'
import { useWords } from './use-words.ts'
import { Waveform } from './waveform.tsx'

/** A recording: its waveform and, by key, its pitches; below it what is said. */
export function AudioPane(props: PaneProps) {
  const { content } = props.task
  return content.kind === 'audio' ? <Audio {...props} src={content.src} /> : null
}

const icon = { size: 20, 'aria-hidden': true } as const

function Audio(props: PaneProps & { src: string }) {
  const { task, active, revealed, src, handle, marks } = props
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const reports = usePaneReports(props, src)
  const outOfReach = useOutOfReach(revealed)
  const player = usePlayer(audio, props)
  useFeed(audio, props, reports)
  const duration = useFileLength(audio, player)
  const wave = useWaveState(useWave(task.id, src, duration, active))
  // What does not say how long it is, is as long as it was read.
  const length = Number.isFinite(duration) ? duration : (wave?.bins.count ?? 0) * (wave?.bins.binSeconds ?? 0)
  const [view, zoom] = useWaveView(player, length)
  const [pitches, setPitches] = useState(false)
  const order = useMemo(() => waveOrder(task.id, src, duration), [task.id, src, duration])
  const transcript = useTranscript(task)
  const cues = useShownCues(
    transcript,
    useMemo(() => timeRanges(props.flagged), [props.flagged]),
  )
  const words = useWords(transcript, revealed)

  const loudness = wave?.loudness
  useEffect(() => {
    if (audio.current && loudness !== undefined) tellLoudness(audio.current, loudness)
  }, [loudness])
  const isBlank = wave?.progress === 'none'
  useEffect(() => {
    if (isBlank) reports.prepared()
  }, [isBlank, reports])

  const press = {
    spectrogram: () => revealed && setPitches((shown) => !shown),
    'zoom-in': () => zoom('zoom-in'),
    'zoom-out': () => zoom('zoom-out'),
    'zoom-toggle': () => zoom('zoom-toggle'),
  }
  useImperativeHandle(handle, () => ({
    perform(action) {
      if (action in press) press[action as keyof typeof press]()
      else if (!words.perform(action)) player.perform(action)
    },
    coverage: () => ({ type: 'time', stretches: [...player.stretches()] }),
    watchedShare: player.watchedShare,
    durationSeconds: () => (length > 0 ? length : undefined),
    atSeconds: player.place,
  }))

  return (
    <div className={styles.pane}>
      <audio ref={audio} muted />
      <div className={styles.stage} data-veil="sound" data-with-transcript={words.isOpen} inert={outOfReach}>
        {wave && !isBlank && length > 0 && (
          <Waveform
            wave={wave}
            view={view}
            media={audio}
            player={player}
            marks={marks}
            onDrawn={reports.prepared}
          />
        )}
        {isBlank && (
          <p className={styles.plain} data-wave="none">
            <IconWaveSine size={96} stroke={1} aria-hidden />
            {t(`pane.sound.no-waveform.${wave.failure ?? 'silent'}`)}
          </p>
        )}
        {pitches && !isBlank && length > 0 && (
          <Spectrogram order={order} view={view} media={audio} player={player} />
        )}
      </div>
      {words.isOpen && (
        <div className={styles.said} data-veil={words.isVeiled ? 'words' : undefined} inert={words.isVeiled}>
          <TranscriptPanel
            transcript={transcript}
            cues={cues}
            player={player}
            language={task.language}
            search={words.search}
          />
        </div>
      )}
      <ControlBar
        player={player}
        media={audio}
        marks={marks}
        reading={transcript === 'none' ? undefined : words.isOpen}
        onReading={words.toggle}
      >
        <RangeControls player={player} />
        <Control
          action="spectrogram"
          label={t('pane.sound.spectrogram')}
          onPress={press.spectrogram}
          on={pitches}
        >
          <IconWaveSawTool {...icon} />
        </Control>
        <Control action="zoom-out" label={t('pane.sound.farther')} onPress={press['zoom-out']}>
          <IconZoomOut {...icon} />
        </Control>
        <Control action="zoom-in" label={t('pane.sound.nearer')} onPress={press['zoom-in']}>
          <IconZoomIn {...icon} />
        </Control>
        {(wave?.failure === 'broken' || wave?.failure === 'gaps') && !isBlank && (
          <span className={styles.note}>{t(`pane.sound.part.${wave.failure}`)}</span>
        )}
      </ControlBar>
    </div>
  )
}

/** Lets the browser play the file, and says what is wrong with it. */
function useFeed(
  audio: RefObject<HTMLAudioElement | null>,
  { task, active, src }: PaneProps & { src: string },
  reports: PaneReports,
): void {
  const feed = useRef<MediaFeed>(null)
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
  }, [audio, url, type, reports])
  useLayoutEffect(() => feed.current?.setActive(active), [active])
}
