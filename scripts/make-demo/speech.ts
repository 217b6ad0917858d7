import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { run } from './run.ts'
import { join, readWav, type Sound, secondsOf, silence } from './sound.ts'

/** A voice of espeak-ng, with its pace in words a minute and its pitch in 0…99. */
export type Voice = { name: string; voice: string; rate?: number; pitch?: number }
export type Line = {
  by: Voice
  says: string
  /** What is given to the voice where its reading of the written text is poor. */
  spoken?: string
  /** Silence after the line. */
  pauseSeconds?: number
}
export type Cue = { startSeconds: number; endSeconds: number; speaker: string; text: string }
export type Speech = { sound: Sound; cues: Cue[] }

/** Speaks the lines one after the other, and says when each was spoken. */
export async function speak(lines: Line[], leadSeconds = 0.3): Promise<Speech> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'make-demo-'))
  const parts = [silence(leadSeconds)]
  const cues: Cue[] = []
  let at = leadSeconds
  for (const line of lines) {
    const file = joinPath(folder, 'line.wav')
    const { voice, rate = 155, pitch = 50 } = line.by
    const options = ['-v', voice, '-s', String(rate), '-p', String(pitch), '-w', file]
    await run('espeak-ng', [...options, '--', line.spoken ?? line.says])
    const spoken = await readWav(file)
    cues.push({
      startSeconds: at,
      endSeconds: at + secondsOf(spoken),
      speaker: line.by.name,
      text: line.says,
    })
    parts.push(spoken, silence(line.pauseSeconds ?? 0.35))
    at += secondsOf(spoken) + (line.pauseSeconds ?? 0.35)
  }
  await rm(folder, { recursive: true })
  return { sound: join(parts), cues }
}

const stamp = (seconds: number) => {
  const ms = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** WebVTT with a voice tag per cue. */
export function webvtt(cues: Cue[]): string {
  const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const blocks = cues.map(
    (cue) =>
      `${stamp(cue.startSeconds)} --> ${stamp(cue.endSeconds)}\n<v ${plain(cue.speaker)}>${plain(cue.text)}\n`,
  )
  return `WEBVTT\n\n${blocks.join('\n')}`
}

/** The cue that is spoken at a time, if any. */
export const cueAt = (cues: Cue[], seconds: number): Cue | undefined =>
  cues.find((cue) => seconds >= cue.startSeconds && seconds < cue.endSeconds)
