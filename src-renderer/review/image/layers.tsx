import { useEffect, useLayoutEffect, useRef } from 'react'
import reducedClasses from '../comfort/reduced.module.css'
import { reduceOnto } from '../comfort/softener.ts'
import type { Reduced } from '../comfort/use-reduced.ts'
import type { Part } from './decode-part.ts'
import styles from './image-pane.module.css'
import type { Picture } from './picture.ts'

interface Props {
  picture: Picture
  /** Zoom, 1 when a picture pixel is a screen pixel. */
  zoom: number
  /** What is on screen, in pixels of the upright picture. */
  inSight: Part | undefined
  reduced: Reduced
  /** Frame of an animation, from 0. */
  frame: number
}

/**
 * The preview; over it, once looked at closer and decoded, the picture in full, or of one too large to be had in full the
 * part that is in sight. With reduced detail only what is left of it, however closely it is looked at.
 */
export function Layers({ picture, zoom, inSight, reduced, frame }: Props) {
  const isHidden = reduced === 'reduced'
  const closer = isHidden ? undefined : closerLayer(picture, zoom)
  return (
    <>
      <div
        className={styles.layers}
        data-hidden-below={isHidden}
        {...(reduced === 'blurred' && { 'data-instead': true })}
      >
        <Preview picture={picture} />
        {closer === 'full' && <Full picture={picture} />}
        {closer === 'part' && inSight && <InSight picture={picture} part={inSight} />}
      </div>
      {isHidden && <ReducedPicture picture={picture} frame={frame} />}
    </>
  )
}

/** What a zoom needs beyond the preview. A hair of it shows nothing more. */
function closerLayer({ previewScale, fullScale, part }: Picture, zoom: number): 'full' | 'part' | undefined {
  if (part && zoom > fullScale * 1.01) return 'part'
  return zoom > previewScale * 1.01 ? 'full' : undefined
}

function Preview({ picture }: { picture: Picture }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => host.current?.replaceChildren(picture.preview), [picture])
  return <div ref={host} className={styles.layer} />
}

/** Nothing until it is decoded, and nothing if it cannot be: the preview shows the same, less sharp. */
function Full({ picture }: { picture: Picture }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (picture.previewScale >= picture.fullScale) return
    let left = false
    picture
      .full()
      .then((element) => left || host.current?.replaceChildren(element))
      .catch(() => undefined)
    return () => {
      left = true
    }
  }, [picture])
  return <div ref={host} className={styles.layer} />
}

/** Decoding begins when the picture has rested so long, so that a held key does not ask for every place on its way. */
const restMs = 120

function InSight({ picture, part: { x, y, width, height } }: { picture: Picture; part: Part }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let left = false
    const timer = setTimeout(() => {
      picture
        .part?.({ x, y, width, height })
        .then((canvas) => {
          if (left || !host.current) {
            canvas.width = 0
            return
          }
          emptied(host.current).append(canvas)
          Object.assign(canvas.style, {
            left: `${(x / picture.width) * 100}%`,
            top: `${(y / picture.height) * 100}%`,
            width: `${(width / picture.width) * 100}%`,
            height: `${(height / picture.height) * 100}%`,
          })
        })
        .catch(() => undefined)
    }, restMs)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [picture, x, y, width, height])
  useEffect(() => {
    const element = host.current
    return () => void (element && emptied(element))
  }, [])
  return <div ref={host} className={styles.layer} data-part />
}

/** Canvases that wait for garbage collection would keep their pixels. */
function emptied(host: HTMLElement): HTMLElement {
  for (const child of host.children) if (child instanceof HTMLCanvasElement) child.width = 0
  host.replaceChildren()
  return host
}

function ReducedPicture({ picture, frame }: { picture: Picture; frame: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Before it is painted for the first time, so that there is no gap.
  useLayoutEffect(() => {
    const { preview } = picture
    if (canvas.current && frame >= 0) reduceOnto(preview, preview.width, preview.height, canvas.current)
  }, [picture, frame])
  useLayoutEffect(() => {
    const element = canvas.current
    return () => {
      if (element) element.width = 0
    }
  }, [])
  return <canvas ref={canvas} className={reducedClasses.canvas} data-reduced />
}
