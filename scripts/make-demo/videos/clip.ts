import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { resetIds } from '../draw/colour.ts'
import { inScratch } from '../encode.ts'
import { toHls, toMp4, toWebm, writeMaster } from '../encode-video.ts'
import type { Item, TaskInput } from '../item.ts'
import { type Mood, music, noise } from '../music.ts'
import { levelAt, mix, secondsOf, writeWav } from '../sound.ts'
import { type Cue, cueAt, type Line, speak, webvtt } from '../speech.ts'
import type { Studio } from '../studio.ts'

/** What a scene knows when it draws a frame. */
export type Moment = {
  /** Seconds since the start, and in all. */
  t: number
  seconds: number
  /** The line that is being spoken. */
  cue: Cue | undefined
  /** How far the mouth of a speaker is open now, 0…1. */
  mouth(speaker: string): number
  blink: boolean
}

export type Clip = {
  width: number
  height: number
  fps: number
  lines: Line[]
  leadSeconds?: number
  /** Time after the last line. */
  tailSeconds?: number
  music?: Mood
  musicGain?: number
  noiseGain?: number
  crf?: number
  /** HTML of one frame. */
  draw(moment: Moment): string
}

/** Speaks, draws and encodes a clip. */
async function makeClip(studio: Studio, packFolder: string, task: TaskInput, clip: Clip): Promise<void> {
  const { content, context } = task
  if (content.kind !== 'video') throw new Error(`${task.id} is not a video`)
  const speech = await speak(clip.lines, clip.leadSeconds ?? 0.4)
  const seconds = secondsOf(speech.sound) + (clip.tailSeconds ?? 0.6)
  const layers = [{ sound: speech.sound, gain: 0.9 }]
  if (clip.music) layers.push({ sound: music(clip.music, seconds), gain: clip.musicGain ?? 0.45 })
  layers.push({ sound: noise(seconds, clip.lines.length + 3), gain: clip.noiseGain ?? 0.02 })
  const sound = mix(...layers)

  const draw = (index: number) => {
    resetIds()
    const t = index / clip.fps
    const cue = cueAt(speech.cues, t)
    return clip.draw({
      t,
      seconds,
      cue,
      mouth: (speaker) => (cue?.speaker === speaker ? levelAt(speech.sound, t) : 0),
      blink: t % 3.7 > 3.55,
    })
  }

  const target = join(packFolder, content.src)
  await mkdir(dirname(target), { recursive: true })
  await inScratch(async (scratch) => {
    const master = { video: join(scratch, 'master.mp4'), sound: join(scratch, 'sound.wav'), fps: clip.fps }
    await writeWav(master.sound, sound)
    const frames = studio.frames(clip.width, clip.height, Math.round(seconds * clip.fps), draw)
    await writeMaster(master.video, clip.fps, frames)
    const kind = extname(content.src)
    if (kind === '.m3u8') await toHls(master, dirname(target))
    else if (kind === '.webm') await toWebm(master, target, clip.crf ?? 38)
    else await toMp4(master, target, clip.crf ?? 28)
  })
  if (context?.transcript) await writeFile(join(packFolder, context.transcript), webvtt(speech.cues))
}

/** An item whose clip is written where the task says: `….mp4`, `….webm` or `…/master.m3u8`. */
export const clipItem = (task: TaskInput, clip: Clip): Item => ({
  task,
  make: (studio, packFolder) => makeClip(studio, packFolder, task, clip),
})
