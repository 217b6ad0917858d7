import { constants } from 'node:fs'
import { type FileHandle, open, readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'

/** Pictures that somebody likes to look at in a break, in a folder of theirs. */
export interface RestPictures {
  /** Looks into the folder anew; how many there are. */
  count(): Promise<number>
  /** The one at this place, counted from 0; undefined if there is none, or no longer. */
  picture(place: number): Promise<RestPicture | undefined>
}

export interface RestPicture {
  mime: string
  bytes: Uint8Array
}

const mimes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/avif',
  'image/gif',
]
const mostBytes = 50 * 1024 ** 2
/** A longer list serves no break. */
const mostPictures = 1000
/** Of those, so that a folder of other files is not read for minutes. */
const mostFiles = 5000
/** What `file-type` asks for to tell one from another. */
const headBytes = 4100

/** @param folder where they are at the moment of the call; undefined if the person has chosen none */
export function createRestPictures(folder: () => string | undefined): RestPictures {
  let found: { folder: string; names: string[] } | undefined

  async function look(place: string): Promise<string[]> {
    const names: string[] = []
    const entries = await readdir(place).catch(() => [])
    for (const name of entries.sort().slice(0, mostFiles)) {
      if (names.length === mostPictures) break
      if (await withPicture(place, name, mimeOf)) names.push(name)
    }
    found = { folder: place, names }
    return names
  }

  return {
    async count() {
      const place = folder()
      return place === undefined ? 0 : (await look(place)).length
    },
    async picture(at) {
      const place = folder()
      if (place === undefined) return undefined
      const names = found?.folder === place ? found.names : await look(place)
      const name = names[at]
      if (name === undefined) return undefined
      return withPicture(place, name, async (file) => {
        const mime = await mimeOf(file)
        return mime === undefined ? undefined : { mime, bytes: await file.readFile() }
      })
    },
  }
}

/** Opens a file that is directly in a folder, also by way of a link; undefined for what is not there, or is no file. */
async function withPicture<T>(
  folder: string,
  name: string,
  work: (file: FileHandle) => Promise<T>,
): Promise<T | undefined> {
  let file: FileHandle | undefined
  try {
    const path = await realpath(join(folder, name))
    if (dirname(path) !== (await realpath(folder))) return undefined
    // Not to be followed, should it have become a link since; and a pipe must not be waited for.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const facts = await file.stat()
    return facts.isFile() && facts.size <= mostBytes ? await work(file) : undefined
  } catch {
    // Gone, or not to be read: one picture fewer.
    return undefined
  } finally {
    await file?.close()
  }
}

/** By its first bytes, whatever its name; undefined for what is not shown in a break. */
async function mimeOf(file: FileHandle): Promise<string | undefined> {
  const head = new Uint8Array(headBytes)
  const { bytesRead } = await file.read(head, 0, headBytes, 0)
  const told = await fileTypeFromBuffer(head.subarray(0, bytesRead)).catch(() => undefined)
  if (!told || !mimes.includes(told.mime)) return undefined
  return told.mime === 'image/apng' ? 'image/png' : told.mime
}
