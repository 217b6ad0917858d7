import type { DecodeAnswer, DecodeRequest } from './decode.ts'

/**
 * Decodes and reduces pictures on a thread of its own: reducing a photograph well takes a browser a tenth of a second
 * and more, in which the moderator's keys would wait.
 */
addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  void decode(data).then(
    (answer) => postMessage(answer, { transfer: answer.bitmap ? [answer.bitmap] : [] }),
    () => postMessage({ id: data.id } satisfies DecodeAnswer),
  )
})

async function decode({ id, blob, room, mostPixels }: DecodeRequest): Promise<DecodeAnswer> {
  const whole = await createImageBitmap(blob)
  const { width, height } = whole
  const scale = Math.min(
    1,
    room.width / width,
    room.height / height,
    Math.sqrt(mostPixels / (width * height)),
  )
  if (scale === 1) return { id, width, height, bitmap: whole }
  const bitmap = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'high',
  })
  whole.close()
  return { id, width, height, bitmap }
}
