import { memo, type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeRange } from '../../../src-shared/model/evidence.ts'
import type { Player } from '../media/player-types.ts'
import { formatTime } from '../media/time-format.ts'
import { usePlayerPart } from '../media/use-player.ts'
import { isCellCovered } from './film-cover.ts'
import { cellAt, startOfCell } from './film-plan.ts'
import type { FilmStore } from './film-store.ts'
import styles from './filmstrip.module.css'

interface Props {
  film: FilmStore
  player: Player
  strip: RefObject<HTMLDivElement | null>
  /** The cell that the arrow keys are at; undefined outside of film mode. */
  selected: number | undefined
  flagged: readonly TimeRange[]
  inert: boolean
  /** Detail is taken away from what is shown. */
  reduced: boolean
}

/** The whole video at a glance, from left to right as its time line below. A press on a picture goes there. */
export const Filmstrip = memo(function Filmstrip(props: Props) {
  const { film, player, strip, selected, flagged, inert, reduced } = props
  const { t } = useTranslation()
  // Each picture is drawn by its own cell: the strip renders once for all of them.
  const state = useSyncExternalStore(film.subscribe, () => film.view().state)
  const count = useSyncExternalStore(film.subscribe, () => film.view().frames.length)
  // Renders when the playhead comes to another picture, not whenever the time goes on.
  const playing = useSyncExternalStore(player.subscribe, () => {
    const { time, duration } = player.state()
    return cellAt(time, count, duration)
  })

  return (
    <div className={styles.strip} ref={strip} data-filmstrip={state} dir="ltr">
      {state === 'none' ? (
        <p className={styles.none}>{t('pane.film.none')}</p>
      ) : (
        <fieldset
          className={styles.cells}
          data-veil="picture"
          data-instead={reduced || undefined}
          inert={inert}
          aria-label={t('pane.film.title', { count })}
        >
          {Array.from({ length: count }, (_, cell) => (
            <Cell
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={cell}
              cell={cell}
              of={count}
              film={film}
              player={player}
              flagged={flagged}
              current={cell === playing}
              selected={cell === selected}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
})

type CellProps = Pick<Props, 'film' | 'player' | 'flagged'> & {
  /** Which one it is, from 0, and of how many. */
  cell: number
  of: number
  current: boolean
  selected: boolean
}

const Cell = memo(function Cell({ cell, of, film, player, flagged, current, selected }: CellProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLSpanElement>(null)
  const frame = useSyncExternalStore(film.subscribe, () => film.view().frames[cell])
  const duration = usePlayerPart(player, (state) => state.duration)
  const seconds = frame?.seconds ?? startOfCell(cell, of, duration)
  const covered = isCellCovered(flagged, cell, of, duration, frame?.seconds)
  useLayoutEffect(() => {
    host.current?.replaceChildren(...(frame && !covered ? [frame.canvas] : []))
  }, [frame, covered])
  return (
    <button
      type="button"
      className={styles.cell}
      tabIndex={-1}
      aria-label={t('pane.film.go', { time: formatTime(seconds) })}
      aria-current={current || undefined}
      data-selected={selected || undefined}
      data-covered={covered || undefined}
      data-picture={frame !== undefined || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => player.seek(seconds)}
    >
      <span ref={host} />
    </button>
  )
})
