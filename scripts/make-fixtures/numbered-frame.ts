/** Colours of a numbered film, one for each of its seconds, and then again from the first. */
export const secondColours = [
  [200, 40, 40],
  [40, 160, 60],
  [50, 80, 210],
  [210, 180, 40],
  [150, 60, 170],
  [40, 170, 180],
  [220, 120, 40],
  [110, 110, 110],
] as const

/** Cells of the strip at the lower edge: white, black, twelve bits with the highest first, parity, white. */
export const stripCells = 16
const numberBits = 12

/**
 * A picture that says which one it is, to eyes by its digits and its colour, to programs by the strip along its lower
 * ninth, which outlives strong compression.
 * @param number 0…4095
 * @param second chooses the colour
 * @returns RGB, three bytes a pixel, rows from the top
 */
export function numberedFrame(width: number, height: number, number: number, second: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3)
  const fill = (x: number, y: number, w: number, h: number, [r, g, b]: readonly [number, number, number]) => {
    for (let row = Math.round(y); row < Math.round(y + h); row += 1) {
      for (let column = Math.round(x); column < Math.round(x + w); column += 1) {
        const at = (row * width + column) * 3
        pixels[at] = r
        pixels[at + 1] = g
        pixels[at + 2] = b
      }
    }
  }
  fill(0, 0, width, height, secondColours[second % secondColours.length] ?? secondColours[0])
  const strip = height / 9
  const cell = width / stripCells
  for (const [index, isWhite] of stripOf(number).entries())
    fill(index * cell, height - strip, cell, strip, isWhite ? [235, 235, 235] : [20, 20, 20])
  const digits = String(number)
  const unit = height / 16
  const left = (width - digits.length * 5 * unit) / 2
  for (const [index, digit] of [...digits].entries())
    for (const [x, y, w, h] of segmentsOf(Number(digit)))
      fill(left + (index * 5 + x) * unit, (3 + y) * unit, w * unit, h * unit, [245, 245, 245])
  return pixels
}

function stripOf(number: number): boolean[] {
  const bits = Array.from(
    { length: numberBits },
    (_, index) => (number >> (numberBits - 1 - index)) % 2 === 1,
  )
  const parity = bits.filter(Boolean).length % 2 === 1
  return [true, false, ...bits, parity, true]
}

type Box = readonly [x: number, y: number, w: number, h: number]

/** Bars of a seven-segment digit, four units wide and eight high: top, upper and lower sides, middle, bottom. */
const bars: Record<string, Box> = {
  a: [0, 0, 4, 1],
  b: [3, 0, 1, 4],
  c: [3, 4, 1, 4],
  d: [0, 7, 4, 1],
  e: [0, 4, 1, 4],
  f: [0, 0, 1, 4],
  g: [0, 3.5, 4, 1],
}
const lit = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcdfg']

function segmentsOf(digit: number): Box[] {
  return [...(lit[digit] ?? '')].map((name) => bars[name]).filter((bar) => bar !== undefined)
}
