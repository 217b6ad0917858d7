import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { phoneExif, withExif } from './exif.ts'
import { writeFilm } from './write-film.ts'

const pictures = { width: 240, height: 160, framesPerSecond: 1 }
const jpeg = ['-c:v', 'mjpeg', '-q:v', '6', '-pix_fmt', 'yuvj420p']

/** Pictures that say their number: an album, two that move (four frames, two a second), one that says where it was taken. */
export async function makeStills(folder: string): Promise<void> {
  const path = (name: string) => join(folder, name)
  const album = path('album')
  await rm(album, { recursive: true, force: true })
  await mkdir(album, { recursive: true })
  await writeFilm({ ...pictures, seconds: 12 }, [...jpeg, '-start_number', '1', join(album, '%02d.jpg')])
  const moving = { ...pictures, framesPerSecond: 2, seconds: 2 }
  await writeFilm(moving, ['-loop', '0', path('moving.gif')])
  await writeFilm(moving, ['-c:v', 'libwebp_anim', '-loop', '0', '-quality', '60', path('moving.webp')])
  await writeFilm({ ...pictures, seconds: 1 }, [...jpeg, '-frames:v', '1', path('located.jpg')])
  await writeFile(path('located.jpg'), withExif(await readFile(path('located.jpg')), phoneExif))
}
