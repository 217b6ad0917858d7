import type { PointerEvent } from 'react'
import type { Player } from '../media/player-types.ts'
import type { WaveView } from './wave-view.ts'

/** Pressing or dragging the pointer over what is as wide as the view seeks there. */
export function seekInView(player: Player, { start, span }: WaveView) {
  const seek = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = Math.max(0, Math.min(1, (event.clientX - left) / width))
    player.seek(start + share * span)
  }
  return { onPointerDown: seek, onPointerMove: seek }
}
