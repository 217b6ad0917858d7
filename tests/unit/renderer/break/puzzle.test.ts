import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  fits,
  type Game,
  isDone,
  occupied,
  play,
  startGame,
} from '../../../../src-renderer/break/puzzle/game.ts'
import { cellsAt, makePuzzle } from '../../../../src-renderer/break/puzzle/pieces.ts'

/** Puzzles of every size, cut by whatever chance. */
const puzzles = fc
  .tuple(
    fc.integer({ min: 3, max: 9 }),
    fc.integer({ min: 3, max: 9 }),
    fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 40, maxLength: 40 }),
  )
  .map(([rows, columns, chances]) => {
    let drawn = 0
    return makePuzzle(rows, columns, () => chances[drawn++ % chances.length] ?? 0)
  })

test('the pieces of a puzzle fill its board at their homes, and none is less than three cells', () => {
  fc.assert(
    fc.property(puzzles, (puzzle) => {
      const cells = puzzle.pieces.flatMap((piece) => cellsAt(piece, piece.home)).map(String)
      assert.equal(cells.length, puzzle.rows * puzzle.columns)
      assert.equal(new Set(cells).size, cells.length)
      for (const piece of puzzle.pieces) assert.ok(piece.cells.length >= 3)
    }),
  )
})

test('every puzzle can be solved by asking to be shown each piece, from wherever one has got to', () => {
  const moves = fc.array(
    fc.constantFrom(
      { type: 'put' } as const,
      { type: 'turn' } as const,
      { type: 'shift', rows: 1, columns: 1 } as const,
      { type: 'shift', rows: -2, columns: 1 } as const,
      { type: 'point', row: 5, column: 2 } as const,
      { type: 'next', step: 1 } as const,
      { type: 'take-back' } as const,
      { type: 'show' } as const,
    ),
  )
  fc.assert(
    fc.property(puzzles, moves, (puzzle, made) => {
      let game = made.reduce(play, startGame(puzzle))
      // Each piece comes back into the tray once at most, since what was shown lies where it belongs.
      for (let step = 0; step < 2 * puzzle.pieces.length && !isDone(game); step += 1)
        game = play(game, { type: 'show' })
      assert.ok(isDone(game))
      assert.equal(occupied(game).size, puzzle.rows * puzzle.columns)
      assert.equal(game.held, undefined)
    }),
  )
})

/** A board of two rows and four columns, and two pieces of four in a row. */
const bars: Game = startGame({
  rows: 2,
  columns: 4,
  pieces: [0, 1].map((row) => ({
    cells: [0, 1, 2, 3].map((column) => [0, column] as const),
    home: { turns: 0, row, column: 0 },
  })),
})

test('pieces are put where they fit, and nowhere else', () => {
  const one = play(bars, { type: 'put' })
  assert.equal(one.held, 1)
  assert.equal(fits(one), false)
  assert.equal(play(one, { type: 'put' }), one)
  const done = play(play(one, { type: 'shift', rows: 1, columns: 0 }), { type: 'put' })
  assert.ok(isDone(done))
  assert.equal(play(done, { type: 'put' }), done)
})

test('a piece in hand stays over the board; one that is too long for it does not fit', () => {
  assert.deepEqual(play(bars, { type: 'shift', rows: -3, columns: 7 }).at, { turns: 0, row: 0, column: 0 })
  assert.equal(fits(play(bars, { type: 'turn' })), false)
})

test('what was put comes back into the hand, at the place where it lay', () => {
  const done = play(play(play(bars, { type: 'put' }), { type: 'shift', rows: 1, columns: 0 }), {
    type: 'put',
  })
  const back = play(done, { type: 'take-back' })
  assert.equal(back.held, 1)
  assert.equal(back.at.row, 1)
  assert.equal(play(done, { type: 'take', piece: 0 }).held, 0)
})
