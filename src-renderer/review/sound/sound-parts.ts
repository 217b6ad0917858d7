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

/**
 * Decoded samples of a channel, the lead among them. The browser takes memory anew from the system for every buffer above
 * half a megabyte, and hands it back: decoding 30 min of MP3 cost twice as much processor time in parts of 20 s as in such.
 */
const mostSamples = 120_000
/** Packets and bytes are bounded too, since what they hold may be more than they say. */
const mostPackets = 1024
const mostBytes = 2 ** 22
/**
 * What decoders take from the packets before: Opus is right again after 80 ms, before which it may drop as much
 * (RFC 7845, section 4.6); MP3 takes as much as 511 bytes (ISO/IEC 11172-3, main_data_begin), twice that for its headers,
 * in its lowest bit rates thirteen packets and more.
 */
const leastLeadSeconds = 0.2
const leadBytes = 1024
const mostLeadSeconds = 0.6
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
  const { sampleRate } = config
  const wrap = wrapperOf(codec, config)
  const cut = (packets: EncodedPacket[], from: number, end: number) =>
    partOf({ packets, from, end, origin, sampleRate, wrap })

  /** Seconds of what is new in a part. */
  const length = Math.max(leastSeconds, mostSamples / sampleRate - leastLeadSeconds)
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

/** Of the packets from `from` up to `end` those that a decoder takes for what begins at `timestamp`; at least one. */
function leadOf(
  packets: readonly EncodedPacket[],
  from: number,
  end: number,
  timestamp: number,
): EncodedPacket[] {
  let first = end
  let bytes = 0
  let seconds = 0
  while (first > from && seconds < mostLeadSeconds && (seconds < leastLeadSeconds || bytes < leadBytes)) {
    first -= 1
    bytes += packets[first]?.byteLength ?? 0
    seconds = timestamp - (packets[first]?.timestamp ?? timestamp)
  }
  return packets.slice(first, end)
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
