import { RegionLayer } from '../evidence/region-layer.tsx'
import type { RegionMarker } from '../evidence/use-region-marker.ts'
import { regionAround } from '../film/film-cover.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import type { PaneProps } from '../pane.ts'

type Props = Pick<PaneProps, 'marks' | 'flagged'> & { player: Player; marker: RegionMarker }

/** The regions of the frame on screen, and the one that is being drawn. */
export function FrameMarks({ marks, flagged, player, marker }: Props) {
  const isHere = (seconds: number | undefined, time: number) =>
    seconds === undefined || Math.abs(time - seconds) <= regionAround
  // Renders when other regions are in sight, not whenever the time goes on.
  const inSight = usePlayerPart(player, ({ time }) =>
    marks
      .filter(({ evidence }) => evidence.type === 'region' && isHere(evidence.atSeconds, time))
      .map(({ key }) => key)
      .join('\n'),
  )
  const keys = new Set(inSight.split('\n'))
  const { time } = player.state()
  const covered = flagged.filter((one) => one.type === 'region').filter((one) => isHere(one.atSeconds, time))
  return <RegionLayer marks={marks.filter(({ key }) => keys.has(key))} covered={covered} marker={marker} />
}
