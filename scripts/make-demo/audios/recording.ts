import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type through, writeSound } from '../encode.ts'
import { type Mood, music, noise } from '../music.ts'
import { mix, secondsOf } from '../sound.ts'
import { type Line, speak, webvtt } from '../speech.ts'

export type Recording = {
  src: string
  transcript?: string
  lines: Line[]
  heard?: keyof typeof through
  music?: Mood
  musicGain?: number
  noiseGain?: number
}

/** Speaks, mixes and encodes a recording. */
export async function makeRecording(packFolder: string, recording: Recording): Promise<void> {
  const speech = await speak(recording.lines)
  const seconds = secondsOf(speech.sound) + 0.3
  const layers = [
    { sound: speech.sound, gain: 0.9 },
    { sound: noise(seconds, 11), gain: recording.noiseGain ?? 0.02 },
  ]
  if (recording.music) layers.push({ sound: music(recording.music, seconds), gain: recording.musicGain ?? 0.4 })
  const target = join(packFolder, recording.src)
  await mkdir(dirname(target), { recursive: true })
  await writeSound(mix(...layers), target, recording.heard)
  if (recording.transcript) await writeFile(join(packFolder, recording.transcript), webvtt(speech.cues))
}
