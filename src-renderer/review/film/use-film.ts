import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import { afterPaint } from '../../ui/after-paint.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import { cellsFor } from './film-plan.ts'
import { createFilmStore, type FilmStore, type FilmView } from './film-store.ts'
import { filmThread } from './film-thread.ts'

interface Wishes {
  /** The first frame is there. */
  ready: boolean
  active: boolean
  /** Addresses relative to the page: the video, and what all files of its task lie under. */
  url: string
  root: string
  /** Holds the strip; as wide as it is at first decides how many pictures there are. */
  strip: RefObject<HTMLElement | null>
  player: Player
}

/** The film of a pane's video: its first pictures while it waits its turn, all of them when it is on screen. */
export function useFilm({ ready, active, url, root, strip, player }: Wishes): FilmStore {
  const [film] = useState(() => createFilmStore(player.learnFrame))
  // Its first pictures would else wait for the thread.
  useEffect(filmThread.start, [])
  // The file's directory is read while the video decodes its first frame: it takes as long.
  const isOpened = usePlayerPart(player, ({ duration }) => !Number.isNaN(duration)) || ready
  useEffect(() => {
    if (!isOpened) return
    const durationSeconds = player.state().duration
    return film.open({
      url: new URL(url, location.href).href,
      root: new URL(root, location.href).href,
      cells: cellsFor(strip.current?.clientWidth ?? 0),
      durationSeconds: Number.isFinite(durationSeconds) ? durationSeconds : undefined,
    })
  }, [film, isOpened, url, root, strip, player])
  // Behind the frame in which the task appears, which decoding would delay.
  useEffect(() => (active && ready ? afterPaint(film.goOn) : undefined), [film, active, ready])
  return film
}

export function useFilmView(film: FilmStore): FilmView {
  return useSyncExternalStore(film.subscribe, film.view)
}
