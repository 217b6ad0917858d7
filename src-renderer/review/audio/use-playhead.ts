import { type RefObject, useEffect, useRef } from 'react'
import { timeOf } from '../media/length.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import { placeIn, type WaveView } from './wave-view.ts'

/** Moves the playhead's line with the media, and uncovers what was passed, without a render. */
export function usePlayhead(player: Player, media: RefObject<HTMLMediaElement | null>, view: WaveView) {
  const line = useRef<HTMLDivElement>(null)
  const heard = useRef<HTMLDivElement>(null)
  const direction = usePlayerPart(player, (state) => state.direction)
  useEffect(() => {
    let frame = 0
    const follow = () => {
      const share = media.current ? placeIn(view, timeOf(media.current)) : 0
      const place = Math.max(0, Math.min(1, share)) * 100
      if (line.current) {
        line.current.style.insetInlineStart = `${place}%`
        line.current.style.visibility = share >= 0 && share <= 1 ? '' : 'hidden'
      }
      if (heard.current) heard.current.style.clipPath = `inset(0 ${100 - place}% 0 0)`
      if (direction !== 0) frame = requestAnimationFrame(follow)
    }
    follow()
    const end = player.subscribe(() => direction === 0 && follow())
    return () => {
      cancelAnimationFrame(frame)
      end()
    }
  }, [player, media, view, direction])
  return { line, heard }
}
