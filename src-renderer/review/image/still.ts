import { decode } from './decode.ts'
import type { Size } from './image-view.ts'
import type { Picture } from './picture.ts'

/**
 * A picture that does not move. Only a preview for a box of `room` screen pixels is kept decoded while it waits its
 * turn: an `<img>` would be decoded anew when it becomes visible, and a whole photograph takes tens of megabytes.
 * One of more than `mostPixels` is never held in full. Throws a ContentProblem.
 */
export async function loadStill(blob: Blob, room: Size, mostPixels: number): Promise<Picture> {
  const { width, height, canvas } = await decode(blob, room, mostPixels)
  const fullScale = Math.min(1, Math.sqrt(mostPixels / (width * height)))
  let address: string | undefined
  let sharp: Promise<HTMLElement> | undefined
  async function decodeFull(): Promise<HTMLElement> {
    if (fullScale < 1) return (await decode(blob, { width, height }, mostPixels)).canvas
    address = URL.createObjectURL(blob)
    const image = new Image()
    image.draggable = false
    image.src = address
    await image.decode()
    return image
  }
  return {
    width,
    height,
    preview: canvas,
    previewScale: canvas.width / width,
    fullScale,
    // Once for all close looks: each decoding may take another 160 MB.
    full() {
      sharp ??= decodeFull()
      return sharp
    },
    dispose() {
      if (address !== undefined) URL.revokeObjectURL(address)
      // A canvas that waits for garbage collection would keep its pixels.
      canvas.width = 0
      sharp?.then(
        (element) => {
          if (element instanceof HTMLCanvasElement) element.width = 0
        },
        () => undefined,
      )
    },
  }
}
