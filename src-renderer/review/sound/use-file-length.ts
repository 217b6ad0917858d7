import type { RefObject } from 'react'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'

/** Seconds that a file says it lasts: NaN until that is known, Infinity where it does not say. */
export function useFileLength(media: RefObject<HTMLMediaElement | null>, player: Player): number {
  return usePlayerPart(player, () => media.current?.duration ?? Number.NaN)
}
