/** A rectangle in shares of the picture's width and height, from its upper left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Way = 'left' | 'right' | 'up' | 'down'

export const coarseStep = 0.04
export const fineStep = 0.005
const smallest = 0.01

/** Where a region begins that is placed by key: a third of the picture, in its middle. */
export const firstBox: Box = { x: 1 / 3, y: 1 / 3, width: 1 / 3, height: 1 / 3 }

/** Moves a box within the picture. */
export function moved(box: Box, way: Way, step: number): Box {
  const { dx, dy } = towards(way, step)
  return { ...box, x: within(box.x + dx, 1 - box.width), y: within(box.y + dy, 1 - box.height) }
}

/** Moves the box's right or lower edge: right and down make it larger. */
export function resized(box: Box, way: Way, step: number): Box {
  const { dx, dy } = towards(way, step)
  return {
    ...box,
    width: Math.min(1 - box.x, Math.max(smallest, box.width + dx)),
    height: Math.min(1 - box.y, Math.max(smallest, box.height + dy)),
  }
}

/** The box between two corners, in shares of the picture. */
export function spanned(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  const [x, y] = [within(Math.min(one.x, other.x), 1), within(Math.min(one.y, other.y), 1)]
  return {
    x,
    y,
    width: within(Math.max(one.x, other.x), 1) - x,
    height: within(Math.max(one.y, other.y), 1) - y,
  }
}

function towards(way: Way, step: number): { dx: number; dy: number } {
  return {
    dx: way === 'left' ? -step : way === 'right' ? step : 0,
    dy: way === 'up' ? -step : way === 'down' ? step : 0,
  }
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}
