import { spawn } from 'node:child_process'

/** Runs a program to its end and gives back what it printed; throws with the last lines of its complaints otherwise. */
export async function run(program: string, args: string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err = (err + chunk).slice(-2000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${err.trim()}`)
  return out
}

/** Arguments that make ffmpeg quiet, single-threaded and repeatable: no dates or versions in what it writes. */
export const steadyFfmpeg = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y']
export const steadyOutput = [
  '-threads',
  '1',
  '-map_metadata',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags',
  '+bitexact',
]

export const ffmpeg = (...args: string[]) => run('ffmpeg', [...steadyFfmpeg, ...args])

/** Length of a media file in seconds, to the millisecond. */
export async function durationOf(path: string): Promise<number> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]
  return Math.round(Number(await run('ffprobe', args)) * 1000) / 1000
}
