import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  MkvOutputFormat,
  Output,
  type OutputFormat,
  WavOutputFormat,
} from 'mediabunny'
import { NoSound } from './own-sound.ts'

/** Makes a small file of some packets that follow on each other, at least one. */
export type Wrap = (packets: readonly EncodedPacket[]) => Promise<ArrayBuffer>

/** How packets of this codec become files; both formats together hold any. Throws a NoSound for one that is unknown. */
export function wrapperOf(codec: AudioCodec, config: AudioDecoderConfig): Wrap {
  const wave = new WavOutputFormat()
  if (new MkvOutputFormat().getSupportedCodecs().includes(codec)) return matroskaWrapper(codec, config)
  if (!wave.getSupportedCodecs().includes(codec)) throw new NoSound('undecodable')
  return (packets) => written(packets, codec, config, wave)
}

/** Elements of Matroska (RFC 9559): a cluster of unknown size that begins at 0 ms, and in it a block for each packet. */
const clusterHead = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xe7, 0x81, 0x00]
const simpleBlock = 0xa3
const [track1, keyFrame] = [0x81, 0x80]
/** Of a block: its id and its size in four bytes; then track, time and flags. */
const [sizedBytes, placedBytes] = [5, 4]
/** A block's time is counted from its cluster's in a signed short. */
const latestMs = 0x7fff

/**
 * The library makes the head of these files, once. What repeats is a few bytes in front of each packet and made here:
 * the library takes several times as long (measured: 13 against 4 µs a packet, of which half an hour has 75,000).
 */
function matroskaWrapper(codec: AudioCodec, config: AudioDecoderConfig): Wrap {
  let head: Promise<Uint8Array> | undefined
  // Matroska holds AAC without the header that each of its packets has in a stream.
  const bare = codec === 'aac' && !config.description ? withoutAdts : ({ data }: EncodedPacket) => data
  return async (packets) => {
    head ??= headOf(packets, codec, config)
    const start = await head
    const blocks = packets.map(bare)
    const first = packets[0]?.timestamp ?? 0
    const bytes = blocks.reduce((sum, { byteLength }) => sum + sizedBytes + placedBytes + byteLength, 0)
    const file = new Uint8Array(start.length + clusterHead.length + bytes)
    const view = new DataView(file.buffer)
    file.set(start)
    file.set(clusterHead, start.length)
    let at = start.length + clusterHead.length
    for (const [place, block] of blocks.entries()) {
      const ms = Math.round(((packets[place]?.timestamp ?? 0) - first) * 1000)
      view.setUint8(at, simpleBlock)
      view.setUint32(at + 1, 0x1000_0000 + placedBytes + block.byteLength)
      view.setUint8(at + 5, track1)
      view.setInt16(at + 6, Math.max(0, Math.min(latestMs, ms)))
      view.setUint8(at + 8, keyFrame)
      file.set(block, at + sizedBytes + placedBytes)
      at += sizedBytes + placedBytes + block.byteLength
    }
    return file.buffer
  }
}

/** What comes before the first cluster. */
async function headOf(
  packets: readonly EncodedPacket[],
  codec: AudioCodec,
  config: AudioDecoderConfig,
): Promise<Uint8Array> {
  let end = 0
  const format = new MkvOutputFormat({
    appendOnly: true,
    onCluster: (_data, position) => {
      end ||= position
    },
  })
  const file = await written(packets.slice(0, 1), codec, config, format)
  return new Uint8Array(file, 0, end)
}

/** The header of ADTS (ISO/IEC 13818-7) is seven bytes long, and nine where it says that it has a checksum. */
function withoutAdts({ data }: EncodedPacket): Uint8Array {
  const hasChecksum = ((data[1] ?? 0) & 1) === 0
  return data.subarray(hasChecksum ? 9 : 7)
}

/** A whole file by the library. */
async function written(
  packets: readonly EncodedPacket[],
  codec: AudioCodec,
  decoderConfig: AudioDecoderConfig,
  format: OutputFormat,
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
