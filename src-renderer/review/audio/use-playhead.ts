import { type RefObject, useCallback, useEffect } from 'react'
import { timeOf } from '../media/length.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import { placeIn, type WaveView } from './wave-view.ts'

/**
 * Calls `move` with the playhead's place in the view (0…1, outside of it beyond) as the media moves, without a render.
 * `follow` does so at once.
 */
export function usePlayhead(
  player: Player,
  media: RefObject<HTMLMediaElement | null>,
  view: WaveView,
  move: (share: number) => void,
): { follow: () => void } {
  const direction = usePlayerPart(player, (state) => state.direction)
  const follow = useCallback(
    () => move(media.current && view.span > 0 ? placeIn(view, timeOf(media.current)) : 0),
    [media, view, move],
  )
  useEffect(() => {
    let frame = 0
    const run = () => {
      follow()
      if (direction !== 0) frame = requestAnimationFrame(run)
    }
    run()
    const end = player.subscribe(() => direction === 0 && follow())
    return () => {
      cancelAnimationFrame(frame)
      end()
    }
  }, [player, follow, direction])
  return { follow }
}
