import type { PointerEvent } from 'react'
import type { Player } from './player-types.ts'

/** Pressing or dragging the pointer over an element whose width is the whole duration seeks there; always left to right. */
export function seekPointer(player: Player) {
  const seek = (event: PointerEvent<HTMLElement>) => {
    const { duration } = player.state()
    if (!(duration > 0) || event.buttons !== 1) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    player.seek(((event.clientX - box.left) / box.width) * duration)
  }
  return { onPointerDown: seek, onPointerMove: seek }
}
