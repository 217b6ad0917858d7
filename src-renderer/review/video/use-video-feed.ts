import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { afterPaint } from '../../ui/after-paint.ts'
import { attachNative, type MediaFeed } from '../media/native-feed.ts'
import { watchStalls } from '../media/stall-watch.ts'
import type { PaneReports } from '../media/use-pane-reports.ts'
import { onFirstFrame } from './first-frame.ts'
import { attachHls } from './hls-feed.ts'

const playlistTypes = /mpegurl/i

/** Feeds the video for as long as its pane lives. `ready`: its first frame is there. */
export function useVideoFeed(
  video: RefObject<HTMLVideoElement | null>,
  task: TaskView,
  src: string,
  active: boolean,
  reports: PaneReports,
): { feed: MediaFeed | undefined; ready: boolean } {
  const [feed, setFeed] = useState<MediaFeed>()
  const [ready, setReady] = useState(false)
  const type = task.mediaTypes[src] ?? ''

  useLayoutEffect(() => {
    const element = video.current
    if (!element) return
    const url = mediaUrl(task.id, src)
    const source =
      playlistTypes.test(type) || src.endsWith('.m3u8')
        ? attachHls(element, url, new URL(mediaUrl(task.id, ''), location.href).href, reports.failed)
        : attachNative(element, url, type, reports.failed)
    setFeed(source)
    const endWatch = watchStalls(element, () => reports.failed('stalled'))
    const endWait = onFirstFrame(element, (seen) => {
      if (!seen) return reports.failed('no-picture')
      // The frame's box takes the upright picture's shape, so that regions lie where they belong.
      element.parentElement?.style.setProperty('--ratio', String(element.videoWidth / element.videoHeight))
      reports.prepared()
      setReady(true)
    })
    return () => {
      endWatch()
      endWait()
      source.dispose()
    }
  }, [video, task.id, src, type, reports])

  // The first frame is there already: loading on may follow it, and must not delay its paint.
  useEffect(() => {
    if (active) return afterPaint(() => feed?.setActive(true))
    feed?.setActive(false)
  }, [feed, active])
  return { feed, ready }
}
