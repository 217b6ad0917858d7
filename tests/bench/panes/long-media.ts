import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../scripts/layers.ts'
import { ffmpeg } from '../../../scripts/make-demo/run.ts'

const folder = join(projectRoot, '.tmp', 'bench-media')

/** Ten minutes of 1280 × 720 at 25 frames a second with some grain, a key frame each 10 s as encoders set them by themselves. */
const film = [
  ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=600,noise=alls=5:allf=t'],
  ...['-f', 'lavfi', '-i', 'anoisesrc=color=pink:amplitude=0.2:duration=600:sample_rate=48000'],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '32', '-g', '250', '-pix_fmt', 'yuv420p'],
  ...['-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-movflags', '+faststart'],
]
/** Half an hour that rises and falls as speech does. */
const recording = [
  ...['-f', 'lavfi', '-i', 'anoisesrc=color=pink:amplitude=0.5:duration=1800:sample_rate=48000'],
  ...['-af', "volume='0.2+0.8*abs(sin(t*1.7)*sin(t*0.13))':eval=frame", '-ac', '1'],
]

const recipes = {
  'ten-minutes.mp4': film,
  'half-an-hour.mp3': [...recording, '-c:a', 'libmp3lame', '-b:a', '96k'],
  'half-an-hour.opus': [...recording, '-c:a', 'libopus', '-b:a', '48k'],
} as const

/** A long file made by ffmpeg at its first use and kept below .tmp; its path. */
export async function longMedia(name: keyof typeof recipes): Promise<string> {
  const path = join(folder, name)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  process.stderr.write(`  making ${name} …\n`)
  const unfinished = join(folder, `unfinished-${name}`)
  await ffmpeg(...recipes[name], unfinished)
  renameSync(unfinished, path)
  return path
}
