import { type RefObject, useLayoutEffect, useRef } from 'react'
import classes from './reduced.module.css'
import { reduceOnto } from './softener.ts'

/**
 * A video's frames with their detail reduced, over the video, which its pane hides meanwhile: whenever the browser has
 * another frame to show, playing or still.
 */
export function ReducedVideo({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Before the first paint with it, so that there is no gap.
  useLayoutEffect(() => {
    const media = video.current
    const onto = canvas.current
    if (!media || !onto) return
    const life = new AbortController()
    const draw = () => {
      if (media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA)
        reduceOnto(media, media.videoWidth, media.videoHeight, onto)
    }
    let request = 0
    let restUntil = 0
    const follow = () => {
      request = media.requestVideoFrameCallback((now) => {
        // Where drawing is slow, frames are left out, so that two thirds of the time are for everything else.
        if (now >= restUntil) {
          const began = performance.now()
          draw()
          const ended = performance.now()
          restUntil = ended + 2 * (ended - began)
        }
        follow()
      })
    }
    // A still video shows no new frame for which the callback would come.
    for (const name of ['loadeddata', 'seeked', 'pause'] as const)
      media.addEventListener(name, draw, { signal: life.signal })
    draw()
    follow()
    return () => {
      life.abort()
      media.cancelVideoFrameCallback(request)
      onto.width = 0
    }
  }, [video])
  return <canvas ref={canvas} className={classes.canvas} data-reduced />
}
