import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createFrameClock } from './frame-clock.ts'
import { createPlayer, type Player, type PlayerState } from './player.ts'

interface Wishes {
  active: boolean
  revealed: boolean
  /** 0…1 */
  volume: number
}

/**
 * A player over the media element in `ref`, for as long as the component lives. Permission changes in layout effects,
 * so that the very commit that veils the content also stops and mutes it.
 */
export function usePlayer(ref: RefObject<HTMLMediaElement | null>, wishes: Wishes): Player {
  const [parts] = useState(() => {
    const frames = createFrameClock()
    return { frames, player: createPlayer(frames.step) }
  })
  const { player, frames } = parts
  const { volume } = wishes
  const allowed = wishes.active && wishes.revealed

  useLayoutEffect(() => {
    const media = ref.current
    if (!media) return
    const detachPlayer = player.attach(media)
    const detachFrames = media instanceof HTMLVideoElement ? frames.attach(media) : undefined
    return () => {
      detachFrames?.()
      detachPlayer()
    }
  }, [ref, player, frames])
  useLayoutEffect(() => player.allow(allowed), [player, allowed])
  useLayoutEffect(() => player.setVolume(volume), [player, volume])
  return player
}

export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state)
}
