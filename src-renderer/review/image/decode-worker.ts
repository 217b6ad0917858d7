import type { DecodeAnswer, DecodeRequest } from './decode.ts'
import { cutPart, drawPart, releaseParts } from './decode-part.ts'
import type { Size } from './image-view.ts'

/**
 * Decodes and reduces pictures on a thread of its own: reducing a photograph well takes a browser a tenth of a second
 * and more, in which the moderator's keys would wait. One after the other, so that never two large ones are unpacked.
 */
let last: Promise<unknown> = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  last = last.then(() => answer(data))
})

async function answer(request: DecodeRequest): Promise<void> {
  try {
    const decoded = await carryOut(request)
    postMessage({ id: request.id, ...decoded } satisfies DecodeAnswer, {
      transfer: decoded.bitmap ? [decoded.bitmap] : [],
    })
  } catch {
    postMessage({ id: request.id } satisfies DecodeAnswer)
  }
}

async function carryOut(request: DecodeRequest): Promise<Omit<DecodeAnswer, 'id'>> {
  if (request.want === 'nothing') {
    releaseParts()
    return {}
  }
  if (request.want === 'part') {
    const bitmap = await cutPart(request.picture, request.blob, request.part)
    return { bitmap, width: bitmap.width, height: bitmap.height }
  }
  // A picture that is looked at closely lets go of its pixels before another is unpacked.
  releaseParts()
  const { blob, stored, room, mostPixels, whole } = request
  if (whole) return decodeWhole(blob, room)
  return blob.type === 'image/jpeg'
    ? decodeReduced(blob, stored, room, mostPixels)
    : shrink(blob, stored, room, mostPixels)
}

function scaleInto({ width, height }: Size, room: Size, mostPixels: number): number {
  return Math.min(1, room.width / width, room.height / height, Math.sqrt(mostPixels / (width * height)))
}

async function decodeWhole(blob: Blob, room: Size) {
  const whole = await createImageBitmap(blob)
  const { width, height } = whole
  const scale = scaleInto(whole, room, Number.POSITIVE_INFINITY)
  if (scale === 1) return { width, height, bitmap: whole }
  const bitmap = await resized(whole, scale)
  whole.close()
  return { width, height, bitmap }
}

function resized(image: ImageBitmap, scale: number): Promise<ImageBitmap> {
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round(image.width * scale)),
    resizeHeight: Math.max(1, Math.round(image.height * scale)),
    resizeQuality: 'high',
  })
}

/**
 * JPEG can be decoded at eighths of its size without ever being unpacked whole: of 100 million pixels a preview takes
 * 13 MB instead of 400 (measured).
 */
async function decodeReduced(blob: Blob, stored: Size, room: Size, mostPixels: number) {
  // Which way round it is shown is not known yet: large enough for both.
  const longer = Math.max(room.width, room.height)
  const wished = scaleInto(stored, { width: longer, height: longer }, mostPixels)
  const decoder = new ImageDecoder({
    data: await blob.arrayBuffer(),
    type: blob.type,
    desiredWidth: Math.max(1, Math.round(stored.width * wished)),
    desiredHeight: Math.max(1, Math.round(stored.height * wished)),
  })
  try {
    const { image } = await decoder.decode()
    const real = uprightSize(stored, { width: image.displayWidth, height: image.displayHeight })
    const scale = scaleInto(real, room, mostPixels)
    const size = {
      width: Math.max(1, Math.round(real.width * scale)),
      height: Math.max(1, Math.round(real.height * scale)),
    }
    const bitmap = drawPart(image, { x: 0, y: 0, ...size }, size)
    image.close()
    return { ...real, bitmap }
  } finally {
    decoder.close()
  }
}

/** Other formats are unpacked whole for a moment, and come out small. */
async function shrink(blob: Blob, stored: Size, room: Size, mostPixels: number) {
  const scale = scaleInto(stored, room, mostPixels)
  // With one side given the browser keeps the proportions, whichever way round the picture is.
  const bitmap = await createImageBitmap(blob, {
    resizeWidth: Math.max(1, Math.round(stored.width * scale)),
    resizeQuality: 'high',
  })
  return { ...uprightSize(stored, bitmap), bitmap }
}

/** The stored size the way round in which the picture, turned as its metadata say, came out. */
function uprightSize(stored: Size, shown: Size): Size {
  const same = Math.abs(Math.log((shown.width * stored.height) / (shown.height * stored.width)))
  const turned = Math.abs(Math.log((shown.width * stored.width) / (shown.height * stored.height)))
  return same <= turned ? stored : { width: stored.height, height: stored.width }
}
