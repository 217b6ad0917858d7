import { useEffect, useRef, useState } from 'react'
import { fastestPlay } from '../../../src-shared/rules/coverage.ts'
import type { Player } from '../media/player-types.ts'
import { cellAt, startOfCell } from './film-plan.ts'
import type { FilmStore } from './film-store.ts'

/** Pictures a second. */
const rates = [1, 2, 4, 8] as const
/** A decision tells of no faster look than this; times the normal speed. */
const mostSpeed = 100
/** Slides leave out most of what is between them: of a short film, too, they are no watching. */
const leastSpeed = 2 * fastestPlay

interface Wishes {
  film: FilmStore
  player: Player
  /** On screen and revealed; the moment that ends, so does the recap. */
  allowed: boolean
  /** Whether a cell stays veiled although the rest is revealed. */
  isCovered: (cell: number) => boolean
}

export interface Recap {
  /** The picture that is shown and how many a second; undefined while there is no recap. */
  slide: { cell: number; rate: number } | undefined
  turn: () => void
  /** One step of the rate; false while there is no recap. */
  change: (step: -1 | 1) => boolean
}

/** Runs through the film's pictures like slides, from the playhead on. Any key but those of its rate ends it. */
export function useRecap({ film, player, allowed, isCovered }: Wishes): Recap {
  const [cell, setCell] = useState<number>()
  const [place, setPlace] = useState(1)
  const rate = rates[place] ?? 1
  const isRunning = allowed && cell !== undefined
  // The key that changes the rate ends nothing.
  const kept = useRef(false)

  useEffect(() => {
    if (!allowed) setCell(undefined)
  }, [allowed])

  useEffect(() => {
    if (!isRunning) return
    const end = (event: KeyboardEvent) => {
      // The key that began it, or holds the content revealed, may still be down.
      if (event.repeat) return
      const isModifier = ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
      if (!isModifier && !kept.current) setCell(undefined)
      kept.current = false
    }
    window.addEventListener('keydown', end, { capture: true })
    return () => window.removeEventListener('keydown', end, { capture: true })
  }, [isRunning])

  useEffect(() => {
    if (!isRunning || cell === undefined) return
    const { frames } = film.view()
    const timer = setTimeout(() => {
      const { duration } = player.state()
      const startSeconds = startOfCell(cell, frames.length, duration)
      const endSeconds = startOfCell(cell + 1, frames.length, duration)
      const speed = Math.min(mostSpeed, Math.max(leastSpeed, (endSeconds - startSeconds) * rate))
      if (frames[cell] && !isCovered(cell) && endSeconds > startSeconds)
        player.addSeen({ startSeconds, endSeconds, speed, revealed: true, heard: false })
      setCell(nextSlide(frames, cell))
    }, 1000 / rate)
    return () => clearTimeout(timer)
  }, [isRunning, cell, rate, film, player, isCovered])

  return {
    slide: isRunning ? { cell, rate } : undefined,
    turn() {
      // While it runs, its own key ends it as every key does.
      if (!allowed || isRunning) return
      player.perform('shuttle-stop')
      const { frames } = film.view()
      const { time, duration } = player.state()
      const here = cellAt(time, frames.length, duration)
      // From the end it begins anew.
      setCell(nextSlide(frames, (here >= frames.length - 1 ? 0 : here) - 1))
    },
    change(step) {
      if (!isRunning) return false
      kept.current = true
      setPlace((now) => Math.max(0, Math.min(rates.length - 1, now + step)))
      return true
    },
  }
}

/** The next cell that has a picture. */
function nextSlide(frames: readonly unknown[], cell: number): number | undefined {
  const next = frames.findIndex((frame, place) => place > cell && frame !== undefined)
  return next === -1 ? undefined : next
}
