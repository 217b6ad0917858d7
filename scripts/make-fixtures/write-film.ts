import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { steadyFfmpeg, steadyOutput } from '../make-demo/run.ts'
import { numberedFrame } from './numbered-frame.ts'

export interface Film {
  width: number
  height: number
  framesPerSecond: number
  seconds: number
  /** Arguments of further inputs, such as a sound. */
  inputs?: readonly string[]
}

/** The sound of most films: a tone that climbs by 110 Hz with every second, at about −12 dBFS. */
export const climbingTone = (seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `aevalsrc='0.25*sin(2*PI*(220+110*floor(t))*t)':s=48000:d=${seconds}`,
]

/** Draws numbered frames, one after the other, into ffmpeg, whose `output` arguments say what becomes of them. */
export async function writeFilm(film: Film, output: readonly string[]): Promise<void> {
  const { width, height, framesPerSecond, seconds, inputs = [] } = film
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`]
  const child = spawn(
    'ffmpeg',
    [
      ...steadyFfmpeg.filter((argument) => argument !== '-nostdin'),
      ...[...input, '-framerate', String(framesPerSecond), '-i', 'pipe:0', ...inputs],
      ...steadyOutput,
      ...output,
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  )
  const done = once(child, 'close')
  for (let number = 0; number < framesPerSecond * seconds; number += 1) {
    const frame = numberedFrame(width, height, number, Math.floor(number / framesPerSecond))
    if (!child.stdin.write(frame)) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  const [code] = await done
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while it wrote ${output.at(-1)}`)
}
