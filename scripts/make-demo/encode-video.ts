import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ffmpeg, steadyFfmpeg, steadyOutput } from './run.ts'

/** Pipes JPEG frames into a nearly lossless intermediate file, from which all renditions are made. */
export async function writeMaster(path: string, fps: number, frames: AsyncGenerator<Buffer>): Promise<void> {
  const input = ['-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(fps), '-i', 'pipe:0']
  const output = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv420p', path]
  const child = spawn('ffmpeg', [...steadyFfmpeg.filter((arg) => arg !== '-nostdin'), ...input, ...output], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const done = once(child, 'close')
  try {
    for await (const frame of frames) {
      if (!child.stdin.write(frame)) await once(child.stdin, 'drain')
    }
  } finally {
    child.stdin.end()
  }
  const [code] = await done
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while taking frames for ${path}`)
}

export type Master = { video: string; sound: string; fps: number }
const inputsOf = (master: Master) => ['-i', master.video, '-i', master.sound, '-map', '0:v', '-map', '1:a']
const x264 = (crf: number) => [
  '-c:v',
  'libx264',
  '-preset',
  'slow',
  '-crf',
  String(crf),
  '-pix_fmt',
  'yuv420p',
]
const aac = (kbps: number) => ['-c:a', 'aac', '-b:a', `${kbps}k`, '-ac', '1', '-ar', '44100']

/** H.264 and AAC in MP4, index first so that playing starts before all of it is there. */
export async function toMp4(master: Master, path: string, crf: number, scale?: string): Promise<void> {
  const filter = scale ? ['-vf', `scale=${scale}`] : []
  const output = [...steadyOutput, '-movflags', '+faststart', '-shortest', path]
  await ffmpeg(...inputsOf(master), ...filter, ...x264(crf), ...aac(48), ...output)
}

/** VP9 and Opus in WebM. */
export async function toWebm(master: Master, path: string, crf: number): Promise<void> {
  const video = [
    '-c:v',
    'libvpx-vp9',
    '-b:v',
    '0',
    '-crf',
    String(crf),
    '-deadline',
    'good',
    '-cpu-used',
    '4',
  ]
  const audio = ['-c:a', 'libopus', '-b:a', '40k', '-ac', '1']
  await ffmpeg(
    ...inputsOf(master),
    ...video,
    '-pix_fmt',
    'yuv420p',
    ...audio,
    ...steadyOutput,
    '-shortest',
    path,
  )
}

/** HLS with 240p, 360p and 720p renditions in fragmented MP4; every path in the playlists is relative. */
export async function toHls(master: Master, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const renditions = [
    { height: 240, kbps: 180 },
    { height: 360, kbps: 350 },
    { height: 720, kbps: 900 },
  ]
  const split = `[0:v]split=3${renditions.map((_, i) => `[s${i}]`).join('')};`
  const scaled = renditions.map(({ height }, i) => `[s${i}]scale=-2:${height}[v${i}]`).join(';')
  const maps = renditions.flatMap((_, i) => ['-map', `[v${i}]`, '-map', '1:a'])
  const rates = renditions.flatMap(({ kbps }, i) => [
    `-maxrate:v:${i}`,
    `${kbps}k`,
    `-bufsize:v:${i}`,
    `${2 * kbps}k`,
  ])
  // Without B-frames the first frame lies at 0, so that cues and ranges fit to the frame.
  const keyframes = [
    '-bf',
    '0',
    '-g',
    String(master.fps * 4),
    '-keyint_min',
    String(master.fps * 4),
    '-sc_threshold',
    '0',
  ]
  const hls = ['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4']
  const streams = renditions.map(({ height }, i) => `v:${i},a:${i},name:${height}p`).join(' ')
  await ffmpeg(
    ...['-i', master.video, '-i', master.sound, '-filter_complex', split + scaled, ...maps],
    ...[...x264(29), ...rates, ...keyframes, ...aac(48), ...steadyOutput, '-shortest', ...hls],
    ...['-hls_flags', 'independent_segments', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_segment_filename', join(folder, '%v', 'part-%d.m4s')],
    ...['-master_pl_name', 'master.m3u8', '-var_stream_map', streams, join(folder, '%v', 'index.m3u8')],
  )
}
