import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import { ReducedNote } from '../comfort/reduced-note.tsx'
import { ReducedVideo } from '../comfort/reduced-video.tsx'
import { useReduced } from '../comfort/use-reduced.ts'
import type { RegionMarker } from '../evidence/use-region-marker.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import type { PaneProps } from '../pane.ts'
import { FrameMarks } from './frame-marks.tsx'
import styles from './video-pane.module.css'

type Props = Pick<PaneProps, 'marks' | 'flagged' | 'comfort'> & {
  video: RefObject<HTMLVideoElement | null>
  player: Player
  marker: RegionMarker
}

/** The picture in a box of its own shape, softened as is asked for, with what is marked on it; covered where it is flagged. */
export function VideoStage({ video, player, marker, marks, flagged, comfort }: Props) {
  const { t } = useTranslation()
  const reduced = useReduced(comfort.reduced)
  const isFlagged = usePlayerPart(player, (state) => state.flagged)
  return (
    <div data-shrinks>
      <div className={styles.box}>
        <video
          ref={video}
          className={styles.video}
          data-away={reduced === 'reduced' || isFlagged || undefined}
          data-instead={reduced === 'blurred' || undefined}
          muted
          playsInline
          disablePictureInPicture
          disableRemotePlayback
          draggable={false}
          tabIndex={-1}
        />
        {reduced === 'reduced' && !isFlagged && <ReducedVideo video={video} />}
        {reduced === 'blurred' && <ReducedNote />}
        <FrameMarks marks={marks} flagged={flagged} player={player} marker={marker} />
      </div>
      {isFlagged && (
        <p className={styles.flagged} data-flagged role="status">
          {t('evidence.flagged')} <Keys action="flagged" />
        </p>
      )}
    </div>
  )
}
