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
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/layers.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { openVault, type Vault } from '../../src-main/vault/vault.ts'
import type { VaultEntry } from '../../src-main/vault/vault-entry.ts'
import { openBareBrowser } from './bare-browser.ts'
import { type Figure, figureOf } from './figures.ts'
import { drawPictures, post, writePack } from './packs.ts'
import { inTemporaryFolder } from './temporary.ts'

const runs = 5
const textCount = 5000
const imageCount = 200
const fileBytes = 64 * 1024 * 1024
const megabyte = 1e6

/** How fast packs come in beside a plain copy of their files, and how fast the vault reads beside a plain file. */
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
      await timeVault(folder),
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

async function timeVault(folder: string): Promise<Figure> {
  const vault = await openVault(join(folder, 'vault'), Buffer.alloc(32, 7))
  const path = join(folder, 'plain')
  const piece = Buffer.alloc(1024 * 1024, 3)
  writeFileSync(path, Buffer.concat(Array.from({ length: fileBytes / piece.length }, () => piece)))
  const entry = await vault.put(readPlain(path))
  const program: number[] = []
  const floor: number[] = []
  for (let run = 0; run < runs * 2; run += 1) {
    floor.push(await timed(() => readAll(readPlain(path))))
    program.push(await timed(() => readVault(vault, entry)))
  }
  const figure = figureOf({ name: 'vault, 64 MiB in sequence', program, floor, floorName: 'plain file' })
  return {
    ...figure,
    note: `${Math.round(fileBytes / megabyte / (figure.program.p50 / 1000))} MB/s decrypted`,
  }
}

function readVault(vault: Vault, entry: VaultEntry): Promise<void> {
  return readAll(vault.read(entry))
}

/** A file as the vault reads it: as many bytes at a time, handed over in pieces of a chunk. */
async function* readPlain(path: string): AsyncGenerator<Uint8Array, void> {
  const chunk = 64 * 1024
  const file = await open(path, 'r')
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(8 * chunk)
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return
      for (let at = 0; at < bytesRead; at += chunk) yield buffer.subarray(at, Math.min(at + chunk, bytesRead))
    }
  } finally {
    await file.close()
  }
}

async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0
  for await (const piece of pieces) bytes += piece.length
  if (bytes !== fileBytes) throw new Error(`Read ${bytes} of ${fileBytes} bytes.`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
