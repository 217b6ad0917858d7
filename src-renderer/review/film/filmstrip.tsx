import { memo, type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeRange } from '../../../src-shared/model/evidence.ts'
import type { Player } from '../media/player-types.ts'
import { formatTime } from '../media/time-format.ts'
import { isCellCovered } from './film-cover.ts'
import { cellAt, startOfCell } from './film-plan.ts'
import type { FilmFrame, FilmStore } from './film-store.ts'
import styles from './filmstrip.module.css'
import { useFilmView } from './use-film.ts'

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
  const { state, frames } = useFilmView(film)
  const duration = useSyncExternalStore(player.subscribe, () => player.state().duration)
  // Renders when the playhead comes to another picture, not whenever the time goes on.
  const playing = useSyncExternalStore(player.subscribe, () =>
    cellAt(player.state().time, frames.length, duration),
  )

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
          aria-label={t('pane.film.title', { count: frames.length })}
        >
          {frames.map((frame, cell) => {
            const start = startOfCell(cell, frames.length, duration)
            return (
              <Cell
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                key={cell}
                frame={frame}
                label={t('pane.film.go', { time: formatTime(frame?.seconds ?? start) })}
                current={cell === playing}
                selected={cell === selected}
                covered={isCellCovered(flagged, cell, frames.length, duration, frame?.seconds)}
                onPress={() => player.seek(frame?.seconds ?? start)}
              />
            )
          })}
        </fieldset>
      )}
    </div>
  )
})

interface CellProps {
  frame: FilmFrame | undefined
  label: string
  current: boolean
  selected: boolean
  covered: boolean
  onPress: () => void
}

const Cell = memo(
  function Cell({ frame, label, current, selected, covered, onPress }: CellProps) {
    const host = useRef<HTMLSpanElement>(null)
    useLayoutEffect(() => {
      host.current?.replaceChildren(...(frame && !covered ? [frame.canvas] : []))
    }, [frame, covered])
    return (
      <button
        type="button"
        className={styles.cell}
        tabIndex={-1}
        aria-label={label}
        aria-current={current || undefined}
        data-selected={selected || undefined}
        data-covered={covered || undefined}
        data-picture={frame !== undefined || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        <span ref={host} />
      </button>
    )
  },
  // What is pressed is where the frame and its label are.
  (before, now) =>
    before.frame === now.frame &&
    before.label === now.label &&
    before.current === now.current &&
    before.selected === now.selected &&
    before.covered === now.covered,
)
