import { join } from 'node:path'
import { ffmpeg, steadyOutput } from '../make-demo/run.ts'

/** A sine of a level in dBFS. */
const tone = (decibels: number, hertz: number, seconds: number) =>
  `aevalsrc='${10 ** (decibels / 20)}*sin(2*PI*${hertz}*t)':s=48000:d=${seconds}`

/** Recordings of known levels: one that shouts, one that whispers, one that climbs from a whisper to a shout. */
export async function makeSounds(folder: string): Promise<void> {
  const sound = (source: string, name: string, ...codec: string[]) =>
    ffmpeg('-f', 'lavfi', '-i', source, '-ac', '1', ...codec, ...steadyOutput, join(folder, name))
  await sound(tone(0, 440, 4), 'loud.wav', '-c:a', 'pcm_s16le', '-ar', '16000')
  await sound(tone(0, 440, 4), 'loud.mp3', '-c:a', 'libmp3lame', '-b:a', '48k')
  await sound(tone(-40, 440, 4), 'quiet.flac', '-c:a', 'flac', '-sample_fmt', 's16', '-ar', '16000')
  await sound(tone(-40, 440, 4), 'quiet.ogg', '-c:a', 'libopus', '-b:a', '24k')
  // −50, −40, … 0 dBFS, two seconds each.
  const steps = "aevalsrc='pow(10,(-50+10*floor(t/2))/20)*sin(2*PI*440*t)':s=48000:d=12"
  await sound(steps, 'steps.opus', '-c:a', 'libopus', '-b:a', '32k')
  await sound(steps, 'steps.mp3', '-c:a', 'libmp3lame', '-b:a', '48k')
  // 500, 1000, … 4000 Hz, a second each: a staircase in a spectrogram.
  const stairs = "aevalsrc='0.5*sin(2*PI*500*(1+floor(t))*t)':s=48000:d=8"
  await sound(stairs, 'stairs.mp4', '-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart')
}
