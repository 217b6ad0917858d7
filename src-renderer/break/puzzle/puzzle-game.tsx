import { type MouseEvent, type ReactNode, useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stroke } from '../../../src-shared/model/stroke.ts'
import { KeyCaps } from '../../ui/keys.tsx'
import { useRestKeys } from '../rest-keys.ts'
import { fits, type Game, isDone, key, type Move, occupied, play, startGame } from './game.ts'
import { cellsAt, makePuzzle } from './pieces.ts'
import classes from './puzzle.module.css'
import { Tray } from './tray.tsx'

const sizes = [
  { rows: 4, columns: 4 },
  { rows: 5, columns: 6 },
  { rows: 6, columns: 8 },
  { rows: 8, columns: 9 },
] as const

/** Pieces that fill a board: something for the hands and eyes, without a score and without a clock. */
export function PuzzleGame() {
  const [size, setSize] = useState(1)
  const [game, act] = useReducer(step, size, begin)
  const start = (wanted: number) => {
    const within = Math.max(0, Math.min(wanted, sizes.length - 1))
    setSize(within)
    act({ type: 'begin', size: within })
  }
  useRestKeys((stroke) => {
    const move = moves[stroke]
    if (move) act(move)
    else if (stroke === 'KeyM') start(size)
    else if (stroke === 'Equal' || stroke === 'NumpadAdd') start(size + 1)
    else if (stroke === 'Minus' || stroke === 'NumpadSubtract') start(size - 1)
    else return false
    return true
  })
  return (
    <div className={classes.puzzle} data-puzzle={isDone(game) ? 'done' : 'open'}>
      <Said game={game} />
      <Board game={game} onAct={act} />
      <Tray game={game} onTake={(piece) => act({ type: 'take', piece })} />
      <Hints game={game} size={size} onAct={act} onStart={start} />
    </div>
  )
}

const moves: Readonly<Record<Stroke, Move>> = {
  ArrowUp: { type: 'shift', rows: -1, columns: 0 },
  ArrowDown: { type: 'shift', rows: 1, columns: 0 },
  // The board stands as it is drawn, whichever way one reads.
  ArrowLeft: { type: 'shift', rows: 0, columns: -1 },
  ArrowRight: { type: 'shift', rows: 0, columns: 1 },
  KeyR: { type: 'turn' },
  Space: { type: 'put' },
  KeyN: { type: 'next', step: 1 },
  'Shift+KeyN': { type: 'next', step: -1 },
  Backspace: { type: 'take-back' },
  KeyH: { type: 'show' },
}

type Act = Move | { type: 'begin'; size: number }

function step(game: Game, act: Act): Game {
  return act.type === 'begin' ? begin(act.size) : play(game, act)
}

function begin(size: number): Game {
  const { rows, columns } = sizes[size] ?? sizes[0]
  return startGame(makePuzzle(rows, columns, Math.random))
}

/** Where the piece in hand is, for those who do not see it. */
function Said({ game }: { game: Game }) {
  const { t } = useTranslation()
  const { held, at, puzzle, placed } = game
  const words = isDone(game)
    ? t('wellbeing.puzzle.done')
    : t(fits(game) ? 'wellbeing.puzzle.saidFits' : 'wellbeing.puzzle.said', {
        piece: (held ?? 0) + 1,
        row: at.row + 1,
        column: at.column + 1,
        left: puzzle.pieces.length - placed.size,
      })
  return (
    <p role="status" className={isDone(game) ? classes.done : classes.said}>
      {words}
    </p>
  )
}

function Board({ game, onAct }: { game: Game; onAct: (move: Move) => void }) {
  const { t } = useTranslation()
  const { rows, columns, pieces } = game.puzzle
  const taken = occupied(game)
  const piece = game.held === undefined ? undefined : pieces[game.held]
  const shadow = new Set(piece ? cellsAt(piece, game.at).map(([row, column]) => key(row, column)) : [])
  const pointed = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows)
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns)
    return { row, column }
  }
  return (
    <button
      type="button"
      className={classes.board}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, aspectRatio: `${columns} / ${rows}` }}
      data-fits={fits(game) || undefined}
      aria-label={t('wellbeing.puzzle.board', { rows, columns })}
      onPointerMove={(event) => onAct({ type: 'point', ...pointed(event) })}
      onClick={(event) => {
        const { row, column } = pointed(event)
        const under = taken.get(key(row, column))
        // A press of Enter or Space comes from nowhere, and puts the piece where it is held.
        const isPointer = event.detail > 0
        if (isPointer && under !== undefined && !fits(game)) onAct({ type: 'take', piece: under })
        else onAct({ type: 'put' })
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        onAct({ type: 'turn' })
      }}
    >
      {Array.from({ length: rows * columns }, (_, index) => {
        const row = Math.floor(index / columns)
        const column = index % columns
        const name = taken.get(key(row, column))
        const sameAs = (other: string) => name !== undefined && taken.get(other) === name
        return (
          <span
            key={key(row, column)}
            className={classes.cell}
            data-shade={name === undefined ? undefined : name % 4}
            data-shadow={shadow.has(key(row, column)) || undefined}
            data-same={[
              sameAs(key(row - 1, column)) && 'up',
              sameAs(key(row, column + 1)) && 'right',
              sameAs(key(row + 1, column)) && 'down',
              sameAs(key(row, column - 1)) && 'left',
            ]
              .filter(Boolean)
              .join(' ')}
          />
        )
      })}
    </button>
  )
}

interface HintsProps {
  game: Game
  size: number
  onAct: (move: Move) => void
  onStart: (size: number) => void
}

function Hints({ game, size, onAct, onStart }: HintsProps) {
  const { t } = useTranslation()
  const hint = (name: string, strokes: Stroke[], onPress: () => void): ReactNode => (
    <button type="button" key={name} onClick={onPress}>
      {t(`wellbeing.puzzle.${name}`)} <KeyCaps strokes={strokes} />
    </button>
  )
  return (
    <div className={classes.hints}>
      <span>
        {t('wellbeing.puzzle.move')} <KeyCaps strokes={['ArrowLeft', 'ArrowRight']} />
        <KeyCaps strokes={['ArrowUp', 'ArrowDown']} />
      </span>
      {hint('turn', ['KeyR'], () => onAct({ type: 'turn' }))}
      {hint('put', ['Space'], () => onAct({ type: 'put' }))}
      {hint('next', ['KeyN'], () => onAct({ type: 'next', step: 1 }))}
      {game.placed.size > 0 && hint('takeBack', ['Backspace'], () => onAct({ type: 'take-back' }))}
      {!isDone(game) && hint('show', ['KeyH'], () => onAct({ type: 'show' }))}
      {hint('another', ['KeyM'], () => onStart(size))}
      {size > 0 && hint('smaller', ['Minus'], () => onStart(size - 1))}
      {size < sizes.length - 1 && hint('larger', ['Equal'], () => onStart(size + 1))}
    </div>
  )
}
