import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { Control } from '../media/control.tsx'
import { ControlBar } from '../media/control-bar.tsx'
import { attachNative, type MediaFeed } from '../media/native-feed.ts'
import { watchStalls } from '../media/stall-watch.ts'
import { TranscriptPanel } from '../media/transcript-panel.tsx'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import { usePlayer } from '../media/use-player.ts'
import { useTranscript } from '../media/use-transcript.ts'
import type { PaneProps } from '../pane.ts'
import { onFirstFrame } from './first-frame.ts'
import { attachHls } from './hls-feed.ts'
import styles from './video-pane.module.css'

const playlistTypes = /mpegurl/i

/** A video, still on its first frame until told to play. */
export function VideoPane(props: PaneProps) {
  const { content } = props.task
  return content.kind === 'video' ? <Video {...props} src={content.src} /> : null
}

function Video(props: PaneProps & { src: string }) {
  const { task, active, src, handle } = props
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const feed = useRef<MediaFeed>(null)
  const reports = usePaneReports(props, src)
  const outOfReach = useOutOfReach(props.revealed)
  const player = usePlayer(video, props)
  const transcript = useTranscript(task)
  const [reading, setReading] = useState(false)
  const type = task.mediaTypes[src] ?? ''

  useLayoutEffect(() => {
    const element = video.current
    if (!element) return
    const url = mediaUrl(task.id, src)
    const source =
      playlistTypes.test(type) || src.endsWith('.m3u8')
        ? attachHls(element, url, new URL(mediaUrl(task.id, ''), location.href).href, reports.failed)
        : attachNative(element, url, type, reports.failed)
    feed.current = source
    const endWatch = watchStalls(element, () => reports.failed('stalled'))
    const endWait = onFirstFrame(element, (seen) =>
      seen ? reports.prepared() : reports.failed('no-picture'),
    )
    return () => {
      endWatch()
      endWait()
      source.dispose()
    }
  }, [task.id, src, type, reports])
  useLayoutEffect(() => feed.current?.setActive(active), [active])

  const toggle = () => transcript !== 'none' && setReading((now) => !now)
  useImperativeHandle(handle, () => ({
    perform(action) {
      // Reading what is said is open before the picture is revealed.
      if (action === 'transcript') toggle()
      else player.perform(action)
    },
    watchedShare: player.watchedShare,
  }))

  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <div className={styles.stage} data-veil="picture" inert={outOfReach}>
          <video
            ref={video}
            className={styles.video}
            muted
            playsInline
            disablePictureInPicture
            disableRemotePlayback
            draggable={false}
            tabIndex={-1}
          />
        </div>
        {reading && (
          <aside className={styles.side}>
            <TranscriptPanel transcript={transcript} player={player} language={task.language} />
          </aside>
        )}
      </div>
      <ControlBar
        player={player}
        media={video}
        transcript={transcript === 'none' ? undefined : { shown: reading, toggle }}
        frames={
          <>
            <Control
              action="frame-back"
              label={t('pane.frame-back')}
              onPress={() => player.perform('frame-back')}
            >
              <IconChevronLeft size={20} aria-hidden />
            </Control>
            <Control
              action="frame-forward"
              label={t('pane.frame-forward')}
              onPress={() => player.perform('frame-forward')}
            >
              <IconChevronRight size={20} aria-hidden />
            </Control>
          </>
        }
      />
    </div>
  )
}
