import { type EncodedPacket, EncodedPacketSink } from 'mediabunny'
import { NoSound, type OwnSound } from './own-sound.ts'
import { type Wrap, wrapperOf } from './wrap-packets.ts'

/** Some seconds of a recording, still encoded. */
export interface SoundPart {
  /** Of what is in it, in Hz. */
  sampleRate: number
  /** Media time at which its first packet begins: a little before what is new, where a decoder gets going. */
  leadSeconds: number
  /** Media time of what is new in it. */
  startSeconds: number
  endSeconds: number
  /** Less may come out of a decoder than went into it: of the first packets it makes nothing yet, in seconds. */
  slackSeconds: number
  /** A small file of its own with all of it. */
  file: () => Promise<ArrayBuffer>
  /** The same in two; none where it is too short for that. */
  halves: () => SoundPart[]
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
/** What is damaged is looked for down to parts of this length. */
const leastSeconds = 0.5
/** Decoders begin with up to 80 ms of nothing (Opus; RFC 7845, section 4.2), or two packets (AAC's priming). */
const slackSeconds = 0.1
const slackPackets = 2.5

/** Cuts a recording between its packets, from its start to its end. Throws a NoSound where nothing could decode it. */
export async function* partsOf({ track, origin }: OwnSound): AsyncGenerator<SoundPart, void, void> {
  const codec = await track.getCodec()
  const config = await track.getDecoderConfig()
  if (!codec || !config) throw new NoSound('undecodable')
  const { sampleRate, numberOfChannels } = config
  const wrap = wrapperOf(codec, config)
  const longest = Math.min(mostSeconds, mostSamples / (sampleRate * numberOfChannels))
  const cut = (packets: EncodedPacket[], from: number, end: number) =>
    partOf({ packets, from, end, origin, sampleRate, wrap })

  let length = Math.min(firstSeconds, longest)
  let packets: EncodedPacket[] = []
  /** Place of the first packet that is no longer lead. */
  let from = 0
  let bytes = 0
  let packetSeconds = 0
  let end = 0
  const sink = new EncodedPacketSink(track)
  // One by one: the library's own iterator takes as long again to look ahead, which the source does already.
  for (let packet = await sink.getFirstPacket(); packet; packet = await sink.getNextPacket(packet)) {
    const { timestamp } = packet
    const [start, last] = [packets[from], packets.at(-1)]
    if (start && last) {
      const follows = Math.abs(timestamp - end) <= gapSeconds
      const isFull =
        timestamp - start.timestamp >= length || packets.length >= mostPackets || bytes >= mostBytes
      if (isFull || !follows) {
        yield cut(packets, from, follows ? timestamp : end)
        packets = follows ? leadOf(packets, from, packets.length, timestamp) : []
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
  if (packets.length > from) yield cut(packets, from, end)
}

/** Of the packets from `from` up to `end` those that a decoder takes for what begins at `timestamp`. */
function leadOf(
  packets: readonly EncodedPacket[],
  from: number,
  end: number,
  timestamp: number,
): EncodedPacket[] {
  const last = packets[end - 1]
  return packets.slice(from, end).filter((one) => one === last || one.timestamp >= timestamp - leadSeconds)
}

interface Cut {
  packets: readonly EncodedPacket[]
  /** Place of the first that is new. */
  from: number
  /** The track's time behind the last, and at the player's 0. */
  end: number
  origin: number
  sampleRate: number
  wrap: Wrap
}

function partOf(cut: Cut): SoundPart {
  const { packets, from, end, origin, sampleRate, wrap } = cut
  const timeAt = (place: number) => packets[place]?.timestamp ?? end
  const perPacket = (end - timeAt(0)) / packets.length
  return {
    sampleRate,
    leadSeconds: timeAt(0) - origin,
    startSeconds: timeAt(from) - origin,
    endSeconds: end - origin,
    slackSeconds: Math.max(slackSeconds, slackPackets * perPacket),
    file: () => wrap(packets),
    halves() {
      const middle = Math.floor((from + packets.length) / 2)
      if (end - timeAt(from) < 2 * leastSeconds || middle === from) return []
      const lead = leadOf(packets, 0, middle, timeAt(middle))
      return [
        partOf({ ...cut, packets: packets.slice(0, middle), end: timeAt(middle) }),
        partOf({ ...cut, packets: [...lead, ...packets.slice(middle)], from: lead.length }),
      ]
    },
  }
}
