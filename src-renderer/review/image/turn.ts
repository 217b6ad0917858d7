import type { Size, View } from './image-view.ts'

/** How a picture is turned on screen: quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

/** A rectangle in coordinates normalised to 0…1. */
export interface Area extends Size {
  x: number
  y: number
}

export function nextTurn(turns: Turns): Turns {
  return turns === 3 ? 0 : ((turns + 1) as Turns)
}

/** The size that an upright picture has on screen. */
export function turnedSize({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** Where an area of the upright picture lies in the turned one. */
export function turnArea(area: Area, turns: Turns): Area {
  let { x, y, width, height } = area
  for (let turn = 0; turn < turns; turn++) {
    const left = 1 - y - height
    y = x
    x = left
    const across = width
    width = height
    height = across
  }
  return { x, y, width, height }
}

/** The other way round: the upright picture's area for one of the turned picture. */
export function uprightArea(area: Area, turns: Turns): Area {
  return turnArea(area, ((4 - turns) % 4) as Turns)
}

/** One quarter turn more; what was in the middle of the box stays there. `shown` is the picture's size before the turn. */
export function turnView(view: View, shown: Size, box: Size): View {
  const x = (box.width / 2 - view.x) / view.scale
  const y = (box.height / 2 - view.y) / view.scale
  return {
    scale: view.scale,
    x: box.width / 2 - (shown.height - y) * view.scale,
    y: box.height / 2 - x * view.scale,
  }
}

/** The part of the turned picture that the box shows, normalised. */
export function areaInBox(view: View, shown: Size, box: Size): Area {
  const clamp = (value: number) => Math.max(0, Math.min(1, value))
  const left = clamp(-view.x / (shown.width * view.scale))
  const top = clamp(-view.y / (shown.height * view.scale))
  const right = clamp((box.width - view.x) / (shown.width * view.scale))
  const bottom = clamp((box.height - view.y) / (shown.height * view.scale))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
