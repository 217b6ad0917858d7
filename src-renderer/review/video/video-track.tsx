import { type ComponentProps, useSyncExternalStore } from 'react'
import type { FilmStore } from '../film/film-store.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import { TrackWave } from '../sound/track-wave.tsx'

type Props = { film: FilmStore; player: Player } & Omit<
  ComponentProps<typeof TrackWave>,
  'duration' | 'height'
>

/** A video's sound, below its time line; read in full after the film has been made, which is looked at first. */
export function VideoTrack({ film, player, active, ...of }: Props) {
  const duration = usePlayerPart(player, (state) => state.duration)
  const isFilmMade = useSyncExternalStore(film.subscribe, () => /complete|none/.test(film.view().state))
  return <TrackWave {...of} duration={duration} active={active && isFilmMade} height={24} />
}
