import type { Part } from './decode-part.ts'
import type { Size } from './image-view.ts'
import { areaInBox, turnedSize, uprightArea } from './turn.ts'
import type { ImageView } from './use-image-view.ts'

/** A part begins and ends on multiples of this, so that small movements ask for the same one. */
const step = 64

/** What of the upright picture is on screen, in its pixels; undefined while nothing is. */
export function partInSight(
  picture: Size,
  { view, box, turns }: Pick<ImageView, 'view' | 'box' | 'turns'>,
): Part | undefined {
  if (!view || !box) return undefined
  const area = uprightArea(areaInBox(view, turnedSize(picture, turns), box), turns)
  const x = step * Math.floor((area.x * picture.width) / step)
  const y = step * Math.floor((area.y * picture.height) / step)
  const right = Math.min(picture.width, step * Math.ceil(((area.x + area.width) * picture.width) / step))
  const bottom = Math.min(picture.height, step * Math.ceil(((area.y + area.height) * picture.height) / step))
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined
}
