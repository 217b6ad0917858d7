export interface Size {
  width: number
  height: number
}

/** Where a picture lies in its box: its upper left corner, and how many box pixels one of its pixels takes. */
export interface View {
  x: number
  y: number
  scale: number
}

const largestScale = 32
/** Small pictures are enlarged to fit only this far: beyond, blur says nothing more. */
const largestFit = 2
export const zoomStep = 1.25

/** A picture a thousand times as long as wide, shown whole, would be a line that nobody sees: its width is this many pixels. */
const thinnest = 8

/** The whole picture in the middle of the box. `pixel` is the scale at which one picture pixel is one screen pixel. */
export function fitted(picture: Size, box: Size, pixel: number): View {
  const whole = Math.min(box.width / picture.width, box.height / picture.height, largestFit * pixel)
  const visible = pixel * Math.min(1, thinnest / Math.min(picture.width, picture.height))
  const scale = Math.max(whole, visible)
  return settled({ x: 0, y: 0, scale }, picture, box)
}

/** Keeps the picture in the box: in the middle where it is smaller, without a gap at the edge where it is larger. */
function settled(view: View, picture: Size, box: Size): View {
  const place = (offset: number, length: number, room: number) =>
    length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, offset))
  return {
    scale: view.scale,
    x: place(view.x, picture.width * view.scale, box.width),
    y: place(view.y, picture.height * view.scale, box.height),
  }
}

/** Changes the scale while the point of the box under `at` keeps its place. Never smaller than the smaller of fit and real size. */
export function zoomed(
  view: View,
  to: number,
  at: { x: number; y: number },
  picture: Size,
  box: Size,
  pixel: number,
): View {
  const smallest = Math.min(fitted(picture, box, pixel).scale, pixel)
  const scale = Math.max(smallest, Math.min(largestScale * pixel, to))
  const ratio = scale / view.scale
  return settled(
    { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio },
    picture,
    box,
  )
}

export function panned(view: View, dx: number, dy: number, picture: Size, box: Size): View {
  return settled({ scale: view.scale, x: view.x + dx, y: view.y + dy }, picture, box)
}
