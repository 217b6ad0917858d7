import {
  closeSync,
  copyFileSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/layers.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { openBareBrowser } from './bare-browser.ts'
import { type Figure, figureOf } from './figures.ts'
import { drawPictures, post, writePack } from './packs.ts'
import { inTemporaryFolder } from './temporary.ts'

const runs = 5
const textCount = 5000
const imageCount = 200
const megabyte = 1e6

/** How fast packs come in beside a plain copy of their files. */
export async function measureImport(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const texts = join(folder, 'texts')
    const contents = Array.from({ length: textCount }, (_, index) => ({ kind: 'text', text: post(index) }))
    writePack(texts, 'texts', contents)
    const images = join(folder, 'images')
    await writePictures(images)
    return [
      await timeImports(`import of ${textCount} texts`, texts, textCount, folder),
      await timeImports(`import of ${imageCount} pictures`, images, imageCount, folder),
    ]
  })
}

/** A few drawings, each copied with a comment of its own in the file, so that no two files are the same. */
async function writePictures(folder: string): Promise<void> {
  const bare = await openBareBrowser()
  const drawn = await drawPictures(bare.page, folder, 8).finally(bare.close)
  const sources = Array.from({ length: imageCount }, (_, index) => {
    const jpeg = readFileSync(join(folder, drawn[index % drawn.length] as string))
    const comment = Buffer.from(`\xff\xfe\x00\x06${String(index).padStart(4)}`, 'latin1')
    const src = `copy-${index}.jpg`
    writeFileSync(join(folder, src), Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]))
    return { kind: 'image', src }
  })
  writePack(folder, 'images', sources)
}

async function timeImports(name: string, pack: string, tasks: number, folder: string): Promise<Figure> {
  const program: number[] = []
  const floor: number[] = []
  const files = readdirSync(pack).filter((file) => !file.startsWith('picture-'))
  const bytes = files.reduce((sum, file) => sum + readFileSync(join(pack, file)).length, 0)
  for (let run = 0; run < runs; run += 1) {
    const id = `${name.replaceAll(' ', '-')}-${run}`
    floor.push(await timed(async () => copyFiles(pack, files, join(folder, `copy-${id}`))))
    const options = { assets: join(projectRoot, 'assets'), now: Date.now }
    const profile = await openProfile(join(folder, `profile-${id}`), options)
    try {
      program.push(
        await timed(async () => {
          const { added } = await importPack(profile, pack, {})
          if (added !== tasks) throw new Error(`${added} of ${tasks} tasks came in.`)
        }),
      )
    } finally {
      profile.close()
    }
  }
  const figure = figureOf({ name, program, floor, floorName: 'copy + fdatasync' })
  const seconds = figure.program.p50 / 1000
  const note = `${Math.round(tasks / seconds)} tasks/s, ${(bytes / megabyte / seconds).toFixed(1)} MB/s`
  return { ...figure, note }
}

/** Copies files as durably as an import must be. */
function copyFiles(from: string, files: readonly string[], to: string): void {
  mkdirSync(to)
  for (const name of files) {
    copyFileSync(join(from, name), join(to, name))
    const file = openSync(join(to, name), 'r+')
    fdatasyncSync(file)
    closeSync(file)
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
