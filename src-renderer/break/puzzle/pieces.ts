/** Row and column, from 0. */
export type Cell = readonly [row: number, column: number]

/** Where a piece lies: quarter turns clockwise, and the cell of its upper left corner. */
export interface Place {
  turns: number
  row: number
  column: number
}

export interface Piece {
  /** As they are before any turn; the smallest row and column are 0. */
  cells: readonly Cell[]
  /** A place at which it belongs, so that all together fill the board. */
  home: Place
}

export interface Puzzle {
  rows: number
  columns: number
  pieces: readonly Piece[]
}

const fewest = 3
const most = 5

/**
 * A board that is cut into pieces of three to five cells, a few more where some would be left over. They are shuffled and
 * turned, and never mirrored; since they were cut from the board, there is always a way to fill it.
 * @param random from 0 up to 1
 */
export function makePuzzle(rows: number, columns: number, random: () => number): Puzzle {
  const regions = cutUp(rows, columns, random)
  const pieces = shuffled(regions, random).map((region): Piece => {
    const row = Math.min(...region.map(([row]) => row))
    const column = Math.min(...region.map(([, column]) => column))
    const upright = region.map(([one, other]): Cell => [one - row, other - column])
    const turns = Math.floor(random() * 4)
    return { cells: turned(upright, turns), home: { turns: (4 - turns) % 4, row, column } }
  })
  return { rows, columns, pieces }
}

/** The cells after so many quarter turns clockwise, with their upper left corner at 0. */
export function turned(cells: readonly Cell[], turns: number): readonly Cell[] {
  if (turns % 4 === 0) return cells
  const height = Math.max(...cells.map(([row]) => row))
  return turned(
    cells.map(([row, column]): Cell => [column, height - row]),
    (turns % 4) - 1,
  )
}

/** The cells of the board that a piece takes at a place. */
export function cellsAt({ cells }: Piece, { turns, row, column }: Place): readonly Cell[] {
  return turned(cells, turns).map(([one, other]): Cell => [one + row, other + column])
}

function cutUp(rows: number, columns: number, random: () => number): Cell[][] {
  const owner = Array.from({ length: rows }, () => new Array<number | undefined>(columns).fill(undefined))
  const around = ([row, column]: Cell): Cell[] =>
    (
      [
        [row - 1, column],
        [row + 1, column],
        [row, column - 1],
        [row, column + 1],
      ] satisfies Cell[]
    ).filter(([one, other]) => one >= 0 && one < rows && other >= 0 && other < columns)
  const ownerOf = ([row, column]: Cell) => owner[row]?.[column]
  const own = ([row, column]: Cell, name: number) => {
    const line = owner[row]
    if (line) line[column] = name
  }
  const regions: Cell[][] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const first: Cell = [row, column]
      if (ownerOf(first) !== undefined) continue
      const name = regions.length
      const size = fewest + Math.floor(random() * (most - fewest + 1))
      const region: Cell[] = [first]
      own(first, name)
      while (region.length < size) {
        const edge = region.flatMap(around).filter((cell) => ownerOf(cell) === undefined)
        const next = edge[Math.floor(random() * edge.length)]
        if (!next) break
        own(next, name)
        region.push(next)
      }
      regions.push(region)
      if (region.length < fewest) join(region)
    }
  }
  return regions.filter((region) => region.length > 0)

  /** What was left over goes to the smallest piece beside it. */
  function join(region: Cell[]): void {
    const beside = region
      .flatMap(around)
      .map(ownerOf)
      .filter((name) => name !== undefined && regions[name] !== region)
      .map((name) => regions[name as number] as Cell[])
      .sort((one, other) => one.length - other.length)[0]
    if (!beside) return
    const name = regions.indexOf(beside)
    for (const cell of region.splice(0)) {
      own(cell, name)
      beside.push(cell)
    }
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
