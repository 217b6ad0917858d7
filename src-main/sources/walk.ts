/**
 * What a walk through a file wants next: so many bytes to look at, so many bytes passed over, or to pass the next
 * occurrence of a byte. `mayEnd` says that the file may properly end before it.
 */
export type Step =
  | { take: number; mayEnd?: boolean }
  | { skip: number; mayEnd?: boolean }
  | { past: number; mayEnd?: boolean }

/** A walk through the structure of one file format. It gets the bytes that it takes, and returns what is wrong. */
export type Walk<Result> = Generator<Step, Result, Uint8Array>

/** What a walk came to: its result, or how it stopped because the file did. */
export type WalkEnd<Result> = { result: Result } | { ended: 'properly' | 'truncated' }

/** Feeds a walk with the chunks of a stream, without holding more than the bytes that it takes. */
export function startWalk<Result>(walk: Walk<Result>): {
  push(chunk: Uint8Array): void
  end(): WalkEnd<Result>
} {
  let turn = walk.next()
  let taken: Uint8Array[] = []
  let left = wanted(turn)

  /** Goes on with the walk until it wants bytes again. */
  function advance(): void {
    const bytes = taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
    taken = []
    turn = walk.next(bytes)
    left = wanted(turn)
  }

  return {
    push(chunk) {
      let rest = chunk
      while (!turn.done) {
        const step = turn.value
        if ('past' in step) {
          const at = rest.indexOf(step.past)
          if (at === -1) return
          rest = rest.subarray(at + 1)
          advance()
          continue
        }
        if (left > 0 && rest.length === 0) return
        const piece = rest.subarray(0, left)
        rest = rest.subarray(piece.length)
        left -= piece.length
        if ('take' in step && piece.length > 0) taken.push(piece)
        if (left === 0) advance()
      }
    },
    end() {
      // A skip that is complete to the byte has been advanced already, so whatever is left is missing.
      if (turn.done) return { result: turn.value }
      return { ended: turn.value.mayEnd ? 'properly' : 'truncated' }
    },
  }
}

function wanted(turn: IteratorResult<Step, unknown>): number {
  if (turn.done) return 0
  if ('take' in turn.value) return turn.value.take
  return 'skip' in turn.value ? turn.value.skip : 0
}
