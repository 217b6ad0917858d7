import { randomFrom } from '../../src-shared/rules/random.ts'
import { type Sound, sampleRate, silence } from './sound.ts'

const frequencyOf = (note: number) => 440 * 2 ** ((note - 69) / 12)

/** Chord progressions by mood, as MIDI notes. */
const moods = {
  calm: [
    [57, 60, 64],
    [53, 57, 60],
    [48, 55, 64],
    [55, 59, 62],
  ],
  bright: [
    [60, 64, 67],
    [67, 71, 74],
    [57, 60, 64],
    [65, 69, 72],
  ],
  tense: [
    [45, 52, 60],
    [45, 53, 60],
    [44, 52, 59],
    [45, 52, 57],
  ],
} as const
export type Mood = keyof typeof moods

function pluck(out: Sound, atSeconds: number, note: number, gain: number, lengthSeconds: number): void {
  const start = Math.round(atSeconds * sampleRate)
  const frequency = frequencyOf(note)
  for (let i = 0; i < lengthSeconds * sampleRate && start + i < out.length; i++) {
    const t = i / sampleRate
    const envelope = Math.min(1, t / 0.008) * Math.exp((-3.2 * t) / lengthSeconds)
    const wave = Math.sin(6.2832 * frequency * t) + 0.35 * Math.sin(12.566 * frequency * t)
    out[start + i] = (out[start + i] ?? 0) + wave * envelope * gain
  }
}

/** A quiet bed of plucked chords with a soft beat, for the background of a post. */
export function music(mood: Mood, seconds: number, beatsPerMinute = 96): Sound {
  const out = silence(seconds)
  const beat = 60 / beatsPerMinute
  const random = randomFrom(beatsPerMinute)
  for (let i = 0; i * beat * 0.5 < seconds; i++) {
    const chord = moods[mood][Math.floor(i / 8) % 4] ?? moods[mood][0]
    const note = chord[(i * 2 + (i % 3)) % chord.length] ?? 60
    pluck(out, i * beat * 0.5, note + (i % 4 === 3 ? 12 : 0), 0.1, 1.1)
    if (i % 8 === 0) for (const low of chord) pluck(out, i * beat * 0.5, low - 12, 0.07, beat * 4)
    if (i % 2 === 1 && mood !== 'calm') hiss(out, i * beat * 0.5, random)
  }
  return out
}

function hiss(out: Sound, atSeconds: number, random: () => number): void {
  const start = Math.round(atSeconds * sampleRate)
  for (let i = 0; i < 0.05 * sampleRate && start + i < out.length; i++) {
    out[start + i] = (out[start + i] ?? 0) + (random() - 0.5) * 0.05 * Math.exp((-90 * i) / sampleRate)
  }
}

/** Brownian noise: traffic, rain or a crowd behind a wall, depending on how loud it is. */
export function noise(seconds: number, seed: number): Sound {
  const out = silence(seconds)
  const random = randomFrom(seed)
  let level = 0
  for (let i = 0; i < out.length; i++) {
    level = level * 0.985 + (random() - 0.5) * 0.12
    out[i] = level
  }
  return out
}
