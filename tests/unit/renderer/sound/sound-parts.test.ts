import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import type { OwnSound } from '../../../../src-renderer/review/sound/own-sound.ts'
import { partsOf, type SoundPart } from '../../../../src-renderer/review/sound/sound-parts.ts'

const media = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'media')

async function soundIn(bytes: Uint8Array | ArrayBuffer, origin = 0): Promise<OwnSound> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('There is no sound in it.')
  return { track, origin, close: () => input.dispose() }
}

async function partsIn(sound: OwnSound): Promise<SoundPart[]> {
  const parts: SoundPart[] = []
  for await (const part of partsOf(sound)) parts.push(part)
  return parts
}

async function packetsOf({ track }: OwnSound): Promise<Uint8Array[]> {
  const packets: Uint8Array[] = []
  for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data)
  return packets
}

for (const name of ['steps.mp3', 'steps.opus', 'quiet.flac', 'quiet.ogg', 'loud.wav', 'stairs.mp4']) {
  test(`the parts of ${name} follow on each other from its start to its end`, async () => {
    const sound = await soundIn(readFileSync(join(media, name)))
    const parts = await partsIn(sound)
    assert.equal(parts[0]?.startSeconds, await sound.track.getFirstTimestamp())
    for (const [at, part] of parts.entries()) {
      assert.ok(part.endSeconds > part.startSeconds)
      if (at > 0) assert.equal(part.startSeconds, parts[at - 1]?.endSeconds)
    }
    const end = await sound.track.computeDuration()
    assert.ok(Math.abs((parts.at(-1)?.endSeconds ?? 0) - end) < 0.03)
  })
}

test('each part is a file with all of its packets and some of those before, and small once decoded', async () => {
  const sound = await soundIn(readFileSync(join(media, 'steps.mp3')))
  const all = await packetsOf(sound)
  const parts = await partsIn(sound)
  assert.ok(parts.length > 2)
  for (const { leadSeconds, endSeconds, sampleRate } of parts)
    assert.ok((endSeconds - leadSeconds) * sampleRate * 4 <= 2 ** 19)
  let next = 0
  for (const part of parts) {
    const found = await packetsOf(await soundIn(await part.file()))
    // A packet of MP3 holds 1152 samples, at these rates.
    const seconds = 1152 / part.sampleRate
    const lead = found.length - Math.round((part.endSeconds - part.startSeconds) / seconds)
    if (next > 0) assert.ok(lead * seconds >= 0.2 && lead * seconds <= 0.2 + seconds)
    assert.deepEqual(found, all.slice(next - lead, next - lead + found.length))
    next += found.length - lead
  }
  assert.equal(next, all.length)
})

for (const name of ['steps.mp3', 'steps.opus', 'quiet.flac', 'quiet.ogg', 'loud.wav', 'stairs.mp4']) {
  test(`what is cut out of ${name} is a file with the same packets at the same distances`, async () => {
    const sound = await soundIn(readFileSync(join(media, name)))
    const all = await packetsOf(sound)
    const [part] = await partsIn(sound)
    if (!part) throw new Error('There is no part.')
    const own = await soundIn(await part.file())
    const found = await packetsOf(own)
    assert.deepEqual(found, all.slice(0, found.length))
    assert.equal(await own.track.getCodec(), await sound.track.getCodec())
    const length = await own.track.computeDuration()
    assert.ok(Math.abs(length - (part.endSeconds - part.startSeconds)) < 0.2)
  })
}

test('a part falls into two that follow on each other, the second with a lead, until it is short', async () => {
  const sound = await soundIn(readFileSync(join(media, 'steps.mp3')))
  const [whole] = await partsIn(sound)
  const [first, second, ...more] = whole?.halves() ?? []
  if (!whole || !first || !second) throw new Error('There are no halves.')
  assert.equal(more.length, 0)
  assert.equal(first.startSeconds, whole.startSeconds)
  assert.equal(first.leadSeconds, whole.leadSeconds)
  assert.equal(first.endSeconds, second.startSeconds)
  assert.equal(second.endSeconds, whole.endSeconds)
  assert.ok(Math.abs(second.startSeconds - second.leadSeconds - 0.2) < 0.05)
  let [last] = [second]
  for (let next = last.halves()[1]; next; next = last.halves()[1]) last = next
  assert.ok(last.endSeconds - last.startSeconds < 1)
})

test('where packets are of a few bytes, more of them lead: as many as a decoder looks back', async () => {
  // MPEG-2 layer III, 8 kbit/s, 24 kHz, mono: 24 ms and 24 bytes a packet.
  const packet = new Uint8Array(24)
  packet.set([0xff, 0xf3, 0x14, 0xc0])
  const file = new Uint8Array(24 * 500)
  for (let at = 0; at < file.length; at += 24) file.set(packet, at)
  const [, second] = await partsIn(await soundIn(file))
  const leadMs = Math.round(1000 * ((second?.startSeconds ?? 0) - (second?.leadSeconds ?? 0)))
  assert.equal(leadMs, 624)
})

test('times are those of the player', async () => {
  const sound = await soundIn(readFileSync(join(media, 'steps.mp3')), -5)
  const [first] = await partsIn(sound)
  assert.equal(first?.startSeconds, 5)
})
