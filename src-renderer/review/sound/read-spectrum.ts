import { type AudioSample, AudioSampleSink } from 'mediabunny'
import type { OwnSound } from './own-sound.ts'
import { createSpectrum, spectrumRows } from './spectrum.ts'
import type { SpectrumColumns, SpectrumView } from './wave-messages.ts'

/** Places of a column that are looked at, however long it lasts: what a view costs does not grow with the recording. */
const looksPerColumn = 3
/** Decoders need a few packets before what they give is right. */
const leadSeconds = 0.1
/** Columns whose looks are farther apart are decoded each by itself. */
const nearSeconds = 0.4
/** Seconds decoded at a stretch, so that memory stays bounded. */
const mostSeconds = 4
/** Columns told at a time. */
const toldAtOnce = 16
/** More channels than two are not looked at. */
const mostChannels = 2

/** Tells the columns of a view as they come, from left to right, until `mayGoOn` says no. */
export async function readSpectrum(
  sound: OwnSound,
  { startSeconds, endSeconds, columns }: SpectrumView,
  tell: (columns: SpectrumColumns) => void,
  mayGoOn: () => boolean,
): Promise<void> {
  const sink = new AudioSampleSink(sound.track)
  const width = (endSeconds - startSeconds) / columns
  const isNear = width <= nearSeconds
  const perStretch = isNear ? Math.max(1, Math.floor(mostSeconds / width)) : 1
  let levels = new Uint8Array(toldAtOnce * spectrumRows)
  let from = 0
  let top = 0
  const tellUpTo = (end: number) => {
    if (end > from) tell({ from, levels: levels.slice(0, (end - from) * spectrumRows), topHertz: top })
    levels = new Uint8Array(toldAtOnce * spectrumRows)
    from = end
  }

  for (let column = 0; column < columns && mayGoOn(); column += perStretch) {
    const count = Math.min(perStretch, columns - column)
    const begin = startSeconds + column * width
    // Of a long column its middle stands for it.
    const seen = isNear ? count * width : nearSeconds
    const start = isNear ? begin : begin + (width - nearSeconds) / 2
    const heard = await decodeStretch(
      sink,
      sound.origin,
      Math.max(0, start - leadSeconds),
      start + seen + leadSeconds,
    )
    if (!heard) continue
    const spectrum = createSpectrumOnce(heard.rate)
    top = spectrum.top
    for (let at = 0; at < count; at++) {
      const row = levels.subarray(
        (column + at - from) * spectrumRows,
        (column + at - from + 1) * spectrumRows,
      )
      const looks = isNear && width * heard.rate <= spectrum.size ? 1 : looksPerColumn
      for (let look = 0; look < looks; look++) {
        const share = (look + 0.5) / looks
        const seconds = start + (isNear ? (at + share) * width : share * seen)
        const place = Math.round((seconds - heard.seconds) * heard.rate - spectrum.size / 2)
        for (const values of heard.channels) spectrum.look(values, place, row)
      }
      if (column + at + 1 - from === toldAtOnce) tellUpTo(column + at + 1)
    }
  }
  tellUpTo(Math.min(columns, from + toldAtOnce))
}

let latest: { rate: number; spectrum: ReturnType<typeof createSpectrum> } | undefined

function createSpectrumOnce(rate: number) {
  if (latest?.rate !== rate) latest = { rate, spectrum: createSpectrum(rate) }
  return latest.spectrum
}

interface Stretch {
  /** Media time of the first sample. */
  seconds: number
  rate: number
  channels: Float32Array[]
}

/** The sound of a stretch; undefined where there is none. */
async function decodeStretch(
  sink: AudioSampleSink,
  origin: number,
  start: number,
  end: number,
): Promise<Stretch | undefined> {
  const room = { values: new Float32Array(0) }
  let stretch: Stretch | undefined
  for await (const sample of sink.samples(start + origin, end + origin)) {
    const seconds = sample.timestamp - origin
    const rate = sample.sampleRate
    const channels = channelsOf(sample, room)
    sample.close()
    stretch ??= {
      seconds,
      rate,
      channels: channels
        .slice(0, mostChannels)
        .map(() => new Float32Array(Math.ceil((end - seconds) * rate) + 2 * (channels[0]?.length ?? 0))),
    }
    const at = Math.round((seconds - stretch.seconds) * rate)
    if (rate !== stretch.rate) break
    for (const [channel, values] of stretch.channels.entries()) {
      const heard = channels[channel]
      if (heard && at >= 0 && at + heard.length <= values.length) values.set(heard, at)
    }
  }
  return stretch
}

/** Copies the channels of a sample into `room`, which is grown where it is too small; they are good until the next call. */
function channelsOf(sample: AudioSample, room: { values: Float32Array<ArrayBuffer> }): Float32Array[] {
  const { numberOfFrames, numberOfChannels } = sample
  const size = numberOfFrames * numberOfChannels
  if (room.values.length < size) room.values = new Float32Array(size)
  return Array.from({ length: numberOfChannels }, (_, channel) => {
    const values = room.values.subarray(channel * numberOfFrames, (channel + 1) * numberOfFrames)
    sample.copyTo(values, { planeIndex: channel, format: 'f32-planar' })
    return values
  })
}
