import { ContentProblem } from '../media/problems.ts'
import type { Size } from './image-view.ts'
import type { Picture } from './picture.ts'

/** Pictures with more pixels are never held in full: 40 million take 160 MB. */
const mostPixels = 40_000_000

/**
 * A picture that does not move. Only a preview for a box of `room` screen pixels is kept decoded while it waits its
 * turn; an `<img>` would be decoded again when it becomes visible, a whole photograph is tens of megabytes.
 */
export async function loadStill(blob: Blob, room: Size): Promise<Picture> {
  const address = URL.createObjectURL(blob)
  try {
    const { naturalWidth: width, naturalHeight: height } = await opened(address)
    if (width === 0 || height === 0) throw new ContentProblem('no-picture')
    const previewScale = Math.min(1, room.width / width, room.height / height)
    const fullScale = Math.min(1, Math.sqrt(mostPixels / (width * height)))
    const preview = await drawn(blob, { width, height }, previewScale)
    return {
      width,
      height,
      preview,
      previewScale,
      fullScale,
      full: () => (fullScale < 1 ? drawn(blob, { width, height }, fullScale) : decoded(address)),
      dispose() {
        URL.revokeObjectURL(address)
        // A canvas that waits for garbage collection would keep its pixels.
        preview.width = 0
      },
    }
  } catch (error) {
    URL.revokeObjectURL(address)
    throw error instanceof ContentProblem ? error : new ContentProblem('damaged')
  }
}

/** Reads size and orientation, without decoding the pixels. */
function opened(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new ContentProblem('damaged'))
    image.src = address
  })
}

/** The picture on a canvas at `scale`, decoded and reduced off the main thread. */
async function drawn(blob: Blob, size: Size, scale: number): Promise<HTMLCanvasElement> {
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  const reduction: ImageBitmapOptions =
    scale < 1 ? { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' } : {}
  const bitmap = await createImageBitmap(blob, reduction)
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}

async function decoded(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.draggable = false
  image.src = address
  await image.decode()
  return image
}
