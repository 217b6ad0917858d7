import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ffmpeg, steadyOutput } from '../make-demo/run.ts'
import { climbingTone, type Film, writeFilm } from './write-film.ts'

const numbered: Film = {
  width: 320,
  height: 180,
  framesPerSecond: 10,
  seconds: 8,
  inputs: climbingTone(8),
}

// A key frame a second and no B-frames: frame n lies at n ÷ 10 s exactly.
const h264 = (crf: number, keyEvery = 10) => [
  ...['-c:v', 'libx264', '-preset', 'slow', '-crf', String(crf), '-pix_fmt', 'yuv420p', '-bf', '0'],
  ...['-g', String(keyEvery), '-keyint_min', String(keyEvery), '-sc_threshold', '0'],
]
const aac = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1']
const fastStart = ['-movflags', '+faststart']

/** Films whose every frame says its number (tests/e2e/media.ts reads it from the screen), in the forms that moderators get. */
export async function makeFilms(folder: string): Promise<void> {
  const path = (name: string) => join(folder, name)
  await writeFilm(numbered, [...h264(30), ...aac, ...fastStart, path('numbered.mp4')])
  await writeFilm(numbered, [
    ...['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '40', '-g', '10', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'libopus', '-b:a', '32k', '-ac', '1', path('numbered.webm')],
  ])
  await writeFilm({ ...numbered, inputs: [] }, [...h264(30), ...fastStart, path('silent.mp4')])
  await writeFilm({ ...numbered, framesPerSecond: 1, inputs: climbingTone(8) }, [
    ...[...h264(30, 2), ...aac, ...fastStart, path('one-frame-a-second.mp4')],
  ])
  // Of the first, third, … second only every fifth frame is kept, so that frames last a tenth or half a second.
  await writeFilm(numbered, [
    ...['-vf', "select='mod(floor(t),2)+not(mod(n,5))'", '-vsync', 'vfr'],
    ...[...h264(30), ...aac, ...fastStart, path('uneven.mp4')],
  ])
  await ffmpeg(
    ...['-i', path('numbered.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90'],
    ...[...steadyOutput, ...fastStart],
    path('turned.mp4'),
  )
  await makeStream(join(folder, 'hls'))
}

/** Three renditions and their sound apart from them, so that a change of picture does not touch what is heard. */
async function makeStream(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const widths = [160, 320, 640]
  // Written into the master playlist, by which players choose.
  const rates = [60, 150, 400].flatMap((kbps, i) => [
    `-maxrate:v:${i}`,
    `${kbps}k`,
    `-bufsize:v:${i}`,
    `${2 * kbps}k`,
  ])
  const split = `[0:v]split=3[s0][s1][s2];${widths.map((width, i) => `[s${i}]scale=${width}:-2:flags=area[v${i}]`).join(';')}`
  const streams = ['90p', '180p', '360p'].map((name, i) => `v:${i},agroup:sound,name:${name}`)
  await writeFilm({ ...numbered, width: 640, height: 360 }, [
    ...['-filter_complex', split, ...widths.flatMap((_, i) => ['-map', `[v${i}]`]), '-map', '1:a'],
    ...[...h264(30, 20), ...rates, ...aac, '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_flags', 'independent_segments', '-hls_segment_filename', join(folder, '%v', '%d.m4s')],
    ...['-master_pl_name', 'master.m3u8'],
    ...['-var_stream_map', `${streams.join(' ')} a:0,agroup:sound,name:sound,default:yes`],
    join(folder, '%v', 'index.m3u8'),
  ])
}
