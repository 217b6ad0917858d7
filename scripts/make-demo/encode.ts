import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { ffmpeg, steadyOutput } from './run.ts'
import { type Sound, writeWav } from './sound.ts'

/** Hands out a temporary folder and clears it away afterwards. */
export async function inScratch(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'make-demo-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const pictureOptions: Record<string, string[]> = {
  '.jpg': ['-q:v', '4', '-pix_fmt', 'yuvj420p'],
  '.webp': ['-c:v', 'libwebp', '-quality', '82'],
  '.avif': [
    '-c:v',
    'libaom-av1',
    '-still-picture',
    '1',
    '-crf',
    '28',
    '-cpu-used',
    '6',
    '-pix_fmt',
    'yuv420p',
  ],
}

/** Writes a PNG picture in the format that the file's name asks for. */
export async function writePicture(png: Buffer, path: string): Promise<void> {
  const options = pictureOptions[extname(path)]
  if (extname(path) === '.png') await writeFile(path, png)
  else if (!options) throw new Error(`no way to write ${path}`)
  else
    await inScratch(async (folder) => {
      const source = join(folder, 'picture.png')
      await writeFile(source, png)
      await ffmpeg('-i', source, ...options, ...steadyOutput, '-frames:v', '1', path)
    })
}

/** EXIF block that says “turn by 90° clockwise to see it upright”, as phones write it. */
const turnedExif = Buffer.concat([
  Buffer.from('ffe10022', 'hex'),
  Buffer.from('Exif\0\0', 'latin1'),
  Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
])

/** Writes a JPEG whose pixels lie on their side and whose EXIF orientation sets them upright. */
export async function writeTurnedPhoto(png: Buffer, path: string): Promise<void> {
  await inScratch(async (folder) => {
    const [source, turned] = [join(folder, 'picture.png'), join(folder, 'turned.jpg')]
    await writeFile(source, png)
    await ffmpeg(
      '-i',
      source,
      '-vf',
      'transpose=2',
      '-q:v',
      '4',
      '-pix_fmt',
      'yuvj420p',
      ...steadyOutput,
      turned,
    )
    const jpeg = await readFile(turned)
    await writeFile(path, Buffer.concat([jpeg.subarray(0, 2), turnedExif, jpeg.subarray(2)]))
  })
}

const soundOptions: Record<string, string[]> = {
  '.mp3': ['-c:a', 'libmp3lame', '-b:a', '40k'],
  '.m4a': ['-c:a', 'aac', '-b:a', '40k', '-movflags', '+faststart'],
  '.ogg': ['-c:a', 'libopus', '-b:a', '28k'],
  '.flac': ['-c:a', 'flac', '-compression_level', '8', '-sample_fmt', 's16'],
  '.wav': ['-c:a', 'pcm_s16le', '-ar', '16000'],
}

/** Sounds as heard through something. */
export const through = {
  nothing: 'anull',
  telephone: 'highpass=f=320,lowpass=f=3300,acompressor',
  phoneInHand: 'highpass=f=120,lowpass=f=7000,acompressor',
  hall: 'aecho=0.8:0.7:45|90:0.25|0.15',
} as const

/** Writes a sound in the format that the file's name asks for. */
export async function writeSound(
  sound: Sound,
  path: string,
  heard: keyof typeof through = 'nothing',
): Promise<void> {
  const options = soundOptions[extname(path)]
  if (!options) throw new Error(`no way to write ${path}`)
  await inScratch(async (folder) => {
    const source = join(folder, 'sound.wav')
    await writeWav(source, sound)
    await ffmpeg('-i', source, '-af', through[heard], '-ac', '1', ...options, ...steadyOutput, path)
  })
}
