import { useEffect, useState } from 'react'
import type { Player } from '../media/player-types.ts'
import { followed, turned, type WaveView, wholeView, zoomed } from './wave-view.ts'

export type Zoom = 'zoom-in' | 'zoom-out' | 'zoom-toggle'

/** What of a recording is in view: at first all of it, and of what is nearer the part where the playhead is. */
export function useWaveView(player: Player, duration: number): [WaveView, (zoom: Zoom) => void] {
  const [near, setNear] = useState<WaveView>()
  const view = near ?? wholeView(duration)

  useEffect(() => {
    if (!near) return
    return player.subscribe(() => setNear((now) => now && followed(now, player.state().time, duration)))
  }, [player, near, duration])

  const zoom = (step: Zoom) => {
    if (!(duration > 0)) return
    const { time } = player.state()
    const next =
      step === 'zoom-toggle'
        ? turned(view, time, duration)
        : zoomed(view, step === 'zoom-in' ? 'in' : 'out', time, duration)
    setNear(next.span < duration ? next : undefined)
  }
  return [view, zoom]
}
