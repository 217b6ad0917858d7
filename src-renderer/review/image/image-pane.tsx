import { useEffect, useImperativeHandle, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { problemOf } from '../media/problems.ts'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import type { PaneProps } from '../pane.ts'
import { ImageBar } from './image-bar.tsx'
import styles from './image-pane.module.css'
import { loadPicture, type Picture } from './picture.ts'
import { usePointerView } from './pointer-view.ts'
import { useImageView } from './use-image-view.ts'

/** A picture, fitted until looked at closer. What is animated stands still until played. */
export function ImagePane(props: PaneProps) {
  const { content } = props.task
  return content.kind === 'image' ? <Image {...props} src={content.src} alt={content.alt} /> : null
}

function Image(props: PaneProps & { src: string; alt: string | undefined }) {
  const { task, src, alt, handle } = props
  const stage = useRef<HTMLDivElement>(null)
  const reports = usePaneReports(props, src)
  const outOfReach = useOutOfReach(props.revealed)
  const [picture, setPicture] = useState<Picture>()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const image = useImageView(stage, picture)
  const allowed = props.active && props.revealed
  const type = task.mediaTypes[src] ?? ''
  const animation = picture?.animation
  usePointerView(stage, image, allowed)

  useEffect(() => {
    const life = new AbortController()
    const box = stage.current
    const room = {
      width: Math.max(1, box?.clientWidth ?? 0) * devicePixelRatio,
      height: Math.max(1, box?.clientHeight ?? 0) * devicePixelRatio,
    }
    let loaded: Picture | undefined
    loadPicture(mediaUrl(task.id, src), type, room, life.signal)
      .then((found) => {
        loaded = found
        setPicture(found)
      })
      .catch((error: unknown) => life.signal.aborted || reports.failed(problemOf(error, 'damaged')))
    return () => {
      life.abort()
      loaded?.dispose()
    }
  }, [task.id, src, type, reports])

  useLayoutEffect(() => {
    if (picture) reports.prepared()
  }, [picture, reports])
  useLayoutEffect(() => {
    if (!allowed) animation?.stop()
  }, [allowed, animation])
  useEffect(() => {
    animation?.onChange(redraw)
    return () => animation?.onChange(undefined)
  }, [animation])

  // Keys and the controls below the picture both come through here.
  const perform = (action: PaneAction) => {
    if (!allowed) return
    if (action === 'play') animation?.playing() ? animation.stop() : animation?.play()
    else if (action === 'frame-back') animation?.step(-1)
    else if (action === 'frame-forward') animation?.step(1)
    else image.perform(action)
  }
  useImperativeHandle(handle, () => ({
    perform,
    watchedShare: () => animation?.shownShare() ?? 1,
  }))

  const { view } = image
  return (
    <div className={styles.pane}>
      <div className={styles.stage} ref={stage} data-veil="picture" inert={outOfReach}>
        {picture && view && (
          <div
            className={styles.picture}
            role="img"
            aria-label={alt ?? ''}
            data-pixelated={image.zoom > 2}
            style={{
              width: picture.width * view.scale,
              height: picture.height * view.scale,
              // The box counts from the left in every language, as pointer and arrow keys do.
              transform: `translate(${view.x}px, ${view.y}px)`,
            }}
          >
            <Layers picture={picture} close={image.zoom > picture.previewScale * 1.01} />
          </div>
        )}
      </div>
      <ImageBar picture={picture} type={type} image={image} perform={perform} />
    </div>
  )
}

/** The preview, and over it, once looked at closer and decoded, the picture in full. */
function Layers({ picture, close }: { picture: Picture; close: boolean }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => host.current?.replaceChildren(picture.preview), [picture])
  useEffect(() => {
    if (!close || picture.previewScale >= picture.fullScale) return
    let left = false
    let full: HTMLElement | undefined
    picture
      .full()
      .then((element) => {
        if (left) return
        full = element
        host.current?.append(element)
      })
      // The preview stays: it shows the same, less sharp.
      .catch(() => undefined)
    return () => {
      left = true
      full?.remove()
    }
  }, [picture, close])
  return <div ref={host} className={styles.layers} />
}
