import { readFile, writeFile } from 'node:fs/promises'

/** Mono sound in memory at one rate, samples in -1…1. */
export const sampleRate = 22_050
export type Sound = Float32Array

export const silence = (seconds: number): Sound => new Float32Array(Math.round(seconds * sampleRate))
export const secondsOf = (sound: Sound): number => sound.length / sampleRate

/** Sounds one after the other. */
export function join(parts: Sound[]): Sound {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Sounds on top of each other, as long as the longest, each with its own gain. */
export function mix(...layers: { sound: Sound; gain: number; atSeconds?: number }[]): Sound {
  const starts = layers.map((layer) => Math.round((layer.atSeconds ?? 0) * sampleRate))
  const mixed = new Float32Array(Math.max(...layers.map((layer, i) => layer.sound.length + (starts[i] ?? 0))))
  layers.forEach((layer, i) => {
    layer.sound.forEach((sample, k) => {
      const at = k + (starts[i] ?? 0)
      mixed[at] = (mixed[at] ?? 0) + sample * layer.gain
    })
  })
  return mixed
}

/** How loud the sound is at a time, 0…1: the mean level of 60 ms around it, for mouths that move with speech. */
export function levelAt(sound: Sound, seconds: number): number {
  const middle = Math.round(seconds * sampleRate)
  const half = Math.round(0.03 * sampleRate)
  let sum = 0
  for (let i = Math.max(0, middle - half); i < Math.min(sound.length, middle + half); i++) {
    sum += Math.abs(sound[i] ?? 0)
  }
  return Math.min(1, (sum / (2 * half)) * 6)
}

/** Reads 16-bit mono PCM as espeak-ng writes it. */
export async function readWav(path: string): Promise<Sound> {
  const bytes = await readFile(path)
  const start = bytes.indexOf('data', 12, 'latin1') + 8
  const rate = bytes.readUInt32LE(24)
  if (rate !== sampleRate) throw new Error(`${path} has ${rate} samples a second, expected ${sampleRate}`)
  const sound = new Float32Array((bytes.length - start) >> 1)
  for (let i = 0; i < sound.length; i++) sound[i] = bytes.readInt16LE(start + 2 * i) / 32_768
  return sound
}

/** Writes 16-bit mono PCM, limited softly so that mixed layers never clip. */
export async function writeWav(path: string, sound: Sound): Promise<void> {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + 2 * sound.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(2 * sampleRate, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(2 * sound.length, 40)
  const samples = Buffer.alloc(2 * sound.length)
  sound.forEach((sample, i) => {
    samples.writeInt16LE(Math.round(Math.tanh(sample) * 32_000), 2 * i)
  })
  await writeFile(path, Buffer.concat([header, samples]))
}
