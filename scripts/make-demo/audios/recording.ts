import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type through, writeSound } from '../encode.ts'
import type { Item, TaskInput } from '../item.ts'
import { type Mood, music, noise } from '../music.ts'
import { mix, secondsOf } from '../sound.ts'
import { type Line, speak, webvtt } from '../speech.ts'

export type Recording = {
  lines: Line[]
  heard?: keyof typeof through
  music?: Mood
  musicGain?: number
  noiseGain?: number
}

/** Speaks, mixes and encodes a recording. */
async function makeRecording(packFolder: string, task: TaskInput, recording: Recording): Promise<void> {
  const { content, context } = task
  if (content.kind !== 'audio') throw new Error(`${task.id} is not a recording`)
  const speech = await speak(recording.lines)
  const seconds = secondsOf(speech.sound) + 0.3
  const layers = [
    { sound: speech.sound, gain: 0.9 },
    { sound: noise(seconds, 11), gain: recording.noiseGain ?? 0.02 },
  ]
  if (recording.music)
    layers.push({ sound: music(recording.music, seconds), gain: recording.musicGain ?? 0.4 })
  const target = join(packFolder, content.src)
  await mkdir(dirname(target), { recursive: true })
  await writeSound(mix(...layers), target, recording.heard)
  if (context?.transcript) await writeFile(join(packFolder, context.transcript), webvtt(speech.cues))
}

/** An item whose recording is written where the task says, in the format that the file name asks for. */
export const recordingItem = (task: TaskInput, recording: Recording): Item => ({
  task,
  make: (_, packFolder) => makeRecording(packFolder, task, recording),
})
