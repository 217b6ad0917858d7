import { useState } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { cellAt, startOfCell } from '../film/film-plan.ts'
import type { FilmStore } from '../film/film-store.ts'
import type { Player } from '../media/player-types.ts'
import type { PaneProps } from '../pane.ts'

export interface FilmMode {
  /** The cell that the arrow keys are at; undefined outside of film mode. */
  selected: number | undefined
  /** Carries out a key's action; false if it is none of this. */
  perform: (action: PaneAction) => boolean
}

/** Moves along the filmstrip by keys; the video stands still meanwhile. `allowed`: there is something to be seen. */
export function useFilmMode(
  film: FilmStore,
  player: Player,
  { mode, onMode }: Pick<PaneProps, 'mode' | 'onMode'>,
  allowed: boolean,
  onRefused: (reason: 'film-none' | 'film-waiting') => void,
): FilmMode {
  const [cell, setCell] = useState(0)
  const isOn = mode === 'film'

  function enter(): void {
    const { state, frames } = film.view()
    if (!allowed) return
    if (state === 'none') onRefused('film-none')
    else if (frames.length === 0) onRefused('film-waiting')
    else {
      player.perform('shuttle-stop')
      const { time, duration } = player.state()
      setCell(cellAt(time, frames.length, duration))
      onMode('film')
    }
  }

  function take(): void {
    const { frames } = film.view()
    player.seek(frames[cell]?.seconds ?? startOfCell(cell, frames.length, player.state().duration))
    onMode('normal')
  }

  function perform(action: PaneAction): boolean {
    const last = film.view().frames.length - 1
    const go = (to: number) => setCell(Math.max(0, Math.min(last, to)))
    switch (action) {
      case 'filmstrip':
        if (isOn) onMode('normal')
        else enter()
        return true
      case 'film-back':
        go(cell - 1)
        return true
      case 'film-forward':
        go(cell + 1)
        return true
      case 'film-start':
        go(0)
        return true
      case 'film-end':
        go(last)
        return true
      case 'film-take':
        take()
        return true
      case 'film-leave':
        onMode('normal')
        return true
      default:
        return false
    }
  }

  return { selected: isOn ? cell : undefined, perform }
}
