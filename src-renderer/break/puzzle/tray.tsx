import { useTranslation } from 'react-i18next'
import type { Game } from './game.ts'
import { turned } from './pieces.ts'
import classes from './puzzle.module.css'

const cell = 12

/** The pieces that are not on the board; the one in hand as it is turned now. */
export function Tray({ game, onTake }: { game: Game; onTake: (piece: number) => void }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.tray} aria-label={t('wellbeing.puzzle.tray')}>
      {game.puzzle.pieces.map(({ cells, home }, name) => {
        if (game.placed.has(name)) return null
        const isHeld = game.held === name
        const shape = turned(cells, isHeld ? game.at.turns : 0)
        const height = (Math.max(...shape.map(([row]) => row)) + 1) * cell
        const width = (Math.max(...shape.map(([, column]) => column)) + 1) * cell
        return (
          <li key={`${home.row},${home.column}`}>
            <button
              type="button"
              aria-pressed={isHeld}
              aria-label={t('wellbeing.puzzle.piece', { number: name + 1, count: cells.length })}
              onClick={() => onTake(name)}
            >
              <svg width={width} height={height} aria-hidden="true">
                {shape.map(([row, column]) => (
                  <rect
                    key={`${row},${column}`}
                    x={column * cell + 0.5}
                    y={row * cell + 0.5}
                    width={cell - 1}
                    height={cell - 1}
                    rx={2}
                  />
                ))}
              </svg>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
