import '../comfort/comfort.css'
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { useReduced } from '../comfort/use-reduced.ts'
import { useRegionMarker } from '../evidence/use-region-marker.ts'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import type { PaneProps } from '../pane.ts'
import { type Contrast, nextContrast } from './contrast.ts'
import { DetailsPanel } from './details-panel.tsx'
import { ImageBar } from './image-bar.tsx'
import styles from './image-pane.module.css'
import { PictureStage } from './picture-stage.tsx'
import { regionsOf, turnMarks } from './regions.ts'
import { Strip } from './strip.tsx'
import { turnArea, uprightArea } from './turn.ts'
import { type PictureFile, useAlbum } from './use-album.ts'
import { useAnimation } from './use-animation.ts'
import { useImageView } from './use-image-view.ts'
import { useSeen } from './use-seen.ts'

/** A picture or an album of them, fitted until looked at closer. What is animated stands still until played. */
export function ImagePane(props: PaneProps) {
  const { content } = props.task
  const pictures = useMemo(() => {
    if (content.kind !== 'image') return undefined
    return 'pictures' in content ? content.pictures : [content]
  }, [content])
  return pictures && <Pictures {...props} pictures={pictures} />
}

function Pictures(props: PaneProps & { pictures: readonly PictureFile[] }) {
  const { task, pictures, handle, comfort, marks, flagged, onEvidence } = props
  const stage = useRef<HTMLDivElement>(null)
  const isAlbum = pictures.length > 1
  const reports = usePaneReports(props, pictures[0]?.src ?? '')
  const outOfReach = useOutOfReach(props.revealed)
  const { index, picture, problem, go } = useAlbum(task.id, pictures, stage)
  const allowed = props.active && props.revealed
  const animation = useAnimation(picture?.animation, allowed)
  const image = useImageView(stage, picture)
  const reduced = useReduced(comfort.reduced)
  const [contrast, setContrast] = useState<Contrast>('normal')
  const [reading, setReading] = useState(false)
  const seen = useSeen(index, allowed && picture !== undefined)
  const src = pictures[index]?.src ?? ''
  const urls = useMemo(() => pictures.map((one) => mediaUrl(task.id, one.src)), [task.id, pictures])
  const covered = useMemo(() => regionsOf(flagged), [flagged])
  const marker = useRegionMarker({
    mode: props.mode,
    onMode: props.onMode,
    onRegion: (box) => {
      const region = { type: 'region', ...uprightArea(box, image.turns) } as const
      onEvidence({ ...region, ...(isAlbum && { picture: index }) })
    },
  })

  useLayoutEffect(() => {
    // In an album the other pictures can still be seen.
    if (problem && !isAlbum) reports.failed(problem)
    else if (picture || problem) reports.prepared()
  }, [picture, problem, isAlbum, reports])

  const perform = (action: PaneAction) => {
    // Where and with what it was taken can be read before it is seen.
    if (action === 'details' && props.pictureDetails) setReading((now) => !now)
    if (!allowed) return
    if (action === 'next-picture') go((now) => now + 1)
    else if (action === 'previous-picture') go((now) => now - 1)
    else if (action === 'contrast') setContrast(nextContrast)
    else if (!picture) return
    else if (!marker.perform(action) && !animation.perform(action)) image.perform(action)
  }
  // Keys and the controls below the picture both come through here; the bar gets the same function for good.
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  const [press] = useState(() => (action: PaneAction) => latest.current(action))

  const places = () => {
    const frames = !isAlbum && picture?.animation
    if (!frames) return { seen: seen.size, of: pictures.length }
    return { seen: seen.size === 0 ? 0 : frames.shownCount(), of: frames.frameCount }
  }
  useImperativeHandle(handle, () => ({
    perform: press,
    coverage: () => ({ type: 'places', ...places() }),
    watchedShare: () => places().seen / places().of,
    durationSeconds: () => undefined,
  }))

  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <PictureStage
          stage={stage}
          alt={pictures[index]?.alt ?? ''}
          picture={picture}
          problem={problem && isAlbum ? { name: problem, path: src } : undefined}
          image={image}
          frame={animation.frame}
          contrast={contrast}
          reduced={reduced}
          revealed={props.revealed}
          allowed={allowed}
          outOfReach={outOfReach}
          marks={turnMarks(marks, index, image.turns)}
          covered={covered
            .filter(({ picture: at = 0 }) => at === index)
            .map((one) => turnArea(one, image.turns))}
          marker={marker}
        />
        {reading && props.pictureDetails && <DetailsPanel url={urls[index] ?? ''} />}
      </div>
      {isAlbum && (
        <Strip
          urls={urls}
          index={index}
          seen={seen}
          covered={covered}
          reduced={comfort.reduced}
          onChoose={(at) => allowed && go(() => at)}
        />
      )}
      <ImageBar
        width={picture?.width}
        height={picture?.height}
        type={task.mediaTypes[src] ?? ''}
        index={index}
        count={pictures.length}
        frameCount={picture?.animation?.frameCount ?? 1}
        frame={animation.frame}
        playing={animation.playing}
        zoom={image.zoom}
        sharpness={picture && !picture.part ? picture.fullScale : 1}
        contrast={contrast}
        details={props.pictureDetails ? reading : undefined}
        perform={press}
      />
    </div>
  )
}
