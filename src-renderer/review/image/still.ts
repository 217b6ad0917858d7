import { type Decoded, decode, decodePart, mostWholePixels, releaseParts } from './decode.ts'
import type { Part } from './decode-part.ts'
import type { Size } from './image-view.ts'
import type { Picture } from './picture.ts'

/** Of a very large picture, what is held between the preview and its single pixels: 64 MB. */
const mostReducedPixels = 16_000_000

let pictures = 0

/**
 * A picture that does not move. Only a preview for a box of `room` screen pixels is kept decoded while it waits its
 * turn: an `<img>` would be decoded anew when it becomes visible, and a whole photograph takes tens of megabytes.
 * One too large to be held whole is decoded part by part. Throws a ContentProblem.
 */
export async function loadStill(blob: Blob, stored: Size, room: Size): Promise<Picture> {
  const isVast = stored.width * stored.height > mostWholePixels
  const mostPixels = isVast ? mostReducedPixels : mostWholePixels
  const preview = await decode({ blob, stored, room, mostPixels, whole: !isVast })
  return isVast ? vast(blob, stored, preview) : whole(blob, preview)
}

function whole(blob: Blob, { width, height, canvas }: Decoded): Picture {
  let address: string | undefined
  let sharp: Promise<HTMLElement> | undefined
  async function decodeFull(): Promise<HTMLElement> {
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
    fullScale: 1,
    // Once for all close looks: each decoding may take another 160 MB.
    full() {
      sharp ??= decodeFull()
      return sharp
    },
    dispose() {
      if (address !== undefined) URL.revokeObjectURL(address)
      // A canvas that waits for garbage collection would keep its pixels.
      canvas.width = 0
    },
  }
}

function vast(blob: Blob, stored: Size, { width, height, canvas }: Decoded): Picture {
  const picture = ++pictures
  const room = { width, height }
  let reduced: Promise<HTMLCanvasElement> | undefined
  async function decodeReduced(): Promise<HTMLCanvasElement> {
    return (await decode({ blob, stored, room, mostPixels: mostReducedPixels, whole: false })).canvas
  }
  return {
    width,
    height,
    preview: canvas,
    previewScale: canvas.width / width,
    fullScale: Math.sqrt(mostReducedPixels / (width * height)),
    full() {
      reduced ??= decodeReduced()
      return reduced
    },
    part: (part: Part) => decodePart({ blob, picture, part }),
    dispose() {
      canvas.width = 0
      if (!reduced) return
      releaseParts()
      reduced.then(
        (element) => {
          element.width = 0
        },
        () => undefined,
      )
    },
  }
}
