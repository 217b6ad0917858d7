import i18next from 'i18next'
import { type RefObject, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useWorkstation } from '../../stores/workstation.ts'
import type { PaneProps } from '../pane.ts'
import { attachSound } from '../sound/sound-graph.ts'
import { createFrameClock } from './frame-clock.ts'
import { createPlayer } from './player.ts'
import type { Player, PlayerState, PlayerWishes } from './player-types.ts'
import { currentRange, timeRanges } from './ranges.ts'

/**
 * A player over the media element in `ref`, for as long as the component lives. Permission changes in layout effects,
 * so that the very commit that veils the content also stops and mutes it.
 */
export function usePlayer(ref: RefObject<HTMLMediaElement | null>, props: PaneProps): Player {
  const [parts] = useState(() => {
    const frames = createFrameClock()
    return { frames, player: createPlayer(frames) }
  })
  const { player, frames } = parts
  // Where the media stood when the task was last on screen.
  const [from] = useState(props.task.draft?.atSeconds)
  const { active, revealed, volume, jumpSeconds, comfort, flagged, marks, onEvidence } = props
  const { muted, hidden } = comfort

  const wishes = useMemo(
    (): PlayerWishes => ({
      allowed: active && revealed,
      volume,
      jumpSeconds,
      silent: muted,
      unseen: hidden,
      flagged: timeRanges(flagged),
      marked: currentRange(marks),
      onRange: (range) => onEvidence({ type: 'time-range', ...range }),
      onRefused: tellRefusal,
    }),
    [active, revealed, volume, jumpSeconds, muted, hidden, flagged, marks, onEvidence],
  )
  useLayoutEffect(() => player.wish(wishes), [player, wishes])
  useLayoutEffect(() => {
    const media = ref.current
    if (!media) return
    const sound = attachSound(media)
    const detachPlayer = player.attach(media)
    const detachSound = openWhenUnmuted(player, sound.open)
    const detachFrames = media instanceof HTMLVideoElement ? frames.attach(media) : undefined
    const goOn = () => {
      if (from !== undefined) media.currentTime = from
    }
    media.addEventListener('loadedmetadata', goOn, { once: true })
    return () => {
      media.removeEventListener('loadedmetadata', goOn)
      detachFrames?.()
      detachPlayer()
      detachSound()
      sound.dispose()
    }
  }, [ref, player, frames, from])
  return player
}

/** The player tells of a change before it makes the element sound: what leads the sound through the limiter comes first. */
function openWhenUnmuted(player: Player, open: () => void): () => void {
  let wasMuted = true
  return player.subscribe(() => {
    const { muted } = player.state()
    if (wasMuted && !muted) open()
    wasMuted = muted
  })
}

const tellRefusal: PlayerWishes['onRefused'] = (reason) =>
  useWorkstation.getState().notify({ tone: 'danger', text: i18next.t(`pane.refused.${reason}`) })

export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state)
}

/** One part of a player's state: renders only when that changes. */
export function usePlayerPart<T extends string | number | boolean | undefined>(
  player: Player,
  part: (state: PlayerState) => T,
): T {
  return useSyncExternalStore(player.subscribe, () => part(player.state()))
}
