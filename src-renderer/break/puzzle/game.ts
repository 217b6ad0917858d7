import { cellsAt, type Place, type Puzzle, turned } from './pieces.ts'

/** A puzzle under way. Pieces are named by their place in the puzzle's list. */
export interface Game {
  puzzle: Puzzle
  placed: ReadonlyMap<number, Place>
  /** The piece in hand; undefined once all are placed. */
  held: number | undefined
  /** Where the piece in hand is held over the board. */
  at: Place
}

export type Move =
  | { type: 'shift'; rows: number; columns: number }
  | { type: 'point'; row: number; column: number }
  | { type: 'turn' }
  | { type: 'put' }
  /** Takes another piece in hand; placed ones are passed over. */
  | { type: 'next'; step: -1 | 1 }
  | { type: 'take'; piece: number }
  /** Takes back what was put last. */
  | { type: 'take-back' }
  /** Puts a piece where it belongs; what lies in its way comes back into the tray. */
  | { type: 'show' }

const corner: Place = { turns: 0, row: 0, column: 0 }

export function startGame(puzzle: Puzzle): Game {
  return { puzzle, placed: new Map(), held: 0, at: corner }
}

export function play(game: Game, move: Move): Game {
  const { held, at } = game
  switch (move.type) {
    case 'shift':
      return over(game, { ...at, row: at.row + move.rows, column: at.column + move.columns })
    case 'point':
      return over(game, { ...at, row: move.row, column: move.column })
    case 'turn':
      return over(game, { ...at, turns: (at.turns + 1) % 4 })
    case 'put':
      return held !== undefined && fits(game) ? put(game, held, at) : game
    case 'next':
      return { ...game, held: following(game, move.step) }
    case 'take':
      return take(game, move.piece)
    case 'take-back': {
      const last = [...game.placed.keys()].at(-1)
      return last === undefined ? game : take(game, last)
    }
    case 'show':
      return show(game)
  }
}

/** Whether the piece in hand can be put where it is held. */
export function fits({ puzzle, placed, held, at }: Game): boolean {
  const piece = held === undefined ? undefined : puzzle.pieces[held]
  if (!piece) return false
  const taken = occupied({ puzzle, placed })
  return cellsAt(piece, at).every(
    ([row, column]) => row < puzzle.rows && column < puzzle.columns && !taken.has(key(row, column)),
  )
}

export function isDone({ puzzle, placed }: Game): boolean {
  return placed.size === puzzle.pieces.length
}

/** The piece that lies on each cell, by `key`. */
export function occupied({ puzzle, placed }: Pick<Game, 'puzzle' | 'placed'>): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  for (const [name, place] of placed) {
    const piece = puzzle.pieces[name]
    for (const [row, column] of piece ? cellsAt(piece, place) : []) taken.set(key(row, column), name)
  }
  return taken
}

export function key(row: number, column: number): string {
  return `${row},${column}`
}

/** Holds the piece so that all of it is over the board. */
function over(game: Game, { turns, row, column }: Place): Game {
  const { puzzle, held } = game
  const piece = held === undefined ? undefined : puzzle.pieces[held]
  if (!piece) return game
  const cells = turned(piece.cells, turns)
  const height = Math.max(...cells.map(([one]) => one)) + 1
  const width = Math.max(...cells.map(([, one]) => one)) + 1
  const within = (value: number, room: number) => Math.max(0, Math.min(value, room))
  const at = { turns, row: within(row, puzzle.rows - height), column: within(column, puzzle.columns - width) }
  return { ...game, at }
}

function put(game: Game, piece: number, place: Place): Game {
  const placed = new Map(game.placed)
  placed.delete(piece)
  placed.set(piece, place)
  const after = { ...game, placed }
  return over({ ...after, held: following(after, 1) }, { ...game.at, turns: 0 })
}

function take(game: Game, piece: number): Game {
  const placed = new Map(game.placed)
  const from = placed.get(piece)
  placed.delete(piece)
  return over({ ...game, placed, held: piece }, from ?? game.at)
}

function show(game: Game): Game {
  const piece = game.held
  const home = piece === undefined ? undefined : game.puzzle.pieces[piece]?.home
  if (piece === undefined || !home) return game
  const isIn = (other: number) => {
    const alone = { puzzle: game.puzzle, placed: new Map([[piece, home]]) }
    const place = game.placed.get(other)
    const shape = game.puzzle.pieces[other]
    if (!place || !shape) return false
    const cells = occupied(alone)
    return cellsAt(shape, place).some(([row, column]) => cells.has(key(row, column)))
  }
  const placed = new Map([...game.placed].filter(([other]) => !isIn(other)))
  return put({ ...game, placed }, piece, home)
}

/** The next piece of the tray after the one in hand. */
function following({ puzzle, placed, held }: Game, step: -1 | 1): number | undefined {
  const count = puzzle.pieces.length
  const from = held ?? 0
  for (let away = 1; away <= count; away += 1) {
    const name = (from + step * away + count * away) % count
    if (!placed.has(name)) return name
  }
  return undefined
}
