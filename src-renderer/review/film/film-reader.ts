import {
  CanvasSink,
  EncodedPacketSink,
  HLS,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
  type WrappedCanvas,
} from 'mediabunny'
import { ownFiles } from '../media/own-files.ts'
import { rested } from '../media/rest.ts'
import type { FilmOrder } from './film-messages.ts'
import { fitted, momentFor, startOfCell } from './film-plan.ts'

/** Pixels into which a picture of the strip is fitted: twice what a cell shows, for dense screens. */
const box = { width: 256, height: 96 }
const formats = [MP4, QTFF, WEBM, MATROSKA, HLS, MPEG_TS]

export interface FilmPicture {
  cell: number
  /** The moment that it really shows, in seconds. */
  seconds: number
  /** How long its frame lasts, in seconds. */
  frameSeconds: number
  bitmap: ImageBitmap
}

/** An opened video that pictures can be had from. */
export interface FilmReader {
  /** The pictures of these cells, in their order; a cell of which there is none is passed over. */
  pictures: (cells: readonly number[]) => AsyncGenerator<FilmPicture, void, void>
  /** One picture fitted into `height` pixels; undefined where there is none. */
  look: (seconds: number, height: number) => Promise<{ seconds: number; bitmap: ImageBitmap } | undefined>
  /** Ends all reading and decoding. */
  close: () => void
}

/** Opens a video for pictures, of a playlist its lowest rendition. Throws if nothing of it can be decoded here. */
export async function openFilm(order: FilmOrder): Promise<FilmReader> {
  const input = new Input({
    source: ownFiles(order, 'in-places'),
    formats,
    // Times as the player counts them, from 0.
    formatOptions: { hls: { offsetTimestampsByDateTime: false } },
  })
  try {
    return await readerOf(input, order)
  } catch (error) {
    input.dispose()
    throw error
  }
}

async function readerOf(input: Input, order: FilmOrder): Promise<FilmReader> {
  const isPlaylist = (await input.getFormat()) === HLS
  const track = await trackOf(input, isPlaylist)
  if (!track || !(await track.canDecode()) || (await track.isLive()))
    throw new Error('There is no picture to be had.')
  // The players of playlists count from their first frame, others as the file says.
  const origin = isPlaylist ? await track.getFirstTimestamp() : 0
  const duration = order.durationSeconds ?? (await durationOf(track)) - origin
  if (!(duration > 0) || !Number.isFinite(duration)) throw new Error('The video has no length.')

  const size = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() }
  const packets = new EncodedPacketSink(track)
  const strip = new CanvasSink(track, { ...fitted(size, box), fit: 'fill' })
  const boundsOf = (cell: number) => ({
    start: startOfCell(cell, order.cells, duration),
    end: startOfCell(cell + 1, order.cells, duration),
  })

  async function momentOf(cell: number): Promise<number> {
    const { start, end } = boundsOf(cell)
    const middle = (start + end) / 2 + origin
    const before = await packets.getKeyPacket(middle, { metadataOnly: true })
    const isBefore = before && before.timestamp - origin >= start
    const after =
      before && !isBefore ? await packets.getNextKeyPacket(before, { metadataOnly: true }) : undefined
    const secondsOf = (packet: { timestamp: number } | null | undefined) =>
      packet ? packet.timestamp - origin : undefined
    return momentFor(start, end, secondsOf(before), secondsOf(after))
  }

  return {
    async *pictures(cells) {
      const asked = [...cells]
      const moments = (async function* () {
        for (const cell of asked) {
          await rested()
          yield (await momentOf(cell)) + origin
        }
      })()
      let at = 0
      for await (const found of strip.canvasesAtTimestamps(moments)) {
        const cell = asked[at++] ?? 0
        if (!found) continue
        const seconds = found.timestamp - origin
        // What ended long before is not what this moment shows: the file claims to last longer than it does.
        const isOver = seconds + Math.max(found.duration, stillSeconds) < boundsOf(cell).start
        if (!isOver)
          yield { cell, seconds: Math.max(0, seconds), frameSeconds: found.duration, bitmap: bitmapOf(found) }
      }
    },
    async look(seconds, height) {
      const sink = new CanvasSink(track, { ...fitted(size, { width: 4 * height, height }), fit: 'fill' })
      const found = await sink.getCanvas(seconds + origin)
      return found ? { seconds: Math.max(0, found.timestamp - origin), bitmap: bitmapOf(found) } : undefined
    },
    close: () => input.dispose(),
  }
}

/** A last frame may stand for as long as this although its file does not say so. */
const stillSeconds = 1

async function trackOf(input: Input, isPlaylist: boolean): Promise<InputVideoTrack | null> {
  if (!isPlaylist) return input.getPrimaryVideoTrack()
  const [lowest] = await input.getVideoTracks({ sortBy: (track) => track.getDisplayHeight() })
  return lowest ?? null
}

async function durationOf(track: InputVideoTrack): Promise<number> {
  return (await track.getDurationFromMetadata()) ?? (await track.computeDuration({ metadataOnly: true }))
}

function bitmapOf({ canvas }: WrappedCanvas): ImageBitmap {
  // In a worker the sink makes no other kind of canvas.
  if (!(canvas instanceof OffscreenCanvas)) throw new Error('A canvas of the page in a worker.')
  return canvas.transferToImageBitmap()
}
