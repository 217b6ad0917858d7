import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  MkvOutputFormat,
  Output,
  WavOutputFormat,
} from 'mediabunny'
import { NoSound, type OwnSound } from './own-sound.ts'

/** Some seconds of a recording, still encoded, as a small file of their own. */
export interface SoundPart {
  bytes: ArrayBuffer
  /** Of what is in it, in Hz. */
  sampleRate: number
  /** Media time of what is new in it; it begins a little earlier, where a decoder gets going. */
  startSeconds: number
  endSeconds: number
}

/** The first part is soon decoded; each after it is twice as long, up to the most. */
const firstSeconds = 2
const mostSeconds = 20
/** Decoded samples of all channels, 8 MB; packets and bytes, since what they hold may be more than they say. */
const mostSamples = 2 ** 21
const mostPackets = 1024
const mostBytes = 2 ** 22
/**
 * What decoders take from the packets before: of MP3 as much as 511 bytes (ISO/IEC 11172-3, main_data_begin), in its lowest
 * bit rates thirteen packets; of Opus 80 ms (RFC 7845, section 4.6).
 */
const leadSeconds = 0.5
/** Packets farther apart do not follow on each other; many files tell times in milliseconds. */
const gapSeconds = 0.05

/** Files that can hold any codec between them. */
const formats = [new MkvOutputFormat(), new WavOutputFormat()]

/** Cuts a recording between its packets, from its start to its end. Throws a NoSound where nothing could decode it. */
export async function* partsOf({ track, origin }: OwnSound): AsyncGenerator<SoundPart, void, void> {
  const codec = await track.getCodec()
  const config = await track.getDecoderConfig()
  const format = formats.find((one) => codec && one.getSupportedCodecs().includes(codec))
  if (!codec || !config || !format) throw new NoSound('undecodable')
  const { sampleRate, numberOfChannels } = config
  const longest = Math.min(mostSeconds, mostSamples / (sampleRate * numberOfChannels))
  const part = async (packets: EncodedPacket[], from: number, endSeconds: number) => ({
    bytes: await wrapped(packets, codec, config, format),
    sampleRate,
    startSeconds: (packets[from]?.timestamp ?? 0) - origin,
    endSeconds: endSeconds - origin,
  })

  let length = Math.min(firstSeconds, longest)
  let packets: EncodedPacket[] = []
  /** Place of the first packet that is no longer lead. */
  let from = 0
  let bytes = 0
  let packetSeconds = 0
  let end = 0
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const { timestamp } = packet
    const [start, last] = [packets[from], packets.at(-1)]
    if (start && last) {
      const follows = Math.abs(timestamp - end) <= gapSeconds
      const isFull =
        timestamp - start.timestamp >= length || packets.length >= mostPackets || bytes >= mostBytes
      if (isFull || !follows) {
        yield await part(packets, from, follows ? timestamp : end)
        const isLead = (one: EncodedPacket) => one === last || one.timestamp >= timestamp - leadSeconds
        packets = follows ? packets.slice(from).filter(isLead) : []
        from = packets.length
        bytes = 0
        length = Math.min(longest, 2 * length)
      }
    }
    packets.push(packet)
    bytes += packet.byteLength
    // Not every packet's length is told; as a rule they are alike.
    packetSeconds = packet.duration || packetSeconds
    end = timestamp + packetSeconds
  }
  if (packets.length > from) yield await part(packets, from, end)
}

async function wrapped(
  packets: readonly EncodedPacket[],
  codec: AudioCodec,
  decoderConfig: AudioDecoderConfig,
  format: MkvOutputFormat | WavOutputFormat,
): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  let timestamp = 0
  for (const packet of packets) {
    await source.add(packet.clone({ timestamp }), { decoderConfig })
    timestamp += packet.duration
  }
  await output.finalize()
  if (!target.buffer) throw new Error('A file that was ended has no bytes.')
  return target.buffer
}
