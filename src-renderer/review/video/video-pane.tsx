import i18next from 'i18next'
import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { Keys } from '../../ui/keys.tsx'
import { useRegionMarker } from '../evidence/use-region-marker.ts'
import { flaggedTimes, isCellCovered } from '../film/film-cover.ts'
import { FilmLook } from '../film/film-look.tsx'
import { Filmstrip } from '../film/filmstrip.tsx'
import { useFilm } from '../film/use-film.ts'
import { useRecap } from '../film/use-recap.ts'
import { CaptionLine } from '../media/caption-line.tsx'
import { ControlBar } from '../media/control-bar.tsx'
import { timeRanges } from '../media/ranges.ts'
import { TranscriptPanel } from '../media/transcript-panel.tsx'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import { usePlayer } from '../media/use-player.ts'
import { useReading } from '../media/use-reading.ts'
import { useShownCues, useTranscript } from '../media/use-transcript.ts'
import type { PaneProps } from '../pane.ts'
import { useFilmMode } from './use-film-mode.ts'
import { useVideoFeed } from './use-video-feed.ts'
import styles from './video-pane.module.css'
import { VideoStage } from './video-stage.tsx'
import { VideoTools } from './video-tools.tsx'
import { VideoTrack } from './video-track.tsx'

/** A video, still on its first frame until told to play. */
export function VideoPane(props: PaneProps) {
  const { content } = props.task
  return content.kind === 'video' ? <Video {...props} src={content.src} /> : null
}

function Video(props: PaneProps & { src: string }) {
  const { task, active, revealed, src, handle, comfort, flagged, marks } = props
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const reports = usePaneReports(props, src)
  const outOfReach = useOutOfReach(revealed)
  const player = usePlayer(video, props)
  const { feed, ready } = useVideoFeed(video, task, src, active, reports)
  const transcript = useTranscript(task)
  const reading = useReading(transcript, false)
  const isSeen = active && revealed && !comfort.hidden

  const duration = useCallback(() => player.state().duration, [player])
  const [url, root] = [mediaUrl(task.id, src), mediaUrl(task.id, '')]
  const film = useFilm({ ready, active, url, root, strip, player })
  const filmMode = useFilmMode(film, player, props, isSeen, refuse)
  const flaggedRanges = useMemo(() => timeRanges(flagged), [flagged])
  const filmFlagged = useMemo(() => flaggedTimes(flagged), [flagged])
  const cues = useShownCues(transcript, flaggedRanges)
  const isCovered = useCallback(
    (cell: number) => {
      const { frames } = film.view()
      return isCellCovered(filmFlagged, cell, frames.length, duration(), frames[cell]?.seconds)
    },
    [film, filmFlagged, duration],
  )
  const recap = useRecap({ film, player, allowed: isSeen, isCovered })
  const marker = useRegionMarker({
    ...props,
    onRegion: (box) => props.onEvidence({ type: 'region', ...box, atSeconds: player.state().time }),
  })

  function perform(action: PaneAction, isHeld?: boolean): void {
    if (action === 'recap') recap.turn()
    else if ((action === 'slower' || action === 'faster') && recap.change(action === 'slower' ? -1 : 1))
      return
    else if (action === 'mark') {
      // On a frame that stands still and is to be seen.
      if (!isSeen || player.state().flagged) return
      player.perform('shuttle-stop')
      marker.perform(action)
    } else if (action === 'quality') feed?.quality?.next()
    else if (!reading.perform(action) && !filmMode.perform(action) && !marker.perform(action))
      player.perform(action, isHeld)
  }
  // For the controls, which need not render anew with every key.
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  const press = useCallback((action: PaneAction, isHeld?: boolean) => latest.current(action, isHeld), [])

  useImperativeHandle(handle, () => ({
    perform: press,
    coverage: () => ({ type: 'time', stretches: [...player.stretches()] }),
    watchedShare: player.watchedShare,
    durationSeconds: () => (Number.isFinite(duration()) ? duration() : undefined),
    atSeconds: player.place,
  }))

  const looked = recap.slide?.cell ?? filmMode.selected
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <div className={styles.stage} data-veil="picture" inert={outOfReach}>
          <VideoStage
            video={video}
            player={player}
            marker={marker}
            marks={marks}
            flagged={flagged}
            comfort={comfort}
          />
          {looked !== undefined && (
            <FilmLook
              film={film}
              cell={looked}
              covered={isCovered(looked)}
              rate={recap.slide?.rate}
              reduced={comfort.reduced}
            />
          )}
        </div>
        {comfort.hidden && revealed && (
          <p className={styles.off}>
            {t('pane.picture-off')} <Keys action="hidden" />
          </p>
        )}
        {reading.isOpen && (
          <aside className={styles.side}>
            <TranscriptPanel
              transcript={transcript}
              cues={cues}
              player={player}
              language={task.language}
              search={reading.search}
            />
          </aside>
        )}
      </div>
      {typeof transcript === 'object' && !reading.isOpen && (
        <CaptionLine cues={cues} player={player} language={task.language} inert={outOfReach} />
      )}
      <Filmstrip
        film={film}
        player={player}
        strip={strip}
        selected={looked}
        flagged={filmFlagged}
        inert={outOfReach}
        reduced={comfort.reduced}
      />
      <ControlBar
        player={player}
        media={video}
        marks={marks}
        withFrames
        reading={transcript === 'none' ? undefined : reading.isOpen}
        onReading={reading.toggle}
        track={
          <VideoTrack film={film} player={player} taskId={task.id} path={src} active={active} media={video} />
        }
      >
        <VideoTools
          player={player}
          press={press}
          quality={feed?.quality}
          inFilm={filmMode.selected !== undefined}
          inRecap={recap.slide !== undefined}
        />
      </ControlBar>
    </div>
  )
}

function refuse(reason: string): void {
  useWorkstation.getState().notify({ tone: 'danger', text: i18next.t(`pane.refused.${reason}`) })
}
