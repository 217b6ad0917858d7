// Media that lie about themselves, made of sound ones.

const tenHoursSeconds = 36_000

/** The film with every length in its directory set to ten hours; its frames stay where they are. */
export function tenHourMp4(mp4: Buffer): Buffer {
  const spoiled = Buffer.from(mp4)
  // Whole boxes of version 0: flags, two dates, and in the track's header its number and a gap, come before.
  for (const [box, scaleAt, durationAt] of [
    ['mvhd', 12, 16],
    ['mdhd', 12, 16],
    ['tkhd', undefined, 20],
  ] as const) {
    const movieScale = spoiled.readUInt32BE(spoiled.indexOf('mvhd') + 4 + 12)
    for (let at = spoiled.indexOf(box); at >= 0; at = spoiled.indexOf(box, at + 4)) {
      const scale = scaleAt === undefined ? movieScale : spoiled.readUInt32BE(at + 4 + scaleAt)
      spoiled.writeUInt32BE((tenHoursSeconds * scale) % 2 ** 32, at + 4 + durationAt)
    }
  }
  return spoiled
}

/** The film said to be so many pixels large, in its track's header and in its decoder's. */
export function resizedMp4(mp4: Buffer, width: number, height: number): Buffer {
  const spoiled = Buffer.from(mp4)
  const sample = spoiled.indexOf('avc1', spoiled.indexOf('stsd')) + 4
  spoiled.writeUInt16BE(width, sample + 24)
  spoiled.writeUInt16BE(height, sample + 26)
  const track = spoiled.indexOf('tkhd') + 4
  spoiled.writeUInt32BE(width * 65_536, track + 76)
  spoiled.writeUInt32BE(height * 65_536, track + 80)
  return spoiled
}

/** The file's directory is whole, and everything that it points at is rubbish. */
export function garbledMp4(mp4: Buffer): Buffer {
  const spoiled = Buffer.from(mp4)
  const from = spoiled.indexOf('mdat') + 4
  for (let at = from; at < spoiled.length; at += 1) spoiled[at] = (at * 7919) % 251
  return spoiled
}

/** The film's length set to ten hours. */
export function tenHourWebm(webm: Buffer): Buffer {
  const spoiled = Buffer.from(webm)
  // Duration, a float of 8 bytes, in milliseconds.
  spoiled.writeDoubleBE(tenHoursSeconds * 1000, spoiled.indexOf(Buffer.from([0x44, 0x89, 0x88])) + 3)
  return spoiled
}

/** The recording's count of frames set to ten hours of them. */
export function tenHourMp3(mp3: Buffer): Buffer {
  const spoiled = Buffer.from(mp3)
  const at = Math.max(spoiled.indexOf('Xing'), spoiled.indexOf('Info'))
  // A frame has 1152 samples of 1/48000 s.
  spoiled.writeUInt32BE((tenHoursSeconds * 48_000) / 1152, at + 8)
  return spoiled
}

/** The animation on a canvas of another size, its frames as they were. */
export function resizedGif(gif: Buffer, width: number, height: number): Buffer {
  const spoiled = Buffer.from(gif)
  spoiled.writeUInt16LE(width, 6)
  spoiled.writeUInt16LE(height, 8)
  return spoiled
}

/** Only the first part, a share of 0…1. */
export function cut(file: Buffer, share: number): Buffer {
  return file.subarray(0, Math.floor(file.length * share))
}

/** Bytes from the middle on replaced by rubbish of the same length. */
export function garbledHalf(file: Buffer): Buffer {
  const spoiled = Buffer.from(file)
  for (let at = spoiled.length >> 1; at < spoiled.length; at += 1) spoiled[at] = (at * 7919) % 251
  return spoiled
}
